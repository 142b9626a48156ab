/** Bytes in memory of their own, as `Blob` and `Response` take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A text in UTF-8. */
export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** All parts after one another. */
export const joined = (parts: readonly Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));

/** Audio as a JSON field carries it. */
export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

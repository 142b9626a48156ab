/** A token for what follows an entry. Opaque: nobody but the service reads it. */
export function makeToken(id: string, question: string): string {
  const letters = Array.from(new TextEncoder().encode(JSON.stringify([id, question])), (byte) =>
    String.fromCharCode(byte),
  );
  return btoa(letters.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The entry that a token was made for; nothing where it is none, or was given for another question. */
export function readToken(token: string, question: string): string | undefined {
  try {
    const letters = atob(token.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const read: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const [id, asked] = Array.isArray(read) ? (read as unknown[]) : [];
    return typeof id === "string" && asked === question ? id : undefined;
  } catch {
    // Made up, or cut.
    return undefined;
  }
}

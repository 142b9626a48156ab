import { type Bytes, joined, utf8 } from "./bytes.ts";

/** A part of a multipart body. */
export interface Part {
  readonly name: string;
  /** Makes the part a file. */
  readonly fileName?: string;
  readonly contentType?: string;
  readonly content: string | Uint8Array;
}

/** What separates the parts, unless a trial says otherwise. */
const edge = "edge";

/** A multipart body written by hand: `FormData` cannot write a wrong one. */
export function formBody(parts: readonly Part[], boundary: string = edge): Bytes {
  const pieces = parts.flatMap(({ content, ...part }) => [
    utf8(`--${boundary}\r\n${partHead(part)}\r\n`),
    typeof content === "string" ? utf8(content) : content,
    utf8("\r\n"),
  ]);
  return joined([...pieces, utf8(`--${boundary}--\r\n`)]);
}

function partHead({ name, fileName, contentType }: Omit<Part, "content">): string {
  const file = fileName === undefined ? "" : `; filename="${fileName}"`;
  const type = contentType === undefined ? "" : `Content-Type: ${contentType}\r\n`;
  return `Content-Disposition: form-data; name="${name}"${file}\r\n${type}`;
}

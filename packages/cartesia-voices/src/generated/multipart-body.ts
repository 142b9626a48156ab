// Generated from scripts/templates/multipart-body.ts by `pnpm specs:generate`. Do not edit.
/**
 * Fields as a multipart form, in the one form of a body that is quick to send and that no runtime sends twice: a `Blob`,
 * whose type names the boundary. Names, file names and line ends are written as browsers write those of a `FormData`.
 * A field that is `null` or `undefined` is left out: a form would carry the text "null".
 */
export function multipartBody(fields: Readonly<Record<string, unknown>>): Blob {
  // Random, so that no file can be made to contain it, and in lower case, since a blob's type is.
  secret ??= crypto.getRandomValues(new Uint32Array(4)).join("");
  const boundary = `form-${secret}-${count++}`;
  const parts: BlobPart[] = [];
  for (const [name, field] of Object.entries(fields)) {
    for (const value of [field].flat()) {
      if (value === null || value === undefined) continue;
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(windowsLines(name))}"`;
      if (value instanceof Blob) {
        const fileName = escaped((value as File).name ?? "blob");
        const type = value.type || "application/octet-stream";
        parts.push(`${head}; filename="${fileName}"\r\nContent-Type: ${type}\r\n\r\n`, value, "\r\n");
      } else {
        const text = typeof value === "object" ? JSON.stringify(value) : String(value);
        parts.push(`${head}\r\n\r\n${windowsLines(text)}\r\n`);
      }
    }
  }
  return new Blob([...parts, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

let secret: string | undefined;
let count = 0;

const windowsLines = (text: string): string => text.replace(/\r\n?|\n/g, "\r\n");

const escaped = (name: string): string => name.replace(/[\n\r"]/g, encodeURIComponent);

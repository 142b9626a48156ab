/**
 * Fields as a multipart form, in the one form of a body that is quick to send and that no runtime sends twice: a `Blob`,
 * whose type names the boundary. Names, file names and line ends are written as browsers write those of a `FormData`.
 * A field that is `null` or `undefined` is left out: a form would carry the text "null".
 *
 * @param bytesFields The fields that carry files.
 * @throws TypeError that names the field, for what a form cannot carry as it is.
 */
export function multipartBody(fields: Readonly<Record<string, unknown>>, bytesFields: readonly string[]): Blob {
  if (!isPlain(fields)) throw new TypeError(`body is a ${kindOf(fields)}: pass its fields as an object`);
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
        // A test environment may have a Blob of its own, which the runtime would send as the words "[object Blob]".
        const isOther = /^(?:Blob|File)$/.test(kindOf(value)) ? " of another realm" : "";
        const isFile = bytesFields.includes(name);
        if (isFile || /^(?:function|symbol)$/.test(typeof value) || (typeof value === "object" && !isPlain(value))) {
          const right = isFile ? 'new File([bytes], "ada.wav", { type: "audio/wav" })' : "text";
          throw new TypeError(`${name} is a ${kindOf(value)}${isOther}: pass ${right}`);
        }
        const text = typeof value === "object" ? JSON.stringify(value) : String(value);
        parts.push(`${head}\r\n\r\n${windowsLines(text)}\r\n`);
      }
    }
  }
  return new Blob([...parts, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

/**
 * What sends a body, with each `Blob` of another realm read first, such as a frame's or a test environment's: a form takes
 * none but its own. A body without one is sent at once.
 */
export function readingBlobs<Init extends { body?: unknown }>(
  send: (path: never, init: never) => Promise<unknown>,
): (path: unknown, init: Init) => Promise<unknown> {
  return async (path, init) => {
    const fields = Object.entries(Object(init.body));
    if (!fields.some(([, field]) => [field].flat().some(isForeign))) return send(path as never, init as never);
    // In a form a list of one is the one.
    const own = fields.map(async ([name, field]) => [name, await Promise.all([field].flat().map(ownBlob))]);
    return send(path as never, { ...init, body: Object.fromEntries(await Promise.all(own)) } as never);
  };
}

/** By what it can do, since its class is another one there, and it may have no tag. */
const isForeign = (value: unknown): value is File => {
  const { arrayBuffer, slice } = Object(value);
  return !(value instanceof Blob) && typeof arrayBuffer === "function" && typeof slice === "function";
};

const ownBlob = async (value: unknown): Promise<unknown> =>
  isForeign(value)
    ? new File([new Uint8Array(await value.arrayBuffer())], value.name ?? "blob", { type: value.type })
    : value;

const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
/** Data alone: what has a prototype of its own would lose what it holds. */
export const isPlain = (value: unknown): boolean => {
  const prototype = kindOf(value) === "Object" && Object.getPrototypeOf(value);
  return prototype === null || (prototype && Object.getPrototypeOf(prototype) === null);
};

let secret: string | undefined;
let count = 0;

const windowsLines = (text: string): string => text.replace(/\r\n?|\n/g, "\r\n");

const escaped = (name: string): string => name.replace(/[\n\r"]/g, encodeURIComponent);

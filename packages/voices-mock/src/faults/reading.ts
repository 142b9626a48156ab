/** The start line and headers of a request. */
export interface RequestHead {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the other side wants the connection for another request. */
  readonly keepsAlive: boolean;
  /** Whether it waits for `100 Continue` before it sends the body. */
  readonly awaitsContinue: boolean;
  /** Bytes the head takes, with the empty line after it. */
  readonly size: number;
}

/** Reads a head from the start of the bytes; `undefined` while it has not arrived whole. Throws when it is no HTTP. */
export function readHead(bytes: Buffer): RequestHead | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [start = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const [, method, target, minor] = /^([A-Z]+) (\S+) HTTP\/1\.([01])$/.exec(start) ?? [];
  if (method === undefined || target === undefined) throw new SyntaxError("no HTTP/1 request line");
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon <= 0) throw new SyntaxError("a header line without a name");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  const length = headers["content-length"];
  if (length !== undefined && !/^\d+$/.test(length)) throw new SyntaxError("a Content-Length that is no number");
  const keepsAlive = minor === "1" ? !has(headers["connection"], "close") : has(headers["connection"], "keep-alive");
  // HTTP/1.0 knows no interim answers.
  const awaitsContinue = minor === "1" && has(headers["expect"], "100-continue");
  return { method, target, headers, keepsAlive, awaitsContinue, size: end + 4 };
}

/** Whether a word stands in a header that is a list of words, in whatever case. */
const has = (list: string | undefined, word: string): boolean =>
  list?.split(",").some((one) => one.trim().toLowerCase() === word) ?? false;

/** The part of a body that has arrived. */
export interface BodyProgress {
  readonly body: Uint8Array<ArrayBuffer>;
  /** Bytes it took on the wire; `undefined` while more are to come. */
  readonly size: number | undefined;
}

/** Reads the body that follows a head, by its length or in chunks. Throws when the chunks make no sense. */
export function readBody(head: RequestHead, bytes: Buffer): BodyProgress {
  if (/\bchunked\b/i.test(head.headers["transfer-encoding"] ?? "")) return readChunks(bytes);
  const length = Number(head.headers["content-length"] ?? 0);
  return { body: new Uint8Array(bytes.subarray(0, length)), size: bytes.length < length ? undefined : length };
}

function readChunks(bytes: Buffer): BodyProgress {
  const chunks: Buffer[] = [];
  const progress = (size?: number): BodyProgress => ({ body: new Uint8Array(Buffer.concat(chunks)), size });
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf("\r\n", at);
    if (lineEnd < 0) return progress();
    const line = bytes.toString("latin1", at, lineEnd);
    const [, digits] = /^([0-9a-f]+)(?:;.*)?$/i.exec(line) ?? [];
    if (digits === undefined) throw new SyntaxError("a chunk without a size");
    const size = Number.parseInt(digits, 16);
    at = lineEnd + 2;
    if (size === 0) {
      // Trailers, if any, end with an empty line.
      if (bytes.toString("latin1", at, at + 2) === "\r\n") return progress(at + 2);
      const end = bytes.indexOf("\r\n\r\n", at);
      return progress(end < 0 ? undefined : end + 4);
    }
    chunks.push(bytes.subarray(at, at + size));
    if (bytes.length < at + size + 2) return progress();
    at += size + 2;
  }
}

// The runtimes' own parsers differ in what they forgive, and copy every file several times.

/** One part of a multipart form. */
export interface FormPart {
  readonly name: string;
  /** Present, if empty, on a file. */
  readonly fileName?: string;
  readonly mediaType?: string;
  /** A view into the body. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const [carriageReturn, lineFeed, hyphen] = [13, 10, 45];

/** The parts of a `multipart/form-data` body in their order, or `undefined` when it is none. */
export function parseMultipart(contentType: string, body: Uint8Array<ArrayBuffer>): FormPart[] | undefined {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return undefined;
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
  // The first delimiter has no line before it.
  const first = delimiter.subarray(2);
  if (!matches(body, first, 0)) return undefined;

  const parts: FormPart[] = [];
  for (let at = first.length; ; ) {
    if (body[at] === hyphen && body[at + 1] === hyphen) return parts;
    if (body[at] !== carriageReturn || body[at + 1] !== lineFeed) return undefined;
    const end = indexOf(body, delimiter, at);
    const part = end < 0 ? undefined : parsePart(body.subarray(at + 2, end));
    if (part === undefined) return undefined;
    parts.push(part);
    at = end + delimiter.length;
  }
}

/** The boundary a content type names: a token or a quoted text of up to 70 characters, as RFC 2046 has it. */
function boundaryOf(contentType: string): string | undefined {
  const found = /;\s*boundary=(?:"(?<quoted>[^"]+)"|(?<token>[^\s;"]+))/i.exec(contentType)?.groups;
  const boundary = found?.["quoted"] ?? found?.["token"] ?? "";
  return /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/.test(boundary) ? boundary : undefined;
}

const emptyLine = new TextEncoder().encode("\r\n\r\n");
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

function parsePart(part: Uint8Array<ArrayBuffer>): FormPart | undefined {
  const end = indexOf(part, emptyLine, 0);
  if (end < 0) return undefined;
  const headers = new Map<string, string>();
  for (const line of utf8.decode(part.subarray(0, end)).split("\r\n")) {
    const [, name, value = ""] = /^([!#$%&'*+.^`|~\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined) return undefined;
    headers.set(name.toLowerCase(), value.trim());
  }
  const disposition = headers.get("content-disposition");
  if (disposition === undefined || !/^form-data\s*;/i.test(disposition)) return undefined;
  const name = parameter(disposition, "name");
  if (name === undefined) return undefined;
  const fileName = parameter(disposition, "filename");
  const mediaType = headers.get("content-type");
  return {
    name,
    ...(fileName === undefined ? {} : { fileName }),
    ...(mediaType === undefined || mediaType === "" ? {} : { mediaType }),
    bytes: part.subarray(end + emptyLine.length),
  };
}

/** A quoted parameter; quotes and line ends in it are written in percent, as browsers do. */
function parameter(disposition: string, name: string): string | undefined {
  const value = new RegExp(`;\\s*${name}="([^"]*)"`, "i").exec(disposition)?.[1];
  return value?.replaceAll(/%0a/gi, "\n").replaceAll(/%0d/gi, "\r").replaceAll("%22", '"');
}

/** Where some bytes that start with a carriage return come next. */
function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  let at = bytes.indexOf(carriageReturn, from);
  while (at >= 0 && !matches(bytes, wanted, at)) at = bytes.indexOf(carriageReturn, at + 1);
  return at;
}

function matches(bytes: Uint8Array, wanted: Uint8Array, at: number): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}

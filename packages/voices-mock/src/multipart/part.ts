import { extendedText, headerParameters } from "../contract/header-parameters.ts";
import { mostNameCharacters, mostPartHeaderBytes } from "../door/bounds.ts";

/** One part of a multipart form. */
export interface FormPart {
  readonly name: string;
  /** Present, if empty, on a file. */
  readonly fileName?: string;
  readonly mediaType?: string;
  /** A view into the body. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Reads a part from the line end of its boundary on, or says in words what is wrong with it. */
export function parseFormPart(part: Uint8Array<ArrayBuffer>): FormPart | { readonly problem: string } {
  const end = emptyLine(part);
  if (end > mostPartHeaderBytes) return { problem: `headers of more than ${mostPartHeaderBytes} bytes` };
  if (end < 0) return { problem: "no empty line behind the headers" };
  const headers = new Map<string, string>();
  const head = utf8.decode(part.subarray(2, Math.max(2, end)));
  // A line that starts with white space belongs to the one before (RFC 5322, section 2.2.3).
  for (const line of head === "" ? [] : head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n")) {
    const [, name, value = ""] = /^([!#$%&'*+.^`|~\w-]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined) return { problem: "a header line that is none" };
    if (headers.has(name.toLowerCase())) return { problem: "a header twice" };
    headers.set(name.toLowerCase(), value.trim());
  }
  const [, kind, rest = ""] = /^([\w-]+)\s*(;.*)?$/s.exec(headers.get("content-disposition") ?? "") ?? [];
  if (kind?.toLowerCase() !== "form-data") return { problem: "no Content-Disposition of form-data" };
  const parameters = headerParameters(rest);
  if (parameters === undefined) return { problem: "a Content-Disposition whose parameters cannot be read" };
  const name = parameters.get("name");
  if (name === undefined) return { problem: "no name" };
  if (name.length > mostNameCharacters) return { problem: `a name of more than ${mostNameCharacters} characters` };
  const fileName = fileNameOf(parameters);
  const mediaType = headers.get("content-type");
  return {
    name: unescaped(name),
    ...(fileName === undefined ? {} : { fileName }),
    ...(mediaType === undefined || mediaType === "" ? {} : { mediaType }),
    bytes: part.subarray(end + 4),
  };
}

/**
 * RFC 7578 tells senders not to write `filename*`; some do, and some write nothing else. Where both can be read it counts
 * (RFC 6266, section 4.3), and one that cannot be is as if it were not there.
 */
function fileNameOf(parameters: ReadonlyMap<string, string>): string | undefined {
  const extended = extendedText(parameters.get("filename*") ?? "");
  const plain = parameters.get("filename");
  return extended ?? (plain === undefined ? undefined : unescaped(plain));
}

/** Browsers write quotes and line ends in percent, and nothing else. */
const unescaped = (text: string): string =>
  text.replaceAll(/%0a/gi, "\n").replaceAll(/%0d/gi, "\r").replaceAll("%22", '"');

/** Where a line end is followed by another, or -1. */
function emptyLine(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) {
    if (bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10) return at;
  }
  return -1;
}

import { type DecodeBase64, isBase64 } from "../audio/base64.ts";
import type { Sample } from "../audio/limits.ts";
import { jsonExcess } from "../door/json-bounds.ts";
import type { Finding } from "./finding.ts";

/** A body in the form a schema can judge. */
export interface RequestBody {
  /** The fields, a file among them as an empty text. */
  readonly value: unknown;
  /** What is wrong already and no schema can see. */
  readonly findings: readonly Finding[];
  /** The sample at a place in the body, or `undefined` when none can be read there. */
  sample(pointer: string, data: unknown): Sample | undefined;
}

/** A JSON body. Samples in it are base64 texts. */
export function jsonRequestBody(bytes: Uint8Array, decode: DecodeBase64): RequestBody {
  const unreadable = (received: string): RequestBody => ({
    value: undefined,
    findings: [{ field: "body", expected: "a JSON document in UTF-8", received, keyword: "body" }],
    sample: () => undefined,
  });
  if (bytes.length === 0) return unreadable("nothing");
  // Senders must not write one; readers may forgive it (RFC 8259, section 8.1), which few do.
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return unreadable("a byte order mark before it");
  const excess = jsonExcess(bytes);
  if (excess !== undefined) return unreadable(excess);
  try {
    return {
      value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)),
      findings: [],
      sample: (_pointer, data) => (typeof data === "string" && isBase64(data) ? { bytes: decode(data) } : undefined),
    };
  } catch {
    // The parser's own message is not repeated: it quotes the body, and the body is mostly audio.
    return unreadable(`${bytes.length} bytes that are not`);
  }
}

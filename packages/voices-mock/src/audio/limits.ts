import type { JsonObject } from "../contract/contract.ts";
import type { Finding } from "../contract/finding.ts";
import { type AudioContainer, audioContainer, audioContainers, isListed } from "./container.ts";

/** A sample as it came in a request. */
export interface Sample {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of a part of a form. */
  readonly fileName?: string;
  /** Of a part of a form, as its header has it. */
  readonly mediaType?: string;
}

/**
 * Judges one sample by the `x-audio` limits of its field. A limit of level `refuse` is enforced, one of level `warn` is
 * not. Seconds are not: telling them needs a decoder.
 */
export function judgeAudio(limits: JsonObject, { bytes }: Sample): Omit<Finding, "field"> | undefined {
  const keyword = "x-audio";
  const size = bytes.length;
  const formats = enforced(limits["formats"]);
  const listed = Array.isArray(formats?.["values"]) ? formats["values"].map(String) : [...audioContainers];
  const expected = `audio (${listed.join(", ")})`;
  if (size === 0) return { keyword, expected, received: "0 bytes" };
  const container: AudioContainer | undefined = audioContainer(bytes);
  if (container === undefined) return { keyword, expected, received: `${size} bytes of no container known here` };
  if (formats !== undefined && !isListed(container, listed)) return { keyword, expected, received: container };
  const largest = enforced(limits["bytes"])?.["max"];
  if (typeof largest === "number" && size > largest) {
    return { keyword, expected: `at most ${largest} bytes`, received: `${size} bytes` };
  }
  return undefined;
}

function enforced(limit: JsonObject[string] | undefined): JsonObject | undefined {
  if (typeof limit !== "object" || limit === null || Array.isArray(limit)) return undefined;
  const found = limit as JsonObject;
  return found["level"] === "refuse" ? found : undefined;
}

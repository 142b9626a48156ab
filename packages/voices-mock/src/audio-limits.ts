import { type AudioContainer, audioContainer, audioContainers, isListed } from "./audio-container.ts";
import type { JsonObject } from "./contract.ts";
import type { Finding } from "./finding.ts";

/** The start of a sample and its size: all that the checks of the mock look at. */
export interface SampleBytes {
  /** At least the first 16 bytes, where there are as many. */
  readonly head: Uint8Array;
  /** Bytes in the whole sample. */
  readonly size: number;
}

/**
 * Judges one sample by the `x-audio` limits of its field. A limit of level `refuse` is enforced, one of level `warn` is
 * not. Seconds are not: telling them needs a decoder.
 */
export function judgeAudio(limits: JsonObject, { head, size }: SampleBytes): Omit<Finding, "field"> | undefined {
  const keyword = "x-audio";
  const formats = enforced(limits["formats"]);
  const listed = Array.isArray(formats?.["values"]) ? formats["values"].map(String) : [...audioContainers];
  const expected = `audio (${listed.join(", ")})`;
  if (size === 0) return { keyword, expected, received: "0 bytes" };
  const container: AudioContainer | undefined = audioContainer(head);
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

import {
  inspectSample,
  measureSample,
  prepareSample,
  SampleError,
  trimSample,
} from "../../../../packages/voice-sample/src/index.ts";

/** Every call of the package that takes a sample. */
export const calls = {
  inspect: (bytes: Uint8Array, signal?: AbortSignal): Promise<unknown> => inspectSample(bytes, { signal }),
  measure: (bytes: Uint8Array, signal?: AbortSignal): Promise<unknown> => measureSample(bytes, { signal }),
  trim: (bytes: Uint8Array, signal?: AbortSignal): Promise<unknown> => trimSample(bytes, { fromSeconds: 0.01, signal }),
  prepare: (bytes: Uint8Array, signal?: AbortSignal): Promise<unknown> =>
    prepareSample(bytes, { limits: [{ seconds: { bestFrom: 3, bestTo: 10, level: "warn" } }], signal }),
} as const;

export type CallName = keyof typeof calls;

/**
 * What the package promises of each call: 5 s, 1 s for each megabyte, and 0.1 s for each of the 600 s of `measure`; of
 * `prepare` four minutes and 3 s for each megabyte.
 */
export const promisedMs = (call: CallName, bytes: number): number =>
  call === "prepare" ? 240_000 + (3 * bytes) / 1_000 : 5_000 + bytes / 1_000 + (call === "measure" ? 60_000 : 0);

/** How a call ended: "read", or the code of its error. Throws when it failed in any other way. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "read";
  } catch (error) {
    if (error instanceof SampleError) return error.code;
    throw error;
  }
}

// What a program that looks at samples writes.
import { inspectSample } from "@org/voice-sample";

export const seconds = async (sample: Uint8Array): Promise<number | undefined> =>
  (await inspectSample(sample)).durationSeconds;

import { cartesiaAudioLimits } from "@org/clone-core/cartesia";
import { inworldAudioLimits } from "@org/clone-core/inworld";
import { inspectSample, judgeSample, measureSample } from "../../../../../packages/voice-sample/src/index.ts";

/** What both providers document. */
export const limits = [cartesiaAudioLimits, inworldAudioLimits];

/** What either provider has against a finished sample, as its bytes are read again. */
export async function findingsOf(audio: Uint8Array): Promise<readonly string[]> {
  const report = await inspectSample(audio);
  const levels = await measureSample(audio);
  return limits
    .flatMap((one) => judgeSample({ report, levels }, { limits: one }))
    .map(({ message }) => `a provider: ${message}`);
}

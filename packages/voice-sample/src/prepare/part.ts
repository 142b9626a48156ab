import { nextTask } from "../bounds/next-task.ts";
import { pcmBlocks } from "../levels/pcm-blocks.ts";
import type { SampleDecoders } from "../levels/sample-decoder.ts";
import type { OpenedSample } from "../open/opened-sample.ts";
import type { ChannelChoice } from "./channel-choice.ts";
import { decimate } from "./decimate.ts";
import type { SampleWindow } from "./window.ts";

/** A part of a recording in one channel. */
export interface Part {
  readonly signal: Float32Array;
  /** In Hz. */
  readonly sampleRate: number;
  /** The largest value. */
  readonly peak: number;
}

/** Above it nobody hears anything more, in Hz. */
export const highestRate = 48_000;

/** Decodes a part of a recording, in one channel, at no more than 48 kHz. */
export async function decodedPart(
  opened: OpenedSample,
  { fromSeconds, toSeconds }: SampleWindow,
  { rate, choice, canSeek }: { readonly rate: number; readonly choice: ChannelChoice; readonly canSeek: boolean },
  decoders: SampleDecoders | undefined,
): Promise<Part> {
  const from = Math.round(fromSeconds * rate);
  const to = Math.round(toSeconds * rate);
  const mono = new Float32Array(to - from);
  let filled = 0;
  for await (const block of pcmBlocks(opened, { decoders, fromSeconds: canSeek ? fromSeconds : 0 })) {
    const { channels } = block;
    const length = channels[0]?.length ?? 0;
    const begin = Math.round(block.fromSeconds * rate);
    for (let at = Math.max(0, from - begin); at < length && begin + at < to; at++) {
      mono[begin + at - from] = choice === "mix" ? mean(channels, at) : finite(channels[choice]?.[at]);
      filled = begin + at - from + 1;
    }
    if (opened.pace.isDue) await opened.pace.rest();
    if (length > 0 && begin + length >= to) break;
  }
  const factor = Math.ceil(rate / highestRate);
  const signal = await decimate(mono.subarray(0, filled), factor, opened.pace);
  await nextTask();
  const peak = signal.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { signal, sampleRate: rate / factor, peak };
}

const finite = (value = 0): number => (Number.isFinite(value) ? value : 0);
const mean = (channels: readonly Float32Array[], at: number): number =>
  channels.reduce((sum, channel) => sum + finite(channel[at]), 0) / channels.length;

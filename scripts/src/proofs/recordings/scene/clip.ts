import { fileURLToPath } from "node:url";
import { root } from "../../../specs/documents/sources.ts";
import { decodedByFfmpeg } from "../hold/decoded-by-ffmpeg.ts";
import type { Stretch } from "./stretch.ts";

/** Ten seconds of made-up speech. */
export const clipPath = fileURLToPath(new URL("examples/clips/ada.wav", root));

const clips = new Map<number, Promise<Float32Array>>();

/** The clip at a rate in Hz. */
export function clipAt(rate: number): Promise<Float32Array> {
  const known = clips.get(rate) ?? decodedByFfmpeg(clipPath, { rate });
  clips.set(rate, known);
  return known;
}

const rate = 16_000;
const frameValues = rate / 100;
/** The clip is silent between its words, so that any figure well above noise will do: -50 dBFS. */
const spokenRms = 0.003;
/** A pause within a word. */
const shortestPause = 0.25;

/** Where the clip's words are. It is told by levels alone, which is enough for a clip without any noise. */
export async function clipSpeech(): Promise<readonly Stretch[]> {
  const clip = await clipAt(rate);
  const stretches: Stretch[] = [];
  for (let at = 0; at < clip.length; at += frameValues) {
    const frame = clip.subarray(at, at + frameValues);
    const rms = Math.sqrt(frame.reduce((sum, value) => sum + value * value, 0) / frameValues);
    if (rms < spokenRms) continue;
    const [from, to] = [at / rate, (at + frameValues) / rate];
    const last = stretches.at(-1);
    if (last !== undefined && from - last.to <= shortestPause) stretches[stretches.length - 1] = { ...last, to };
    else stretches.push({ from, to });
  }
  return stretches;
}

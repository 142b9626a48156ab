import { seededRandom } from "../../../workspace/made-up/seeded-random.ts";
import { clipAt, clipSpeech } from "./clip.ts";
import type { Stretch } from "./stretch.ts";

/** Words of the clip at a place of a recording. */
export interface Utterance {
  readonly atSeconds: number;
  /** The part of the clip that is spoken; all of it where absent. */
  readonly fromSeconds?: number;
  readonly toSeconds?: number;
  /** How loud it is in each channel; 1 is the clip's own level. */
  readonly gains: readonly number[];
  /** Another pitch makes another speaker. */
  readonly speed?: number;
  /** Nobody wants this part as a sample, because it is clipped. */
  readonly isUnwanted?: boolean;
}

/** A recording before it is coded: who speaks when, and what else is heard. */
export interface Scene {
  readonly seconds: number;
  readonly channels: number;
  /** In Hz; 48,000 where absent. */
  readonly rate?: number;
  readonly utterances: readonly Utterance[];
  /** What is heard besides, from -1 to 1, at a time in seconds; soft noise where absent. */
  readonly background?: (seconds: number, random: () => number) => number;
}

const usualRate = 48_000;
/** -66 dBFS, as a quiet room is. */
const softNoise = 0.0005;
const seed = 20_261_129;

/** The sound of a scene, an array for each channel. Values beyond full scale are cut off, as a recorder does. */
export async function soundOf({ seconds, channels, rate = usualRate, utterances, background }: Scene) {
  const frames = Math.round(seconds * rate);
  const random = seededRandom(seed);
  const heard = background ?? (() => (2 * random() - 1) * softNoise);
  const sound = Array.from({ length: channels }, () => new Float32Array(frames));
  for (let at = 0; at < frames; at++) {
    for (const channel of sound) channel[at] = heard(at / rate, random);
  }
  for (const { atSeconds, fromSeconds = 0, toSeconds = Number.POSITIVE_INFINITY, gains, speed = 1 } of utterances) {
    // Played at another rate, the clip has another pitch.
    const clip = await clipAt(Math.round(rate / speed));
    const clipRate = rate / speed;
    const words = clip.subarray(Math.round(fromSeconds * clipRate), Math.round(Math.min(toSeconds, 60) * clipRate));
    const first = Math.round(atSeconds * rate);
    for (const [index, channel] of sound.entries()) {
      const gain = gains[index] ?? 0;
      for (let at = 0; at < words.length && first + at < frames; at++) {
        channel[first + at] = (channel[first + at] ?? 0) + gain * (words[at] ?? 0);
      }
    }
  }
  for (const channel of sound) {
    for (const [at, value] of channel.entries()) channel[at] = Math.max(-1, Math.min(1, value));
  }
  return { rate, sound };
}

/** Where somebody speaks in one channel, or in the mix of all of them, and can be understood. */
export async function spokenIn({ utterances }: Scene, channel: number | "mix"): Promise<readonly Stretch[]> {
  const speech = await clipSpeech();
  const audible = ({ gains, isUnwanted }: Utterance): boolean =>
    !isUnwanted && (channel === "mix" ? gains.some((gain) => gain !== 0) : (gains[channel] ?? 0) !== 0);
  return utterances.filter(audible).flatMap(({ atSeconds, fromSeconds = 0, toSeconds = 60, speed = 1 }) =>
    speech
      .map(({ from, to }) => ({ from: Math.max(from, fromSeconds), to: Math.min(to, toSeconds) }))
      .filter(({ from, to }) => to > from)
      .map(({ from, to }) => ({
        from: atSeconds + (from - fromSeconds) / speed,
        to: atSeconds + (to - fromSeconds) / speed,
      })),
  );
}

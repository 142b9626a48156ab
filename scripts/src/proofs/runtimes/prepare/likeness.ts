/** What is looked at of a WAV file. */
interface Wav {
  /** `PCM, 1 channel, 16 bit`. */
  readonly kind: string;
  readonly rate: number;
  readonly values: Int16Array;
}

const plainHeadBytes = 44;
const pcm = 1;
const stepSeconds = 0.05;
const shiftSeconds = 0.01;

/** Reads a WAV file with nothing in it but a plain head and the sound. */
export function readWav(bytes: Uint8Array): Wav {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ascii = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  const isWav = ascii(0) === "RIFF" && ascii(8) === "WAVE" && ascii(12) === "fmt " && ascii(36) === "data";
  if (!isWav || view.getUint32(40, true) !== bytes.byteLength - plainHeadBytes) {
    return { kind: "another head", rate: 1, values: new Int16Array() };
  }
  const coding = view.getUint16(20, true) === pcm ? "PCM" : "another coding";
  const values = new Int16Array(bytes.slice(plainHeadBytes).buffer);
  const kind = `${coding}, ${view.getUint16(22, true)} channel, ${view.getUint16(34, true)} bit`;
  return { kind, rate: view.getUint32(24, true), values };
}

/** The place at which one sound is found in another. */
export interface Found {
  readonly seconds: number;
  /** How alike they are there in how loud they are over time, from -1 to 1. */
  readonly likeness: number;
}

/** Finds a sound in another one, up to so far from where it ought to be. */
export function foundNear(sound: Wav, other: Wav, nearSeconds: number, farthestSeconds: number): Found {
  let best: Found = { seconds: Number.NaN, likeness: -1 };
  for (let away = -farthestSeconds; away <= farthestSeconds; away += shiftSeconds) {
    const seconds = nearSeconds + away;
    const alike = likeness(sound, other, seconds);
    if (alike > best.likeness) best = { seconds, likeness: alike };
  }
  return best;
}

function likeness(sound: Wav, other: Wav, laterSeconds: number): number {
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at * sound.rate < sound.values.length; at += stepSeconds) {
    pairs.push([loudness(sound, at), loudness(other, at + laterSeconds)]);
  }
  return correlation(pairs);
}

function loudness({ values, rate }: Wav, from: number): number {
  const part = values.subarray(
    Math.max(0, Math.round(from * rate)),
    Math.max(0, Math.round((from + stepSeconds) * rate)),
  );
  const square = part.reduce((sum, value) => sum + (value / 32_768) ** 2, 0);
  return Math.sqrt(square / Math.max(1, part.length));
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (of: (pair: readonly [number, number]) => number): number =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [a, b] = [mean(([one]) => one), mean(([, other]) => other)];
  const spread = Math.sqrt(mean(([one]) => (one - a) ** 2) * mean(([, other]) => (other - b) ** 2));
  return mean(([one, other]) => (one - a) * (other - b)) / spread;
}

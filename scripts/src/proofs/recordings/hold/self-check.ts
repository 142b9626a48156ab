import { clipAt, clipSpeech } from "../scene/clip.ts";
import { misplaced } from "./best-place.ts";
import { unlike } from "./hold.ts";
import { likeness } from "./likeness.ts";

const rate = 16_000;
const [from, to] = [2 * rate, 6 * rate];
const pi = Math.PI;

/** Shows each check what it has to find, and what it must let pass. Returns what it got wrong. */
export async function selfCheck(): Promise<string[]> {
  const clip = await clipAt(rate);
  const words = clip.slice(from, to);
  const against = (signal: Float32Array, at = from): string[] => unlike(likeness(signal, clip, at, rate), 0, undefined);
  const like = likeness(words, clip, from, rate);
  const spoken = await clipSpeech();
  const [first = 0, last = 0] = [spoken[0]?.from, spoken.at(-1)?.to];
  const place = (early: number, late: number): string[] => {
    const found = misplaced({ from: first + early, to: last + late }, spoken, 10);
    return found === undefined ? [] : [found];
  };
  const cases: readonly (readonly [name: string, found: readonly string[], expected: RegExp | undefined])[] = [
    ["the same words", against(words), undefined],
    ["a codec's delay of 50 ms", against(words, from + 0.05 * rate), undefined],
    ["a delay of 80 ms", against(words, from + 0.08 * rate), /late/],
    ["a tenth of a dB", against(words.map((value) => value * 1.0116)), undefined],
    ["a dB more", against(words.map((value) => value * 1.122)), /louder/],
    ["other words", against(clip.slice(to, to + from)), /correlation/],
    ["words backwards", against(words.slice().reverse()), /correlation/],
    [
      "a hum besides",
      against(words.map((value, at) => value + 0.03 * Math.sin((2 * pi * 100 * at) / rate))),
      /correlation/,
    ],
    ["19 ms more", unlike(like, 19, undefined), undefined],
    ["21 ms less", unlike(like, -21, undefined), /longer/],
    ["raised to -3.1 dBFS", unlike(like, 0, -3.1), undefined],
    ["raised to -2.7 dBFS", unlike(like, 0, -2.7), /raised/],
    ["a window of the speech", place(-0.1, 0.1), undefined],
    ["a window that begins late", place(0.5, 0), /holds/],
    ["a window that ends early", place(0, -0.5), /holds/],
  ];
  return cases
    .filter(
      ([, found, expected]) => !(expected === undefined ? found.length === 0 : found.some((one) => expected.test(one))),
    )
    .map(([name, found]) => `the checks themselves: ${name} was found to be ${found.join("; ") || "right"}`);
}

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { inspectSample } from "../../../../../packages/voice-sample/src/index.ts";
import type { PlacedKind } from "../kinds/all-kinds.ts";
import type { Outcome } from "../process/task.ts";
import { spokenIn } from "../scene/scene.ts";
import { misplaced } from "./best-place.ts";
import { channelsTaken, numbersOf } from "./channels.ts";
import { bySox, decodedByFfmpeg } from "./decoded-by-ffmpeg.ts";
import { furthestShift, type Likeness, likeness } from "./likeness.ts";

/** Both providers like ten seconds best. */
const mostSeconds = 10;
const leastCorrelation = 0.98;
const mostLateMs = 60;
const mostLengthMs = 20;
const mostLouderDb = 0.5;
const raisedToDbfs = -3;
const raisedWithinDb = 0.2;

type Sample = Extract<Outcome, { readonly kind: "sample" }>;

/** What was compared, and what is wrong with it. */
export interface Held {
  readonly complaints: readonly string[];
  readonly likeness: Likeness;
}

/** Holds a sample to what ffmpeg makes of the same part of the recording, and to where the speech is known to be. */
export async function hold(kind: PlacedKind, sample: Sample, recording: string, output: string): Promise<Held> {
  const { scene, changes, says } = kind;
  const complaints: string[] = [...sample.findings];
  const { window } = sample;
  const done = sample.changes.map(({ code }) => code);
  if (done.join() !== changes.join()) complaints.push(`done was ${done.join(", ")}, not ${changes.join(", ")}`);
  const said = sample.changes.map(({ message }) => message).join("; ");
  if (says !== undefined && !says.test(said)) complaints.push(`${said} says nothing like ${says}`);
  const taken = channelsTaken(sample.changes);
  const spoken = await spokenIn(scene, taken);
  const place = misplaced({ from: window.fromSeconds, to: window.toSeconds }, spoken, mostSeconds);
  if (place !== undefined) complaints.push(place);

  const bytes = await readFile(output);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== sample.sha256) complaints.push("the file is not what was made");
  const original = await readFile(recording);
  if (done.length === 0) {
    if (!bytes.equals(original)) complaints.push("nothing was to be done, and it is not the bytes that it was");
  } else {
    const { container, codec, channels } = sample.report;
    if (container !== "wav" || codec !== "pcm-s16" || channels !== 1) {
      complaints.push(`it is ${container}, ${codec}, ${channels} channels, not mono WAV of 16 bit`);
    }
  }

  const { sampleRate: rate } = sample.report;
  const numbers = numbersOf(taken, await inspectSample(original));
  const reference = await decodedByFfmpeg(kind.isForSox ? await bySox(recording) : recording, {
    rate,
    channels: numbers,
  });
  const made = await decodedByFfmpeg(output, { rate });
  const wanted = Math.min(window.toSeconds, reference.length / rate) - window.fromSeconds;
  const longerMs = 1000 * (made.length / rate - wanted);
  const like = likeness(made, reference, Math.round(window.fromSeconds * rate), rate);
  complaints.push(...unlike(like, longerMs, done.includes("raised") ? peakDbfs(made) : undefined));
  return { complaints, likeness: like };
}

/** What is wrong with the sound of a sample. Its peak counts where it was raised, and otherwise its level. */
export function unlike(
  { correlation, lateMs, louderDb }: Likeness,
  longerMs: number,
  raisedPeak: number | undefined,
): string[] {
  const complaints: string[] = [];
  if (!(Math.abs(longerMs) <= mostLengthMs)) complaints.push(`it is ${longerMs.toFixed(1)} ms longer`);
  if (!(correlation > leastCorrelation))
    complaints.push(`the correlation is ${correlation.toFixed(4)} within ${furthestShift} s`);
  if (!(Math.abs(lateMs) <= mostLateMs)) complaints.push(`it comes ${lateMs.toFixed(1)} ms late`);
  if (raisedPeak === undefined) {
    if (!(Math.abs(louderDb) <= mostLouderDb)) complaints.push(`it is ${louderDb.toFixed(2)} dB louder`);
  } else if (!(Math.abs(raisedPeak - raisedToDbfs) <= raisedWithinDb)) {
    complaints.push(`it was raised to ${raisedPeak.toFixed(2)} dBFS`);
  }
  return complaints;
}

const peakDbfs = (signal: Float32Array): number =>
  20 * Math.log10(signal.reduce((most, value) => Math.max(most, Math.abs(value)), 0));

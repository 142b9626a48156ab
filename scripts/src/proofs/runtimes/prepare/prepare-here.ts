// Makes samples of recordings of every kind, on whatever runtime this is bundled for.
import { cartesiaAudioLimits } from "@org/clone-core/cartesia";
import { inworldAudioLimits } from "@org/clone-core/inworld";
import { type PreparedSample, prepareSample, SampleError } from "@org/voice-sample";
import type { Observed } from "../../faults/observed.ts";
import { type Decoding, isDecoded, type RecordingKind, recordingKinds, speech } from "./kinds.ts";
import { foundNear, readWav } from "./likeness.ts";

/** What is prepared, and what is expected of it. */
export interface Preparing {
  /** Where the recordings are. */
  readonly recordings: string;
  readonly decoding: Decoding;
  /** Only promises whose sentence has this in it; all of them where it is empty. */
  readonly only: string;
}

const limits = [cartesiaAudioLimits, inworldAudioLimits];
const patienceMs = 60_000;
/** A breath, and the pauses that the clip itself begins and ends with, in seconds. */
const nearSeconds = 0.6;
/** Loudness over time: what no coder changes much, and what no other part has. */
const leastLikeness = 0.95;
/** So far the sound may be from where the window says, and so far it is looked for, in seconds. */
const rightSeconds = 0.06;
const farthestSeconds = 0.3;

/** Prepares one recording after the other, and tells of each. */
export async function prepareHere(
  { recordings, decoding, only }: Preparing,
  tell: (observed: Observed) => void,
): Promise<void> {
  const clip = await bytesAt(`${recordings}/clip.wav`);
  for (const kind of recordingKinds) {
    const isExpected = isDecoded(kind, decoding);
    const promise = isExpected ? `makes a sample of ${kind.name}` : `refuses ${kind.name}, which nothing decodes here`;
    if (!promise.includes(only)) continue;
    const recording = await bytesAt(`${recordings}/${kind.file}`);
    const broken = isExpected ? await wrongWithSample(recording, clip) : await wrongWithRefusal(recording, kind);
    tell({ promise, broken });
  }
}

async function bytesAt(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered with ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function wrongWithSample(recording: Uint8Array, clip: Uint8Array): Promise<string[]> {
  const prepared = await settled(recording);
  if (prepared instanceof Error) return [String(prepared)];
  const { audio, window, report } = prepared;
  const { fromSeconds, toSeconds } = window;
  const near = (seconds: number, expected: number): boolean => Math.abs(seconds - expected) <= nearSeconds;
  const wav = readWav(audio);
  const seconds = wav.values.length / wav.rate;
  const right = fromSeconds - speech.from;
  const found = foundNear(wav, readWav(clip), right, farthestSeconds);
  const away = found.seconds - right;
  const told = `${report.container}, ${report.codec}, ${report.channels} channel`;
  return [
    ...(near(fromSeconds, speech.from) && near(toSeconds, speech.to)
      ? []
      : [`the window is ${fromSeconds} to ${toSeconds}, not ${speech.from} to ${speech.to}`]),
    ...(Math.abs(seconds - (toSeconds - fromSeconds)) < 0.01 ? [] : [`it has ${seconds} s`]),
    ...(wav.kind === "PCM, 1 channel, 16 bit" ? [] : [`its head says ${wav.kind}`]),
    ...(told === "wav, pcm-s16, 1 channel" ? [] : [`the report says ${told}`]),
    ...(found.likeness >= leastLikeness ? [] : [`it is another sound: likeness ${found.likeness.toFixed(3)}`]),
    ...(Math.abs(away) <= rightSeconds ? [] : [`its sound is ${away.toFixed(2)} s away from where the window says`]),
  ];
}

async function wrongWithRefusal(recording: Uint8Array, { needs }: RecordingKind): Promise<string[]> {
  const error = await settled(recording);
  if (!(error instanceof Error)) return ["it made a sample: what is expected of this runtime is out of date"];
  if (!(error instanceof SampleError) || error.code !== "undecodable") return [String(error)];
  const remedy = needs === "WebCodecs" ? "@audio/decode-aac" : "install the optional packages";
  return error.message.includes(remedy) ? [] : [`no word of "${remedy}": ${error.message}`];
}

function settled(recording: Uint8Array): Promise<PreparedSample | Error> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Error>((resolve) => {
    timer = setTimeout(() => resolve(new Error(`it did not settle within ${patienceMs} ms`)), patienceMs);
  });
  const prepared = prepareSample(recording, { limits }).catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  return Promise.race([prepared, late]).finally(() => clearTimeout(timer));
}

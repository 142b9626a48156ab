import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../specs/documents/sources.ts";
import { run } from "../../workspace/programs/consumer.ts";
import type { RecordingKind } from "./kinds.ts";

const clip = fileURLToPath(new URL("examples/clips/ada.wav", root));
const clipSeconds = 10;
const longSeconds = 2_400;
/** Behind the middle, so that nobody gets there by reading from the front and stopping early. */
const quietFrom = 1_800;
const quietSeconds = 12;

/** Silence first, so that something has to be cut off. */
const shortScene = ["-i", clip, "-filter_complex", `adelay=1500:all=1,atrim=0:${clipSeconds}`];

/** The clip again and again in a noise that pauses once: that is the part to find. */
const longScene = [
  ...["-stream_loop", "-1", "-i", clip, "-f", "lavfi", "-i", "anoisesrc=r=16000:a=0.05:s=1"],
  "-filter_complex",
  `[1:a]volume='1-between(t,${quietFrom},${quietFrom + quietSeconds})':eval=frame[noise];` +
    `[0:a][noise]amix=normalize=0,atrim=0:${longSeconds}`,
];

/** Makes a recording of the example clip; returns its path. */
export function makeRecording(folder: string, { file, coded, isLong }: RecordingKind): string {
  const path = join(folder, file);
  const scene = isLong ? longScene : shortScene;
  run(folder, ["ffmpeg", "-nostdin", "-v", "error", "-y", ...scene, "-ac", "2", ...coded, path]);
  return path;
}

/** A part of a recording, in seconds. */
interface Part {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** Whether a sample was made of the part that was meant: a wrong one would be no measurement. */
export function isMeant({ fromSeconds, toSeconds }: Part, { isLong }: RecordingKind): boolean {
  const length = toSeconds - fromSeconds;
  if (!isLong) return fromSeconds > 1 && length > 7;
  return length > 8 && fromSeconds > quietFrom - 1 && toSeconds < quietFrom + quietSeconds + 1;
}

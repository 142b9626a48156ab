import { spawnSync } from "node:child_process";
import type { SampleWindow } from "@org/voice-sample";

/** What one run took. */
export interface Taken {
  readonly milliseconds: number;
  readonly peakBytes: number;
}

/**
 * What `prepareSample` does, as far as ffmpeg knows it: all of the recording is decoded and mixed to one channel, and the
 * part, which nobody has to find here, is decoded once more and written as WAV of 16 bit.
 */
export function byFfmpeg(recording: string, { fromSeconds, toSeconds }: SampleWindow, output: string): Taken {
  const mono = ["-ac", "1", "-c:a", "pcm_s16le", "-f", "wav", "-y"];
  const part = ["-ss", String(fromSeconds), "-t", String(toSeconds - fromSeconds)];
  const run = [
    ...["ffmpeg", "-nostdin", "-hide_banner", "-nostats", "-benchmark", "-i", recording, ...part, "-i", recording],
    ...["-map", "0:a", ...mono, "/dev/null", "-map", "1:a", ...mono, output],
  ];
  // A process begins with the peak of who started it, on Linux: a small shell stands between this one and ffmpeg, and
  // stays there, since it has something left to do.
  const began = performance.now();
  const { status, stderr } = spawnSync("sh", ["-c", '"$@"; exit $?', "sh", ...run], { encoding: "utf8" });
  const milliseconds = performance.now() - began;
  const [, kilobytes] = /maxrss=(\d+)/.exec(stderr) ?? [];
  if (status !== 0 || kilobytes === undefined) throw new Error(`ffmpeg ended with ${status}: ${stderr}`);
  return { milliseconds, peakBytes: Number(kilobytes) * 1024 };
}

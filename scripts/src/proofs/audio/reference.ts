import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What ffmpeg and sox say of a recording. */
export interface Reference {
  /** Of each tool that can tell, in seconds. */
  readonly durations: Readonly<Record<string, number>>;
  readonly sampleRate: number;
  readonly channels: number;
  /** Of the coded sound alone, in bits per second. */
  readonly bitRate: number;
  readonly sizeBytes: number;
  readonly peakDb: number;
  readonly rmsDb: number;
}

/** Measures a recording with `ffprobe`, `ffmpeg` and, where it reads the format, `soxi`. */
export async function reference(path: string): Promise<Reference> {
  const probe = async (entries: string): Promise<Record<string, unknown>> => {
    const { stdout } = await run(
      "ffprobe",
      ["-v", "error", "-select_streams", "a:0", "-show_entries", entries, "-of", "json", path],
      { maxBuffer: 64_000_000 },
    );
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  const { streams, format } = (await probe("stream=sample_rate,channels:format=duration")) as {
    streams: [{ sample_rate: string; channels: number }];
    format: { duration: string };
  };
  const { packets } = (await probe("packet=size")) as { packets: { size: string }[] };
  const soundBytes = packets.reduce((sum, { size }) => sum + Number(size), 0);
  const duration = Number(format.duration);
  const soxi = await run("soxi", ["-D", path]).then(
    ({ stdout }) => Number(stdout),
    () => undefined,
  );
  const { stderr } = await run("ffmpeg", ["-i", path, "-af", "astats=measure_perchannel=none", "-f", "null", "-"]);
  const figure = (name: string): number => Number(new RegExp(`${name} dB: (-?[\\d.]+)`).exec(stderr)?.[1]);
  return {
    durations: { ffprobe: duration, ...(soxi ? { soxi } : {}) },
    sampleRate: Number(streams[0].sample_rate),
    channels: streams[0].channels,
    bitRate: (soundBytes * 8) / duration,
    sizeBytes: (await stat(path)).size,
    peakDb: figure("Peak level"),
    rmsDb: figure("RMS level"),
  };
}

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
/** Ten minutes of one channel at 48 kHz are half of it. */
const mostBytes = 256_000_000;

/** One channel of a recording, as ffmpeg decodes it. */
export interface DecodedChannel {
  /** In Hz. */
  readonly rate: number;
  /** Numbers of the channels of which the mean is taken; the recording has one where absent. */
  readonly channels?: readonly number[];
}

/** Decodes the first sound of a file, whole, with ffmpeg: the second opinion on everything here. */
export async function decodedByFfmpeg(path: string, { rate, channels = [] }: DecodedChannel): Promise<Float32Array> {
  const mean = channels.map((channel) => `${1 / channels.length}*c${channel}`).join("+");
  const filter = mean === "" ? [] : ["-af", `pan=mono|c0=${mean}`];
  const output = ["-ar", String(rate), "-c:a", "pcm_f32le", "-f", "f32le", "pipe:1"];
  const { stdout } = await run(
    "ffmpeg",
    ["-v", "error", "-nostdin", "-i", path, "-map", "0:a:0", ...filter, ...output],
    {
      encoding: "buffer",
      maxBuffer: mostBytes,
    },
  );
  return new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.byteLength));
}

/** The same recording as sox reads it, as WAV of 32 bit beside it. Returns its path. */
export async function bySox(path: string): Promise<string> {
  const target = `${path}.by-sox.wav`;
  await run("sox", ["-D", path, "-b", "32", "-e", "signed-integer", target]);
  return target;
}

import type { ChunkedTrack } from "../chunked/chunked-track.ts";
import type { SampleBytes } from "../open/bytes.ts";
import { codecName } from "../open/known-by-name.ts";
import { latin1 } from "../open/latin1.ts";
import { SampleError } from "../sample-error.ts";
import type { CheckedRange } from "./sample-range.ts";
import type { TrimmedSample } from "./trimmed.ts";

const headBytes = 12;

/** Cuts a WAV file to the frame. Its format and its sound are kept, other chunks may speak of what is gone. */
export async function trimWav(
  bytes: SampleBytes,
  { description, block, place, codec, sampleRate }: ChunkedTrack,
  { fromSeconds, toSeconds }: CheckedRange,
): Promise<TrimmedSample> {
  // Of sound that is coded in blocks, a block is more than a value of each channel.
  if (description === undefined || block?.frames !== 1 || codec.endsWith("be")) {
    throw new SampleError("untrimmable", `WAV that is coded as ${codecName(codec)} cannot be cut apart.`);
  }
  const frames = Math.floor((place.end - place.start) / block.bytes);
  const at = (seconds: number): number =>
    place.start + Math.min(frames, Math.round(seconds * sampleRate)) * block.bytes;
  const sound = await bytes.read(at(fromSeconds), at(toSeconds));
  return { audio: wavOf(description, sound), window: { fromSeconds, toSeconds } };
}

function wavOf(format: Uint8Array, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const padding = data.byteLength % 2;
  const dataAt = headBytes + 8 + format.byteLength + 8;
  const trimmed = new Uint8Array(dataAt + data.byteLength + padding);
  const view = new DataView(trimmed.buffer);
  const chunk = (at: number, name: string, size: number): void => {
    trimmed.set(latin1(name), at);
    view.setUint32(at + 4, size, true);
  };
  chunk(0, "RIFF", trimmed.byteLength - 8);
  trimmed.set(latin1("WAVE"), 8);
  chunk(headBytes, "fmt ", format.byteLength);
  trimmed.set(format, headBytes + 8);
  chunk(dataAt - 8, "data", data.byteLength);
  trimmed.set(data, dataAt);
  return trimmed;
}

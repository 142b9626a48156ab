import { SampleInspectError } from "../sample-inspect-error.ts";
import type { CheckedRange } from "./sample-range.ts";

interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** Codings of which every frame stands for itself: integers, floating point, A-law and mu-law, and PCM said at length. */
const framedCodings: ReadonlySet<number> = new Set([1, 3, 6, 7, 0xfffe]);
const headBytes = 12;

/** Cuts a WAV file to the frame. Its format and its sound are kept, other chunks may speak of what is gone. */
export function trimWav(bytes: Uint8Array, { fromSeconds, toSeconds }: CheckedRange): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { format, data } = chunksOf(view);
  if (format === undefined || data === undefined || format.end - format.start < 16) {
    throw new SampleInspectError("untrimmable", "The WAV file has no chunk for its format or for its sound.");
  }
  const coding = view.getUint16(format.start, true);
  const frameBytes = view.getUint16(format.start + 12, true);
  const frameRate = view.getUint32(format.start + 4, true);
  if (!framedCodings.has(coding) || frameBytes === 0) {
    throw new SampleInspectError(
      "untrimmable",
      `The WAV file is coded in blocks (${coding}), which cannot be cut apart.`,
    );
  }
  const frames = Math.floor((data.end - data.start) / frameBytes);
  const at = (seconds: number): number => data.start + Math.min(frames, Math.round(seconds * frameRate)) * frameBytes;
  return wavOf(bytes.subarray(format.start, format.end), bytes.subarray(at(fromSeconds), at(toSeconds)));
}

function chunksOf(view: DataView): { format?: Chunk; data?: Chunk } {
  const found: { format?: Chunk; data?: Chunk } = {};
  for (let at = headBytes; at + 8 <= view.byteLength; ) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
    const size = view.getUint32(at + 4, true);
    const chunk = { start: at + 8, end: Math.min(at + 8 + size, view.byteLength) };
    if (name === "fmt ") found.format = chunk;
    if (name === "data") {
      found.data = chunk;
      break;
    }
    // Chunks begin at even positions.
    at = chunk.start + size + (size % 2);
  }
  return found;
}

function wavOf(format: Uint8Array, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const padding = data.byteLength % 2;
  const dataAt = headBytes + 8 + format.byteLength + 8;
  const trimmed = new Uint8Array(dataAt + data.byteLength + padding);
  const view = new DataView(trimmed.buffer);
  const chunk = (at: number, name: string, size: number): void => {
    trimmed.set(new TextEncoder().encode(name), at);
    view.setUint32(at + 4, size, true);
  };
  chunk(0, "RIFF", trimmed.byteLength - 8);
  trimmed.set(new TextEncoder().encode("WAVE"), 8);
  chunk(headBytes, "fmt ", format.byteLength);
  trimmed.set(format, headBytes + 8);
  chunk(dataAt - 8, "data", data.byteLength);
  trimmed.set(data, dataAt);
  return trimmed;
}

import { type Bytes, joined, utf8 } from "./bytes.ts";

/** A whole WAV file of 0.1 s of silence (8 kHz, mono, 8 bits): small, because hundreds of requests carry it. */
export function silentWav(): Bytes {
  const silence = new Uint8Array(800).fill(128);
  const format = new DataView(new ArrayBuffer(16));
  format.setUint16(0, 1, true);
  format.setUint16(2, 1, true);
  format.setUint32(4, 8000, true);
  format.setUint32(8, 8000, true);
  format.setUint16(12, 1, true);
  format.setUint16(14, 8, true);
  const chunks = joined([chunk("fmt ", new Uint8Array(format.buffer)), chunk("data", silence)]);
  return chunk("RIFF", joined([utf8("WAVE"), chunks]));
}

function chunk(name: string, content: Uint8Array): Bytes {
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, content.length, true);
  return joined([utf8(name), new Uint8Array(size.buffer), content]);
}

/** Audio as a JSON field carries it. */
export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

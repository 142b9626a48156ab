import { latin1 } from "../open/latin1.ts";

const headBytes = 44;

/** A mono signal as a WAV file of signed 16 bit, with sizes that are right. */
export function wavFile(signal: Float32Array, sampleRate: number): Uint8Array<ArrayBuffer> {
  const dataBytes = signal.length * 2;
  const bytes = new Uint8Array(headBytes + dataBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(latin1("RIFF"), 0);
  view.setUint32(4, bytes.length - 8, true);
  bytes.set(latin1("WAVEfmt "), 8);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  bytes.set(latin1("data"), 36);
  view.setUint32(40, dataBytes, true);
  for (let at = 0; at < signal.length; at++) {
    const value = Math.max(-1, Math.min(1, signal[at] ?? 0));
    view.setInt16(headBytes + 2 * at, Math.round(value * 32_767), true);
  }
  return bytes;
}

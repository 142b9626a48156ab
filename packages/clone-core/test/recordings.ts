/** A recording of silence: 16-bit mono at 8 kHz. */
export function wav(samples = 400): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples * 2);
  const view = new DataView(bytes.buffer);
  const text = (offset: number, value: string): void => bytes.set(new TextEncoder().encode(value), offset);
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 16000, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples * 2, true);
  for (let index = 44; index < bytes.length; index++) bytes[index] = (index * 31) % 251;
  return bytes;
}

/** Bytes that begin like a container and go on with zeros. */
export function beginsWith(...start: (number | string)[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(200);
  let offset = 0;
  for (const part of start) {
    const encoded = typeof part === "string" ? new TextEncoder().encode(part) : [part];
    bytes.set(encoded, offset);
    offset += encoded.length;
  }
  return bytes;
}

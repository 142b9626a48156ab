/** A whole WAV file of silence, 8 kHz, mono, 8 bits: small, because hundreds of requests carry one. */
export function silentWav(frames = 800): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + frames).fill(0x80);
  const head = Buffer.from(bytes.buffer);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(bytes.length - 8, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(frames, 40);
  return bytes;
}

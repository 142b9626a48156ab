/** Samples in a second, as LiveKit's plugins ask for them. */
const rate = 24_000;

/** What the stand-in says: a fifth of a second of 440 Hz, 16 bit, mono, without a header. */
export const tone: Buffer = Buffer.alloc((rate / 5) * 2);
for (let at = 0; at < tone.length; at += 2) {
  tone.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * 440 * at) / 2 / rate)), at);
}

/** The same as a WAV file. */
export const toneAsWav: Buffer = Buffer.concat([header(), tone]);

function header(): Buffer {
  const bytes = Buffer.alloc(44);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(36 + tone.length, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(tone.length, 40);
  return bytes;
}

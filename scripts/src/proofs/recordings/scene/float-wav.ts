const headBytes = 44;
const valueBytes = 4;
const floatingPoint = 3;

/** A WAV file of floating-point numbers, from which ffmpeg and sox make all others. */
export function floatWav(sound: readonly Float32Array[], rate: number): Uint8Array {
  const channels = sound.length;
  const frames = sound[0]?.length ?? 0;
  const dataBytes = frames * channels * valueBytes;
  const bytes = Buffer.alloc(headBytes + dataBytes);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(floatingPoint, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * channels * valueBytes, 28);
  bytes.writeUInt16LE(channels * valueBytes, 32);
  bytes.writeUInt16LE(8 * valueBytes, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(dataBytes, 40);
  const values = new Float32Array(frames * channels);
  for (const [index, channel] of sound.entries()) {
    for (let at = 0; at < frames; at++) values[at * channels + index] = channel[at] ?? 0;
  }
  bytes.set(new Uint8Array(values.buffer), headBytes);
  return bytes;
}

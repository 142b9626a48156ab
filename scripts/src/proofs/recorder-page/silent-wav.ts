/** PCM of 16 bit at 16 kHz in which nothing is heard. */
export function silentWav(seconds: number): Buffer {
  const rate = 16_000;
  const head = Buffer.from(
    "RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\0\0\0\0\0\0\0\0\x02\0\x10\0data\0\0\0\0",
    "latin1",
  );
  const size = rate * seconds * 2;
  head.writeUInt32LE(size + 36, 4);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt32LE(size, 40);
  return Buffer.concat([head, Buffer.alloc(size)]);
}

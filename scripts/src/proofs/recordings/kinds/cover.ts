import { randomBytes } from "node:crypto";

const coverBytes = 20_000_000;
const headBytes = 10;

/** An MP3 file behind a tag with a picture of 20 MB in it (ID3v2.3, sections 3.1 and 4.15). */
export function withCover(mp3: Uint8Array): Uint8Array {
  const words = Buffer.from("\0image/png\0\x03cover\0", "latin1");
  const frame = Buffer.alloc(headBytes);
  frame.write("APIC", 0, "latin1");
  frame.writeUInt32BE(words.length + coverBytes, 4);
  const tag = Buffer.alloc(headBytes);
  tag.write("ID3\x03", 0, "latin1");
  const size = headBytes + words.length + coverBytes;
  // Seven bits to the byte.
  for (const at of [6, 7, 8, 9]) tag[at] = (size >> (7 * (9 - at))) & 127;
  return Buffer.concat([tag, frame, words, randomBytes(coverBytes), mp3]);
}

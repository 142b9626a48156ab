/** The place of a chunk's name in a WAV file. */
function chunkAt(bytes: Buffer, name: string): number {
  const at = bytes.indexOf(name, 12, "latin1");
  if (at === -1) throw new Error(`no ${name} in the WAV file`);
  return at;
}

/** As a recorder leaves a file that crashed: it writes the sizes at the end, and never came to it. */
export function unfinishedWav(bytes: Buffer): Buffer {
  bytes.writeUInt32LE(0, 4);
  bytes.writeUInt32LE(0, chunkAt(bytes, "data") + 4);
  return bytes;
}

/** A recorder's remarks before the format and behind the sound, of odd lengths, each with its padding byte. */
export function withOddChunks(bytes: Buffer): Buffer {
  const format = chunkAt(bytes, "fmt ");
  const all = Buffer.concat([
    bytes.subarray(0, format),
    chunk("bext", 603),
    chunk("junk", 1),
    bytes.subarray(format),
    chunk("LIST", 4_097),
    chunk("id3 ", 77),
  ]);
  all.writeUInt32LE(all.length - 8, 4);
  return all;
}

function chunk(name: string, length: number): Buffer {
  const bytes = Buffer.alloc(8 + length + (length % 2), 0x41);
  bytes.write(name, 0, "latin1");
  bytes.writeUInt32LE(length, 4);
  return bytes;
}

/** Only what stands before the sound, with sizes that are right. */
export function withoutSamples(bytes: Buffer): Buffer {
  const data = chunkAt(bytes, "data");
  const head = bytes.subarray(0, data + 8);
  head.writeUInt32LE(head.length - 8, 4);
  head.writeUInt32LE(0, data + 4);
  return head;
}

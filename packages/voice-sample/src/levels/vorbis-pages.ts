// The decoder for Vorbis takes whole pages of an Ogg file, and all packets of a page at one go. Files are free to put so
// many packets on a page that decoding it takes seconds, so packets are put on pages of their own.

const pageHeadBytes = 27;
/** A page has room for so many pieces of up to 255 bytes, and a packet must not end with a whole one. */
const mostPieces = 255;

const letters = [0x4f, 0x67, 0x67, 0x53] as const;

const piecesOf = (packet: Uint8Array): number => Math.floor(packet.byteLength / 255) + 1;

/** The longest packet that fits on a page, in bytes: sixty times what libvorbis makes. */
export const longestPacket = mostPieces * 255 - 1;

/** What stands before the first page: see {@link vorbisPages}. */
export const beforePages: Uint8Array = Uint8Array.of(letters[0]);

/**
 * Writes packets on pages, as many to each as it has room for. The decoder reads neither sums nor times. It waits for a
 * byte of the next page before it takes one in, so what is written begins behind the first letter of a page, and ends
 * with the first letter of the next.
 */
export function vorbisPages(packets: readonly Uint8Array[]): Uint8Array {
  const pages: Uint8Array[][] = [];
  let left = 0;
  for (const packet of packets) {
    if (piecesOf(packet) > left) {
      pages.push([]);
      left = mostPieces;
    }
    pages.at(-1)?.push(packet);
    left -= piecesOf(packet);
  }
  const size = packets.reduce((sum, packet) => sum + piecesOf(packet) + packet.byteLength, 0);
  const bytes = new Uint8Array(pages.length * pageHeadBytes + size + 1);
  let at = 0;
  for (const page of pages) at = writePage(bytes, at, page);
  bytes[at] = letters[0];
  return bytes.subarray(1);
}

function writePage(bytes: Uint8Array, start: number, packets: readonly Uint8Array[]): number {
  bytes.set(letters, start);
  let at = start + pageHeadBytes;
  for (const packet of packets) {
    const pieces = piecesOf(packet);
    bytes.fill(255, at, at + pieces - 1);
    bytes[at + pieces - 1] = packet.byteLength % 255;
    at += pieces;
  }
  bytes[start + 26] = at - start - pageHeadBytes;
  for (const packet of packets) {
    bytes.set(packet, at);
    at += packet.byteLength;
  }
  return at;
}

/** The three packets of a stream's head, which stand behind a count and the lengths of the first two. */
export function vorbisHead(description: Uint8Array): readonly [identity: Uint8Array, setup: Uint8Array] {
  let at = 1;
  const lengths = [0, 0].map(() => {
    let length = 0;
    for (let piece = 255; piece === 255; at++) {
      piece = description[at] ?? 0;
      length += piece;
    }
    return length;
  });
  const [identity = 0, comments = 0] = lengths;
  return [description.subarray(at, at + identity), description.subarray(at + identity + comments)];
}

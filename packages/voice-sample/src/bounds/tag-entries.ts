import { refusal } from "./bounds.ts";
import type { Pace } from "./pace.ts";

/** The largest tag of a film has some hundred entries. The audio reader takes about 2 µs for each, all at one go. */
const mostEntries = 10_000;
/** In bytes: a picture in it is turned from base64 at one go. Covers of albums have one or two million. */
const mostCommentBytes = 8_000_000;

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Refuses a list of comments, as FLAC and Ogg have them, that would take long to read. */
export function checkComments(comments: Uint8Array): void {
  if (comments.byteLength > mostCommentBytes) {
    throw refusal("The list of comments", comments.byteLength, "bytes", mostCommentBytes);
  }
  const view = viewOf(comments);
  if (comments.byteLength < 8) return;
  const count = 4 + view.getUint32(0, true);
  if (count + 4 > comments.byteLength) return;
  const entries = view.getUint32(count, true);
  if (entries > mostEntries) throw refusal("The list of comments", entries, "entries", mostEntries);
}

/** Refuses parts of a file with too many entries: `next` finds the one behind each, or `undefined` at the end. */
async function checkEntries(
  where: string,
  start: number,
  pace: Pace,
  next: (at: number) => number | undefined,
): Promise<void> {
  let entries = 0;
  for (let at: number | undefined = start; at !== undefined; at = next(at)) {
    entries += 1;
    if (entries > mostEntries) throw refusal(where, entries, "entries and more", mostEntries);
    pace.step();
  }
}

/** Refuses a tag of ID3v2 with too many frames. `start` is where its head begins. */
export function checkId3(bytes: Uint8Array, start: number, end: number, pace: Pace): Promise<void> {
  const view = viewOf(bytes);
  const version = view.getUint8(start + 3);
  const headBytes = version === 2 ? 6 : 10;
  return checkEntries("The ID3 tag", start + 10, pace, (at) => {
    if (at + headBytes > end || view.getUint8(at) === 0) return undefined;
    if (version === 2) return at + headBytes + view.getUint16(at + 3) * 256 + view.getUint8(at + 5);
    // The smaller of both ways to write a size: there are at least as many frames as the audio reader finds.
    const plain = view.getUint32(at + 4);
    const syncSafe = [4, 5, 6, 7].reduce((sum, offset) => sum * 128 + (view.getUint8(at + offset) & 127), 0);
    return at + headBytes + Math.min(plain, syncSafe);
  });
}

export const asciiAt = (bytes: Uint8Array, at: number, length = 4): string =>
  at < 0 ? "" : String.fromCharCode(...bytes.subarray(at, at + length));

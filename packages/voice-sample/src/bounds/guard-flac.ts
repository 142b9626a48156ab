import type { ReadGuard } from "./bounded-source.ts";
import { refusal } from "./bounds.ts";
import { asciiAt, checkComments, checkId3, viewOf } from "./tag-entries.ts";

const id3HeadBytes = 10;
const blockHeadBytes = 4;
const commentBlock = 4;
const pictureBlock = 6;

/**
 * The end of a frame is looked for at one go. The longest that RFC 9639 knows holds 65,535 values of 32 bits in each of 2
 * channels, or 16,384 in each of 8, and some bytes around them.
 */
const longestFrame = 65_536 * 2 * 4 + 100;

/** Of a FLAC file, tags, comments and each frame are taken in at one go. */
export const guardFlac: ReadGuard = ({ bytes, start, end, pace }) => {
  if (end - start <= id3HeadBytes) return undefined;
  if (asciiAt(bytes, start - id3HeadBytes, 3) === "ID3") return checkId3(bytes, start - id3HeadBytes, end, pace);
  const blockHead = start >= blockHeadBytes ? viewOf(bytes).getUint32(start - blockHeadBytes) : 0;
  const isWholeBlock = (blockHead & 0xff_ffff) === end - start;
  const type = (blockHead >>> 24) & 127;
  if (isWholeBlock && type === commentBlock) checkComments(bytes.subarray(start, end));
  else if (!(isWholeBlock && type === pictureBlock) && end - start > longestFrame) {
    throw refusal("A frame", end - start, "bytes", longestFrame);
  }
  return undefined;
};

// The audio reader takes a WAV or MP3 file for as long as its bytes last. Both kinds say in their head how long they
// were meant to be, which tells a short recording from half of a long one.

// Programs that write to a pipe cannot know the length beforehand and put a number near 2 or 4 GiB.
const smallestPlaceholder = 0x7fff_0000;

const id3HeaderBytes = 10;
// The tag of the first MP3 frame starts at most this far into it: 4 bytes of frame header, 32 of side information.
const furthestTag = 36;

/** How many bytes the sample's own head says it has, or `undefined` where it says nothing. */
export function declaredBytes(container: string, bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (container === "wav") return declaredByWav(view);
  if (container === "mp3") return declaredByMp3(view);
  return undefined;
}

function declaredByWav(view: DataView): number | undefined {
  if (asciiAt(view, 0) !== "RIFF") return undefined;
  const size = view.getUint32(4, true);
  return size === 0 || size >= smallestPlaceholder ? undefined : 8 + size;
}

function declaredByMp3(view: DataView): number | undefined {
  const start = endOfId3(view);
  for (let tag = start; tag <= start + furthestTag && tag + 16 <= view.byteLength; tag++) {
    const name = asciiAt(view, tag);
    if (name !== "Xing" && name !== "Info") continue;
    const flags = view.getUint32(tag + 4);
    const hasFrameCount = (flags & 1) !== 0;
    const hasByteCount = (flags & 2) !== 0;
    if (!hasByteCount) return undefined;
    return start + view.getUint32(tag + (hasFrameCount ? 12 : 8));
  }
  return undefined;
}

/** Where the sound begins: behind the ID3v2 tags, whose sizes are written in 7 bits to the byte. */
function endOfId3(view: DataView): number {
  let end = 0;
  while (end + id3HeaderBytes <= view.byteLength && asciiAt(view, end).startsWith("ID3")) {
    const size = [6, 7, 8, 9].reduce((sum, offset) => sum * 128 + (view.getUint8(end + offset) & 127), 0);
    end += id3HeaderBytes + size;
  }
  return end;
}

const asciiAt = (view: DataView, offset: number): string =>
  offset + 4 > view.byteLength ? "" : String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(offset + step)));

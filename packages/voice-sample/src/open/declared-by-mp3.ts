import { asciiAt, viewOf } from "../bounds/tag-entries.ts";
import type { SampleBytes } from "./bytes.ts";

// The audio reader takes an MP3 file for as long as its bytes last. Its head says how long it was meant to be, which
// tells a short recording from half of a long one.

// The tag of the first frame starts at most this far into it: 4 bytes of frame header, 32 of side information.
const furthestTag = 36;
const longestTag = 16;

/** How many bytes an MP3 file's own head says it has, or `undefined` where it says nothing. Tags before it are gone. */
export async function declaredByMp3(bytes: SampleBytes): Promise<number | undefined> {
  const head = await bytes.read(0, furthestTag + longestTag);
  const view = viewOf(head);
  for (let tag = 0; tag <= furthestTag && tag + longestTag <= head.byteLength; tag++) {
    const name = asciiAt(head, tag);
    if (name !== "Xing" && name !== "Info") continue;
    const flags = view.getUint32(tag + 4);
    const hasFrameCount = (flags & 1) !== 0;
    const hasByteCount = (flags & 2) !== 0;
    return hasByteCount ? view.getUint32(tag + (hasFrameCount ? 12 : 8)) : undefined;
  }
  return undefined;
}

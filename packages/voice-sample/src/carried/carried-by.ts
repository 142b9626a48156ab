import { ChunkedTrack } from "../chunked/chunked-track.ts";
import type { OpenedSample } from "../open/opened-sample.ts";
import { searchAiff, searchCaf, searchWav } from "./chunk-tags.ts";
import { searchEnd } from "./end-tags.ts";
import { searchFlac } from "./flac-blocks.ts";
import { searchId3 } from "./id3-tags.ts";
import { searchMatroska } from "./matroska-elements.ts";
import { searchMp4 } from "./mp4-boxes.ts";
import { searchOgg } from "./ogg-streams.ts";
import type { SampleCargo } from "./sample-cargo.ts";
import { Search } from "./search.ts";

/**
 * What goes along with the sound of a sample, sorted, each once. Names of tags are looked at, and of their values
 * whether there is anything in them: nothing of it is kept. A damaged tag ends its search and nothing else.
 */
export async function carriedBy({ container, bytes, track, pace }: OpenedSample): Promise<readonly SampleCargo[]> {
  const search = new Search(pace);
  if (track instanceof ChunkedTrack) {
    const { end } = track.place;
    if (container === "wav") await searchWav(bytes, end, search);
    else if (container === "aiff") await searchAiff(bytes, end, search);
    else await searchCaf(bytes, end, search);
  } else if (container === "wav") await searchWav(bytes, undefined, search);
  else {
    const sound = track.sample.bytes;
    await searchId3(bytes, search);
    if (container === "mp4" || container === "mov") await searchMp4(sound, search);
    else if (container === "webm" || container === "mkv") await searchMatroska(sound, search);
    else if (container === "ogg") await searchOgg(sound, search);
    else {
      if (container === "flac") await searchFlac(sound, search);
      await searchEnd(sound, search);
    }
  }
  return [...search.found].sort();
}

import type { InputFormat } from "mediabunny";
import type { SampleContainer } from "../report/report.ts";

/**
 * The kinds of file that the audio reader recognises, in the order in which they are tried. Playlists are left out, because they
 * would send the audio reader to other addresses, and MPEG transport streams, because nobody records a voice in one.
 */
export const knownContainers = (reader: typeof import("mediabunny")): ReadonlyMap<InputFormat, SampleContainer> =>
  new Map<InputFormat, SampleContainer>([
    [reader.MP4, "mp4"],
    [reader.QTFF, "mov"],
    [reader.MATROSKA, "mkv"],
    [reader.WEBM, "webm"],
    [reader.OGG, "ogg"],
    [reader.FLAC, "flac"],
    [reader.MP3, "mp3"],
    [reader.ADTS, "aac"],
  ]);

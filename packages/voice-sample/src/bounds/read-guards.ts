import type { ReadGuard } from "./bounded-source.ts";
import { guardFlac } from "./guard-flac.ts";
import { guardMatroska } from "./guard-matroska.ts";
import { guardMp4 } from "./guard-mp4.ts";

/** The parts of each kind of file that the audio reader takes in at one go, whatever they hold. */
export const readGuards: Readonly<Record<string, ReadGuard | undefined>> = {
  flac: guardFlac,
  webm: guardMatroska,
  mkv: guardMatroska,
  mp4: guardMp4,
  mov: guardMp4,
};

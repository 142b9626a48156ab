import type { Bomb } from "./bomb.ts";
import { flacBombs } from "./flac.ts";
import { mkvBombs, webmBombs } from "./matroska.ts";
import { aacBombs, mp3Bombs } from "./mp3-and-aac.ts";
import { m4aBombs, movBombs } from "./mp4.ts";
import { oggBombs } from "./ogg.ts";
import { wavBombs } from "./wav.ts";

/** Files made to be hard to read, for every container and codec that `@org/voice-sample` knows. Nothing is written. */
export const bombs: readonly Bomb[] = [
  ...wavBombs,
  ...mp3Bombs,
  ...aacBombs,
  ...flacBombs,
  ...oggBombs,
  ...webmBombs,
  ...mkvBombs,
  ...m4aBombs,
  ...movBombs,
];

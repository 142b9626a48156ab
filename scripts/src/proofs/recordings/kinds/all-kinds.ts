import type { Scene } from "../scene/scene.ts";
import { appleKinds } from "./apple.ts";
import { filmKinds } from "./films.ts";
import { byFfmpeg, type Kind } from "./kind.ts";
import { mpegKinds } from "./mpeg.ts";
import { openKinds } from "./open.ts";
import { situationKinds } from "./situations.ts";
import { wavKinds } from "./wav.ts";

/** A kind of recording, with who speaks when. */
export type PlacedKind = Kind & { readonly scene: Scene };

const usualSeconds = 30;
/** No two neighbours have the speech at the same place. */
const place = (index: number): number => 3 + ((index * 5) % 14);

/** Every kind of recording. */
export const allKinds: readonly PlacedKind[] = [
  ...wavKinds,
  ...appleKinds,
  ...mpegKinds,
  ...openKinds,
  ...filmKinds,
  ...situationKinds,
].map((kind, index) => ({ ...kind, scene: kind.scene ?? once(usualSeconds, place(index), kind.channels) }));

const atFive: Scene = once(usualSeconds, 5, 2);
const ac3Kinds: readonly PlacedKind[] = [
  {
    name: "MKV, AC-3",
    file: "ac3.mkv",
    make: byFfmpeg("-c:a", "ac3"),
    changes: ["cut", "mixed", "converted"],
    scene: atFive,
  },
  {
    name: "MP4, E-AC-3",
    file: "eac3.mp4",
    make: byFfmpeg("-c:a", "eac3"),
    changes: ["cut", "mixed", "converted"],
    scene: atFive,
  },
];

/** What the command decodes with ffmpeg, and some others. */
export const commandKinds: readonly PlacedKind[] = [
  ...allKinds.filter(({ name, isGivenAac }) => !isGivenAac && /AAC|^telephone|^WAV of size|^fits|interview/.test(name)),
  ...ac3Kinds,
].map((kind) => ({
  ...kind,
  name: `command: ${kind.name}`,
  file: `command-${kind.file}`,
  // The command makes WAV of everything: the file that it writes is called so.
  changes: kind.file === "fits.mp3" ? ["converted"] : kind.changes,
}));

function once(seconds: number, atSeconds: number, channels = 1): Scene {
  return { seconds, channels, utterances: [{ atSeconds, gains: Array.from({ length: channels }, () => 1) }] };
}

const shortSeconds = 3;

/** The same in three seconds, for a thousand copies that are damaged. */
export function shortOf({ scene, ...kind }: PlacedKind): PlacedKind {
  const { gains = [1] } = scene.utterances[0] ?? {};
  const utterances = [{ atSeconds: 0.3, toSeconds: 2.4, gains }];
  return { ...kind, scene: { seconds: shortSeconds, channels: scene.channels, utterances } };
}

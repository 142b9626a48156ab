import type { Bytes } from "./bytes.ts";

/** A small file that becomes huge when it is decoded, or one whose parts never come to an end. */
export interface Bomb {
  /** Unique among all bombs; fit for a file name. */
  readonly name: string;
  /** The kind of file that it pretends to be, as its extension. */
  readonly container: "aac" | "flac" | "m4a" | "mkv" | "mov" | "mp3" | "ogg" | "wav" | "webm";
  /** Makes the file; the same bytes each time. */
  readonly bytes: () => Bytes;
}

export const megabyte = 1_000_000;

/** Bombs of one kind of file, by their names. */
export const bombsOf = (container: Bomb["container"], files: Readonly<Record<string, () => Bytes>>): readonly Bomb[] =>
  Object.entries(files).map(([name, bytes]) => ({
    name: `${container}-${name.replaceAll(" ", "-")}`,
    container,
    bytes,
  }));

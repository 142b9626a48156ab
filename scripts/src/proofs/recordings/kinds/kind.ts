import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { SampleChange } from "../../../../../packages/voice-sample/src/index.ts";
import type { Scene } from "../scene/scene.ts";

const run = promisify(execFile);

/** Makes a file out of a WAV file of floating-point numbers. */
export type Maker = (source: string, target: string) => Promise<void>;

/** A kind of recording. */
export interface Kind {
  /** For people: `WAV, 24 bit`. */
  readonly name: string;
  /** The name of its file. */
  readonly file: string;
  readonly make: Maker;
  /** What has to be done to it, in order. */
  readonly changes: readonly SampleChange["code"][];
  /** Who speaks when; Ada once in half a minute where absent. */
  readonly scene?: Scene;
  /** In how many channels, each alike; 1 where absent. */
  readonly channels?: number;
  /** What the changes have to say besides. */
  readonly says?: RegExp;
  /** Whether the caller hands in a decoder of AAC. */
  readonly isGivenAac?: boolean;
  /** Whether ffmpeg reads it wrongly, so that sox has to decode the reference. */
  readonly isForSox?: boolean;
}

/** By ffmpeg, with these arguments behind its input. */
export const byFfmpeg =
  (...args: readonly string[]): Maker =>
  async (source, target) => {
    await run("ffmpeg", ["-v", "error", "-nostdin", "-bitexact", "-i", source, ...args, "-y", target]);
  };

/** By ffmpeg into a pipe, which nobody can go back in to write how long it is. */
export const byPipe =
  (...args: readonly string[]): Maker =>
  async (source, target) => {
    const { stdout } = await run("ffmpeg", ["-v", "error", "-nostdin", "-i", source, ...args, "pipe:1"], {
      encoding: "buffer",
      maxBuffer: 64_000_000,
    });
    await writeFile(target, stdout);
  };

/** By sox, with these arguments between its input and its output, and effects behind. */
export const bySox =
  (args: readonly string[], effects: readonly string[] = []): Maker =>
  async (source, target) => {
    await run("sox", ["-D", source, ...args, target, ...effects]);
  };

/** What another maker makes, with other bytes. */
export const edited =
  (make: Maker, edit: (bytes: Buffer) => Uint8Array): Maker =>
  async (source, target) => {
    await make(source, target);
    await writeFile(target, edit(await readFile(target)));
  };

/** First one file of this ending, and out of it the other. */
export const via =
  (ending: string, first: Maker, then: Maker): Maker =>
  async (source, target) => {
    const between = `${target}.${ending}`;
    await first(source, between);
    await then(between, target);
    await rm(between);
  };

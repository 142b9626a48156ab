import { access, stat, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import type { PreparedSample } from "@org/voice-sample";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { Output } from "../report/output.ts";
import { sampleLabel } from "../sample/label.ts";
import { rangeWords } from "../sample/load.ts";
import { madeOf } from "../sample/prepared.ts";
import { readRecording } from "../sample/read.ts";
import type { Recording } from "../sample/recording.ts";
import { targets } from "../targets/choose.ts";
import type { CloneTarget } from "../targets/target.ts";
import type { PrepareFlags } from "./flags.ts";

/**
 * Makes samples of recordings, and writes them. Nothing is sent, and no file is overwritten.
 *
 * @returns 0 when every sample was made, 2 when one was not.
 * @throws CommandError when the output is not to be had.
 */
export async function prepareSamples(paths: readonly string[], flags: PrepareFlags, io: CommandIo): Promise<number> {
  const { provider } = flags;
  const chosen = targets.filter(({ name }) => provider === undefined || provider === "all" || name === provider);
  const outputs = await outputsFor(paths, flags.output);
  const [out, err] = [new Output(io.stdout, io.env), new Output(io.stderr, io.env)];
  let exitCode = 0;
  for (const [index, path] of paths.entries()) {
    const output = outputs[index] ?? "";
    try {
      const recording = await coded("not_read", readRecording(path, io));
      const made = await prepared(recording, chosen, flags, io);
      await coded("not_written", written(output, made.audio));
      if (flags.json) out.json(asJson(path, output, made));
      else out.line(`${output}: ${described(made)}`);
    } catch (error) {
      // The others are made all the same.
      if (!(error instanceof NotMade)) throw error;
      const { code, message } = error;
      if (flags.json) out.json({ sample: path, error: { code, message } });
      else err.refusal(`${sampleLabel(path)}: ${message}`);
      exitCode = 2;
    }
  }
  return exitCode;
}

/** Why one recording became no sample. */
class NotMade extends Error {
  /** `not_read`, `not_written`, or that of `prepareSample`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** One step of making a sample, whose refusal is told under this code. */
async function coded<Result>(code: string, step: Promise<Result>): Promise<Result> {
  try {
    return await step;
  } catch (error) {
    if (!(error instanceof CommandError) || error.exitCode !== 2) throw error;
    throw new NotMade(code, error.message);
  }
}

async function prepared(
  recording: Recording,
  chosen: readonly CloneTarget[],
  flags: PrepareFlags,
  io: CommandIo,
): Promise<PreparedSample> {
  const made = await madeOf(recording, chosen, { ...flags, wav: true }, io);
  if ("error" in made) throw new NotMade(made.error.code, rangeWords(made.error.message));
  return made;
}

/** Where each sample goes; every one of them must be new. */
async function outputsFor(paths: readonly string[], output: string): Promise<readonly string[]> {
  const isFolder = await stat(output).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder && paths.length > 1) {
    throw new CommandError(
      `--output ${JSON.stringify(output)} is no folder, and ${paths.length} samples need one. Make it first, or prepare one recording.`,
    );
  }
  const outputs = isFolder ? paths.map((path) => join(output, nameFor(path))) : [output];
  const twice = outputs.find((one, index) => outputs.indexOf(one) !== index);
  if (twice !== undefined) {
    throw new CommandError(
      `Two recordings would become ${JSON.stringify(twice)}. Prepare them into folders of their own.`,
    );
  }
  for (const one of outputs) {
    const isThere = await access(one).then(
      () => true,
      () => false,
    );
    if (isThere) throw new CommandError(existing(one));
  }
  return outputs;
}

const nameFor = (path: string): string => {
  const name = path === "-" ? "sample" : basename(path);
  return `${name.slice(0, name.length - extname(name).length) || name}.wav`;
};

async function written(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: "wx" });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new CommandError(existing(path));
    throw new CommandError(`${JSON.stringify(path)} cannot be written (${code ?? message}). Pass another --output.`);
  }
}

const existing = (path: string): string =>
  `${JSON.stringify(path)} exists already, and is never overwritten. Pass another --output.`;

/** `9.8 s, mono WAV: cut to 9.8 s from 0:21 on; from mp4, aac, to WAV of 16 bit`. */
function described({ report, changes }: PreparedSample): string {
  const what = `${report.durationSeconds.toFixed(1)} s, ${report.container}, ${report.sampleRate} Hz`;
  const done = changes.map(({ message }) => message).join("; ");
  return `${what}: ${done === "" ? "it fits as it is" : done}`;
}

const asJson = (sample: string, output: string, { report, window, changes }: PreparedSample): object => ({
  sample,
  output,
  ...report,
  ...window,
  changes,
});

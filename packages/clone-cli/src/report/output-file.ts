import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { Writable } from "node:stream";
import { CommandError } from "../command-error.ts";
import type { OutputStream } from "../command-io.ts";

/** A file that takes results as they come. */
export interface OutputFile {
  readonly stream: OutputStream;
  /** Closes the file, and takes it away when nothing was written. */
  close(): void;
}

/**
 * Opens a new file for results. An existing one is never overwritten: it may hold the ids of other voices, or be the
 * sample itself.
 *
 * @param elsewhere takes what the file cannot: an id that is lost is a voice that is lost.
 * @throws CommandError when there is such a file, or when it cannot be made.
 */
export function openOutputFile(path: string, elsewhere: OutputStream): OutputFile {
  const what = JSON.stringify(path);
  let file: number;
  try {
    file = openSync(path, "wx");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") {
      throw new CommandError(
        `${what} exists already, and is never overwritten. Pass a new name, or take it away first.`,
      );
    }
    throw new CommandError(`${what} cannot be written (${code}). Pass a path in a folder that you may write to.`);
  }
  let written = 0;
  const stream = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      try {
        const bytes = writeSync(file, text);
        written += bytes;
        if (bytes < Buffer.byteLength(text)) elsewhere.write(text);
      } catch {
        elsewhere.write(text);
      }
      done();
    },
  });
  return {
    stream,
    close() {
      closeSync(file);
      if (written === 0) rmSync(path, { force: true });
    },
  };
}

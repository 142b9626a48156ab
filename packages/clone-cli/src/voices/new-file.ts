import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, copyFile, link, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CommandError } from "../command-error.ts";

/** @throws CommandError when there is such a file. */
export async function checkNew(path: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) throw existing(path);
}

/**
 * Writes a new file: all of it or nothing, whatever stops the process.
 *
 * @throws CommandError when there is such a file, or when it cannot be made.
 */
export async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const part = join(dirname(path), `.${randomUUID()}.part`);
  try {
    await writeFile(part, bytes, { flag: "wx" });
    // A second name is given only where there is none, and at once; some file systems have no second names.
    await link(part, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") throw error;
      return copyFile(part, path, constants.COPYFILE_EXCL);
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw existing(path);
    throw new CommandError(`${JSON.stringify(path)} cannot be written (${code ?? message}). Pass another --output.`);
  } finally {
    await rm(part, { force: true });
  }
}

const existing = (path: string): CommandError =>
  new CommandError(`${JSON.stringify(path)} exists already, and is never overwritten. Pass another --output.`);

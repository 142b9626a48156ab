import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { CommandError } from "../../command-error.ts";
import { stopped } from "../../interrupt.ts";

const right = "Pass the path of a CSV or NDJSON file.";

/**
 * A manifest's text, piece by piece: UTF-8, or UTF-16 where its first bytes say so, as Excel's "Unicode text" does.
 *
 * @throws CommandError when the file cannot be read or is in another coding.
 */
export async function* manifestText(path: string, signal: AbortSignal | undefined): AsyncGenerator<string> {
  const what = JSON.stringify(path);
  let decoder: TextDecoder | undefined;
  try {
    // A pipe has nothing more for the second reading, and the opening of one that nobody writes to would never end.
    const stats = await stat(path);
    if (!stats.isFile() && !stats.isDirectory()) throw new CommandError(`${what} is no file. ${right}`);
    for await (const chunk of createReadStream(path, { signal }) as AsyncIterable<Uint8Array>) {
      // Fatal: a name with a wrong letter in it would be cloned under that name.
      decoder ??= new TextDecoder(codingOf(chunk), { fatal: true });
      yield decoder.decode(chunk, { stream: true });
    }
    if (decoder) yield decoder.decode();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (signal?.aborted) throw stopped();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
      throw new CommandError(`${what} is not UTF-8. Save it as "CSV UTF-8", or convert it with iconv.`);
    }
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new CommandError(`There is no file ${what}. Check the path; it is taken from ${process.cwd()}.`);
    }
    if (code === "EISDIR") throw new CommandError(`${what} is a folder. ${right}`);
    throw new CommandError(`${what} cannot be read (${code ?? message}). Pass a manifest that you may read.`);
  }
}

/** The byte order mark of UTF-16 tells which byte of a letter comes first. */
const codingOf = ([first, second]: Uint8Array): string => {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
};

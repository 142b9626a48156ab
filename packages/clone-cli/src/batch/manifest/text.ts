import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { CommandError } from "../../command-error.ts";
import { stopped } from "../../interrupt.ts";

const right = "Pass the path of a CSV or NDJSON file.";

/**
 * A manifest's text, piece by piece.
 *
 * @throws CommandError when the file cannot be read or is not UTF-8.
 */
export async function* manifestText(path: string, signal: AbortSignal | undefined): AsyncGenerator<string> {
  const what = JSON.stringify(path);
  // Fatal: a name with a wrong letter in it would be cloned under that name.
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    // A pipe has nothing more for the second reading, and the opening of one that nobody writes to would never end.
    const stats = await stat(path);
    if (!stats.isFile() && !stats.isDirectory()) throw new CommandError(`${what} is no file. ${right}`);
    for await (const chunk of createReadStream(path, { signal })) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
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

import { createReadStream } from "node:fs";
import { CommandError } from "../command-error.ts";
import { stopped } from "../interrupt.ts";

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
    for await (const chunk of createReadStream(path, { signal })) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (signal?.aborted) throw stopped();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
      throw new CommandError(`${what} is not UTF-8. Save it as "CSV UTF-8", or convert it with iconv.`);
    }
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new CommandError(`There is no file ${what}. Check the path; it is taken from ${process.cwd()}.`);
    }
    if (code === "EISDIR") throw new CommandError(`${what} is a folder. Pass the path of a CSV or NDJSON file.`);
    throw new CommandError(`${what} cannot be read (${code ?? message}). Pass a manifest that you may read.`);
  }
}

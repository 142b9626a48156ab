import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { CommandError } from "../../command-error.ts";
import { stopped } from "../../interrupt.ts";

const right = "Pass the path of a CSV or NDJSON file.";

/**
 * A manifest's text, piece by piece: UTF-8, or UTF-16 where its first bytes show it, as in Excel's "Unicode text".
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
      decoder ??= new TextDecoder(codingOf(chunk, what), { fatal: true });
      yield decoder.decode(chunk, { stream: true });
    }
    if (decoder) yield decoder.decode();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (signal?.aborted) throw stopped();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
      const begun =
        decoder?.encoding === "utf-8"
          ? `Line ${await firstWrongLine(path)} of ${what} is not UTF-8`
          : `${what} begins as UTF-16 and does not go on so`;
      throw new CommandError(`${begun}. Save it as "CSV UTF-8", or convert it with iconv.`);
    }
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new CommandError(`There is no file ${what}. Check the path; it is taken from ${process.cwd()}.`);
    }
    if (code === "EISDIR") throw new CommandError(`${what} is a folder. ${right}`);
    throw new CommandError(`${what} cannot be read (${code ?? message}). Pass a manifest that you may read.`);
  }
}

/**
 * The byte order mark of UTF-16 tells which byte of a letter comes first, and so does where the zeros of the first
 * letter are: a column's name or a brace is in ASCII.
 */
function codingOf(chunk: Uint8Array, what: string): string {
  const starts = (...signature: readonly number[]): boolean => signature.every((byte, at) => chunk[at] === byte);
  const save = 'Open it where it was made, save it as "CSV UTF-8", and pass that file.';
  if (starts(0x50, 0x4b, 3, 4)) {
    throw new CommandError(`${what} is a spreadsheet (.xlsx, .ods, .numbers) or another zip archive, not CSV. ${save}`);
  }
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    throw new CommandError(`${what} is an old spreadsheet (.xls) or one with a password, not CSV. ${save}`);
  }
  const [first, second] = chunk;
  if (starts(0xff, 0xfe) || (first && second === 0)) return "utf-16le";
  return starts(0xfe, 0xff) || (first === 0 && second) ? "utf-16be" : "utf-8";
}

/** The line that the first wrong byte is in, counted from 1. */
async function firstWrongLine(path: string): Promise<number> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let held = "";
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = held + chunk.toString("latin1");
    // It may be half of a line break.
    held = text.endsWith("\r") ? "\r" : "";
    const lines = text.slice(0, text.length - held.length).split(/\r\n?|\n/);
    for (const [index, part] of lines.entries()) {
      if (index > 0) line++;
      const isEnd = index < lines.length - 1;
      try {
        decoder.decode(Buffer.from(part, "latin1"), { stream: !isEnd });
      } catch {
        return line;
      }
    }
  }
  return line;
}

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { CommandError } from "../../command-error.ts";
import { type JournalEntry, journalHead, parsedEntry } from "./entry.ts";

/** The longest line, in bytes: the service's message in an entry is shorter than core's limit of 64 KiB. */
const longestLine = 1_000_000;

/** What was found at the end of a journal. */
export interface JournalEnd {
  /** Bytes up to the end of the last entry that counts; 0 where there is no journal yet. */
  readonly length: number;
  /** Bytes behind it: a line that was being written when the process, or the disk's space, ended. */
  readonly tornBytes: number;
  /** Whether the last entry that counts lacks its line break. */
  readonly unended: boolean;
}

/**
 * Reads a journal from its beginning, one line in memory at a time.
 *
 * The last line, where it was not written whole and so lacks its line break, is left out. Its request was never sent: an entry is whole and on disk
 * before that. An entry that lacks nothing but its line break counts, of whatever kind: an editor, or a copy that was
 * cut, may have taken the line break away after the request was sent.
 *
 * @throws CommandError when the file is no journal, is damaged anywhere but at its end, or cannot be read.
 */
export async function readJournal(path: string, onEntry: (entry: JournalEntry) => void): Promise<JournalEnd> {
  const what = JSON.stringify(path);
  const size = await journalSize(path);
  if (size === 0) return { length: 0, tornBytes: 0, unended: false };
  let length = 0;
  let at = 0;
  let line = 0;
  let damagedLine: number | undefined;
  let damagedByHand = false;
  for await (const { text, bytes, ended } of lines(path)) {
    line++;
    at += bytes;
    const entry = parsedEntry(text);
    if (line === 1 && entry !== undefined && !("journal" in entry)) throw noJournal(what);
    if (entry === undefined) {
      // Nothing but a beginning of our own first line can be a torn journal.
      if (line === 1 && (ended || !JSON.stringify(journalHead).startsWith(text))) throw noJournal(what);
      // A line with its line break was whole once, but for the zeros of blocks that a power cut left unwritten.
      damagedByHand ||= ended && !text.includes("\0");
      damagedLine ??= line;
      continue;
    }
    if (damagedLine !== undefined) throw damaged(what, damagedLine);
    if ("journal" in entry) {
      if (entry.version !== journalHead.version) {
        throw new CommandError(`The journal ${what} is of another version (${entry.version}). Update @org/clone-cli.`);
      }
    } else {
      onEntry(entry);
    }
    length = at;
    if (!ended) return { length, tornBytes: 0, unended: true };
  }
  if (damagedLine !== undefined && damagedByHand) throw damaged(what, damagedLine);
  return { length, tornBytes: at - length, unended: false };
}

const damaged = (what: string, line: number): CommandError =>
  new CommandError(
    `Line ${line} of the journal ${what} is damaged, so nobody can tell which voices exist. ` +
      "Restore the file from a backup, or look at the providers' lists and begin with a new --journal.",
  );

const noJournal = (what: string): CommandError =>
  new CommandError(
    `${what} is no journal of clone-voice batch. Pass another file with --journal; it is left as it is.`,
  );

async function journalSize(path: string): Promise<number> {
  const what = JSON.stringify(path);
  try {
    const stats = await stat(path);
    if (!stats.isFile()) {
      throw new CommandError(`The journal ${what} must be a file that keeps what is written. Pass one with --journal.`);
    }
    return stats.size;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return 0;
    throw new CommandError(`The journal ${what} cannot be read (${code}). Pass a readable one with --journal.`);
  }
}

interface Line {
  readonly text: string;
  /** With its line break. */
  readonly bytes: number;
  /** Whether it has one. */
  readonly ended: boolean;
}

async function* lines(path: string): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let from = 0;
      for (let to = rest.indexOf(10); to !== -1; to = rest.indexOf(10, from)) {
        yield { text: rest.toString("utf8", from, to), bytes: to + 1 - from, ended: true };
        from = to + 1;
      }
      rest = rest.subarray(from);
      if (rest.length > longestLine) {
        throw new CommandError(
          `${JSON.stringify(path)} has a line of more than ${longestLine} bytes: that is no journal. It is left as it is.`,
        );
      }
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(`The journal ${JSON.stringify(path)} cannot be read (${code}). Nothing was sent.`);
  }
  if (rest.length > 0) yield { text: rest.toString("utf8"), bytes: rest.length, ended: false };
}

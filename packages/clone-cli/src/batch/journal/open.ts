import { CommandError } from "../../command-error.ts";
import type { SpelledSecrets } from "../../generated/spelled-secrets.ts";
import { type JournalEntry, journalHead } from "./entry.ts";
import { type JournalFile, type OpenJournalFile, openJournalFile } from "./file.ts";
import { lockJournal } from "./lock.ts";
import { type JournalEnd, readJournal } from "./read.ts";
import { JournalWriter } from "./writer.ts";

/** A journal that this process alone reads and writes. */
export interface Journal {
  readonly writer: JournalWriter;
  /** Bytes of a half-written line that were taken away. */
  readonly tornBytes: number;
  /** Closes the file and lets other processes have it. */
  close(): Promise<void>;
}

/** The file that keeps other processes away. */
export const lockPath = (path: string): string => `${path}.lock`;

/**
 * Locks a journal, reads it, takes away a half-written line and opens it for more.
 *
 * @param onEntry called with every entry so far, oldest first.
 * @param keys stay out of what a service said, whichever they are of.
 * @throws CommandError when another run has it, when it cannot be read or written, or when it is damaged.
 */
export async function openJournal(
  path: string,
  onEntry: (entry: JournalEntry) => void,
  { open = openJournalFile, keys }: { readonly open?: OpenJournalFile; readonly keys?: SpelledSecrets } = {},
): Promise<Journal> {
  const unlock = lockJournal(lockPath(path));
  let file: JournalFile | undefined;
  try {
    const { length, tornBytes, unended } = await readJournal(path, onEntry);
    file = await open(path).catch((error: unknown) => {
      throw unwritable(path, error);
    });
    const opened = file;
    const writer = await prepared(opened, length, { tornBytes, unended, keys }).catch((error: unknown) => {
      throw unwritable(path, error);
    });
    return {
      writer,
      tornBytes,
      async close() {
        try {
          await writer.close();
        } finally {
          unlock();
        }
      },
    };
  } catch (error) {
    await file?.close();
    unlock();
    throw error;
  }
}

async function prepared(
  file: JournalFile,
  length: number,
  { tornBytes, unended, keys }: Omit<JournalEnd, "length"> & { readonly keys: SpelledSecrets | undefined },
): Promise<JournalWriter> {
  if (tornBytes > 0) await file.truncate(length);
  let whole = length;
  if (unended) whole += await file.write(Buffer.from("\n"));
  const writer = new JournalWriter(file, whole, keys);
  if (length === 0) await writer.append(journalHead);
  return writer;
}

function unwritable(path: string, error: unknown): CommandError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new CommandError(
    `The journal ${JSON.stringify(path)} cannot be written (${code ?? message}), and without it nothing is sent. ` +
      "Make room, or pass another path with --journal.",
  );
}

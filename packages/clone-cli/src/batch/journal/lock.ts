import { CommandError } from "../../command-error.ts";

/** SQLite's code for a database that another connection has locked. */
const busy = 5;

/**
 * Keeps every other process from the journal until the returned function is called, or until this process ends in
 * whatever way.
 *
 * The lock is the operating system's own, taken through Node's SQLite on an empty file: it goes with the process, also at
 * SIGKILL, and there is none to go stale. A file with a process id would need a guess whether that process still is the
 * same one, and fails between containers that share a folder. The file stays where it is: two runs could hold locks on
 * two files of one name, were it taken away between them.
 *
 * @throws CommandError when another run holds it, or when the file cannot be made.
 */
export function lockJournal(path: string): () => void {
  const sqlite = loadedSqlite();
  if (sqlite === undefined) {
    throw new CommandError(`batch needs Node 22.13 or later to keep two runs apart, and this is ${process.version}.`);
  }
  const { DatabaseSync } = sqlite;
  try {
    const database = new DatabaseSync(path);
    try {
      // In memory: no other file beside this one.
      database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    } catch (error) {
      database.close();
      throw error;
    }
    return () => database.close();
  } catch (error) {
    const { errcode, message } = error as { errcode?: number; message: string };
    const what = JSON.stringify(path);
    if (errcode === busy) {
      throw new CommandError(
        "Another clone-voice batch is at work with this journal, and two would create voices twice. " +
          `Wait until it has ended, or pass another --journal for another manifest. (${what} is locked.)`,
      );
    }
    throw new CommandError(
      `The lock ${what} cannot be made (${message}). Pass a --journal in a folder on this machine that you may write to.`,
    );
  }
}

/** Node's SQLite, without Node 22's warning to everybody that it is an experiment: locks are older than that. */
function loadedSqlite(): typeof import("node:sqlite") | undefined {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule("node:sqlite");
  } finally {
    process.emitWarning = emitWarning;
  }
}

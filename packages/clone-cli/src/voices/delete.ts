import { type CloneError, type CloneEvent, deleteVoice, getVoice } from "@org/clone-core";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { exitCode } from "../exit-code.ts";
import { Output } from "../report/output.ts";
import { type Account, atAccount } from "./account.ts";
import type { DeleteFlags } from "./flags.ts";
import { tried, VoicesReporter } from "./reporter.ts";
import { typed } from "./typed.ts";

/** A voice that is about to go. */
interface Going {
  readonly id: string;
  readonly name?: string;
  /** Why its name is not known: the service shows no such voice. A new one may be there all the same, and can be deleted. */
  readonly unseen?: CloneError;
}

/**
 * Deletes voices for good. Each is read first, so that it can be said by name what goes. With `yes` also one that the service
 * does not show is asked to be deleted: it may be too new.
 *
 * @returns the exit code.
 * @throws CommandError when the command ends before anything is deleted.
 */
export function deleteVoices(ids: readonly string[], flags: DeleteFlags, io: CommandIo): Promise<number> {
  const reporter = new VoicesReporter(flags, io);
  return atAccount(flags, io, async (account) => {
    const { target, settings } = account;
    const errors = [];
    const found: Going[] = [];
    for (const id of new Set(ids)) {
      const got = await tried(getVoice({ ...settings, id }));
      if (got.error === undefined) found.push(got.result);
      else if (flags.yes && got.error.code === "not_found") found.push({ id, unseen: got.error });
      else {
        reporter.failed(target, got.error, id);
        errors.push(got.error);
      }
    }
    if (found.length === 0) return exitCode(errors);
    const seen = found.filter(({ unseen }) => unseen === undefined);
    if (seen.length > 0) announce(account, seen, flags, io);
    if (!flags.yes && !(await agreed(found.length, io))) {
      new Output(io.stderr, io.env).note("Nothing was deleted.");
      return 1;
    }
    for (const { id, name, unseen } of found) {
      let isRepeated = false;
      const onEvent = (event: CloneEvent): void => {
        isRepeated ||= event.type === "retry_scheduled";
        settings.onEvent?.(event);
      };
      const gone = await tried(deleteVoice({ ...settings, id, onEvent }));
      // Of a voice that nobody has seen, a repeated request proves nothing: the first need not have deleted it.
      const error = gone.error ?? (gone.result.deleted && !isRepeated ? undefined : unseen);
      errors.push(error);
      if (error !== undefined) reporter.failed(target, error, id);
      else if (gone.error === undefined) {
        const { deleted } = gone.result;
        const head = deleted ? "deleted" : "was gone already";
        const known = { id, ...(name && { name }) };
        reporter.done(target, head, Object.entries(known), { ...known, deleted });
      }
    }
    return exitCode(errors);
  });
}

/** Says what is about to go. Who only wants results, and has agreed, hears of it when it is gone. */
function announce({ target }: Account, voices: readonly Going[], flags: DeleteFlags, io: CommandIo): void {
  if (flags.yes && flags.quiet) return;
  const notes = new Output(io.stderr, io.env);
  const what = voices.length === 1 ? "This voice is" : `These ${voices.length} voices are`;
  notes.note(`${what} to be deleted at ${flags.sandbox ? "a sandbox of " : ""}${target.name}:`);
  notes.rows(voices.map(({ id, name }) => [id, name ?? ""]));
}

/** Asks a person. @throws CommandError where there is none. */
async function agreed(count: number, { stdin, stderr, env, signal }: CommandIo): Promise<boolean> {
  if (!stderr.isTTY || !stdin.isTTY) {
    throw new CommandError(
      "Nothing was deleted: there is no terminal to ask you on. Pass --yes to delete without asking.",
    );
  }
  const output = new Output(stderr, env);
  output.question(`Delete ${count === 1 ? "it" : "them"} for good? [y/N]`);
  const answer = await typed("line", stdin, signal);
  // The line stays open where no answer ended it.
  if (answer === undefined) output.line();
  return /^\s*y(?:es)?\s*$/i.test(answer ?? "");
}

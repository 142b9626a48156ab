import { isCloneError, type VoiceDetails } from "@org/clone-core";
import type { CommandIo } from "../command-io.ts";
import { exitCode } from "../exit-code.ts";
import { Output } from "../report/output.ts";
import { voicesTargets } from "../targets/choose.ts";
import { type Account, atAccounts } from "./account.ts";
import type { VoicesFlags } from "./flags.ts";
import { voicePages } from "./pages.ts";
import { Reader } from "./reader.ts";
import { VoicesReporter, voiceMembers } from "./reporter.ts";
import { Screen } from "./screen.ts";
import { plainRow, VoiceTable } from "./table.ts";

/** Takes a page of voices. @returns whether anybody wants the next. */
type Teller = (account: Account, page: readonly VoiceDetails[]) => Promise<boolean>;

/**
 * Lists the voices of one account or several, one after the other, each page as soon as it is here.
 *
 * @returns the exit code.
 * @throws CommandError when the command ends before anything is sent.
 */
export function listAll(flags: VoicesFlags, io: CommandIo): Promise<number> {
  const targets = voicesTargets(flags, io.env);
  const reporter = new VoicesReporter(flags, io);
  const reader = new Reader(io.stdout);
  const tell = flags.json ? asJson(reporter) : io.stdout.isTTY ? onScreen(io, targets.length > 1) : asLines(io);
  return atAccounts(targets, flags, io, async (accounts) => {
    const errors = [];
    reporter.sandboxNote();
    for (const account of accounts) {
      const { target, settings } = account;
      let count = 0;
      try {
        for await (const page of voicePages(settings)) {
          count += page.length;
          // Who has seen enough gets no error either.
          if (!(await tell(account, page)) || !(await reader.ready())) return exitCode(errors);
        }
        if (count === 0 && !flags.json && !flags.quiet)
          new Output(io.stderr, io.env).note(`${target.name}: there is no voice of yours.`);
        errors.push(undefined);
      } catch (error) {
        if (!isCloneError(error)) throw error;
        reporter.failed(target, error);
        errors.push(error);
      }
    }
    return exitCode(errors);
  }).finally(() => reader.end());
}

function asJson(reporter: VoicesReporter): Teller {
  return async ({ target }, page) => {
    for (const voice of page) reporter.json(target, voiceMembers(voice));
    return true;
  };
}

/** For other programs: cells with tabs between them, and no head. */
function asLines({ stdout, env }: CommandIo): Teller {
  const output = new Output(stdout, env);
  return async (_account, page) => {
    for (const voice of page) output.tabbed(plainRow(voice));
    return true;
  };
}

function onScreen(io: CommandIo, severalProviders: boolean): Teller {
  const output = new Output(io.stdout, io.env);
  const screen = new Screen(io);
  const table = new VoiceTable(severalProviders, io.stdout.columns || 80);
  let begun = false;
  return async (_account, page) => {
    const lines = table.page(page);
    for (const line of begun ? lines : [table.head(), ...lines]) {
      if (!(await screen.roomFor(line))) return false;
      output.line(begun ? line : output.painted("bold", line));
      begun = true;
    }
    return true;
  };
}

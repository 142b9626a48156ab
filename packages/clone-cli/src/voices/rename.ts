import { updateVoice } from "@org/clone-core";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { exitCode } from "../exit-code.ts";
import { atAccount } from "./account.ts";
import type { RenameFlags } from "./flags.ts";
import { tried, VoicesReporter } from "./reporter.ts";

/**
 * Gives a voice another name, another description, or both.
 *
 * @returns the exit code.
 * @throws CommandError when the command ends before anything is sent.
 */
export async function renameVoice(id: string, flags: RenameFlags, io: CommandIo): Promise<number> {
  const { name, description } = flags;
  if (name === undefined && description === undefined) {
    throw new CommandError("There is nothing to change: pass --name, --description or both.");
  }
  const reporter = new VoicesReporter(flags, io);
  return atAccount(flags, io, async ({ target, settings }) => {
    const changed = await tried(updateVoice({ ...settings, id, name, description }));
    if (changed.error !== undefined) reporter.failed(target, changed.error, id);
    else reporter.voice(target, "changed", changed.result);
    return exitCode([changed.error]);
  });
}

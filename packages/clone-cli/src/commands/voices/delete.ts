import type { CommandIo } from "../../command-io.ts";
import type { DeleteFlags } from "../../voices/flags.ts";
import { type ExitingCommand, newCommand } from "../exiting-command.ts";
import { ownerOption, withVoicesOptions } from "./options.ts";

const help = `
clone-voice list shows the ids. Without a terminal to ask on, the command
deletes nothing unless you pass --yes.

Example:
  clone-voice delete "$id" "$other" --provider cartesia

Exit codes:
  0  every voice is gone
  1  at least one was not deleted, did not exist, or you said no
  2  wrong usage, or --yes is missing; nothing was deleted`;

/** `clone-voice delete`: voices go for good. */
export function deleteCommand(io: CommandIo): ExitingCommand {
  let exitCode = 0;
  const command = newCommand("clone-voice delete", io)
    .description("Deletes voices for good. It shows which ones, and asks you first.")
    .argument("<id...>", "the voices' ids, as the provider gave them")
    .option("--yes", "delete without asking")
    .addOption(ownerOption());
  withVoicesOptions(command)
    .addHelpText("after", help)
    .action(async (ids: readonly string[], flags: DeleteFlags) => {
      const { deleteVoices } = await import("../../voices/delete.ts");
      exitCode = await deleteVoices(ids, flags, io);
    });
  return { command, result: () => exitCode };
}

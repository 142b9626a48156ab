import type { CommandIo } from "../../command-io.ts";
import type { RenameFlags } from "../../voices/flags.ts";
import { type ExitingCommand, newCommand } from "../exiting-command.ts";
import { ownerOption, withVoicesOptions } from "./options.ts";

const help = `
The voice keeps its id and its --key. You may run the command again.

Exit codes:
  0  the voice was changed
  1  it was not, or the service did not say
  2  wrong usage or refused input; nothing was sent`;

/** `clone-voice rename`: another name or description. */
export function renameCommand(io: CommandIo): ExitingCommand {
  let exitCode = 0;
  const command = newCommand("clone-voice rename", io)
    .description("Changes a voice's name, its description, or both.")
    .argument("<id>", "the voice's id, as the provider gave it")
    .option("--name <name>", "the new name")
    .option("--description <text>", 'the new description; "" removes it')
    .addOption(ownerOption());
  withVoicesOptions(command)
    .addHelpText("after", help)
    .action(async (id: string, flags: RenameFlags) => {
      const { renameVoice } = await import("../../voices/rename.ts");
      exitCode = await renameVoice(id, flags, io);
    });
  return { command, result: () => exitCode };
}

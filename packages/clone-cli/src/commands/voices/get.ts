import type { CommandIo } from "../../command-io.ts";
import type { VoicesFlags } from "../../voices/flags.ts";
import { type ExitingCommand, newCommand } from "../exiting-command.ts";
import { ownerOption, withVoicesOptions } from "./options.ts";

const help = `
Exit codes:
  0  the voice exists
  1  it does not exist, or the service did not say
  2  wrong usage; nothing was sent`;

/** `clone-voice get`: one voice in detail. */
export function getCommand(io: CommandIo): ExitingCommand {
  let exitCode = 0;
  const command = newCommand("clone-voice get", io)
    .description("Shows one voice: name, language, description, time of creation, key.")
    .argument("<id>", "the voice's id, as the provider gave it")
    .addOption(ownerOption());
  withVoicesOptions(command)
    .addHelpText("after", help)
    .action(async (id: string, flags: VoicesFlags) => {
      const { tellVoice } = await import("../../voices/get.ts");
      exitCode = await tellVoice(id, flags, io);
    });
  return { command, result: () => exitCode };
}

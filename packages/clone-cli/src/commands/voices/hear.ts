import type { CommandIo } from "../../command-io.ts";
import type { HearFlags } from "../../voices/flags.ts";
import { type ExitingCommand, newCommand } from "../exiting-command.ts";
import { ownerOption, withVoicesOptions } from "./options.ts";

const help = `
The provider has this sample already: the command generates no speech, and
nothing is billed. No file is overwritten.

Exit codes:
  0  the sample is written
  1  there is no such voice, it has no sample, or the service did not say
  2  wrong usage, or a file that cannot be written`;

/** `clone-voice hear`: a provider's own sample of a voice. */
export function hearCommand(io: CommandIo): ExitingCommand {
  let exitCode = 0;
  const command = newCommand("clone-voice hear", io)
    .description("Saves the provider's own sample of a voice as a file.")
    .argument("<id>", "the voice's id, as the provider gave it")
    .requiredOption("-o, --output <file>", "the new file, or - for standard output")
    .addOption(ownerOption());
  withVoicesOptions(command)
    .addHelpText("after", help)
    .action(async (id: string, flags: HearFlags) => {
      const { hearVoice } = await import("../../voices/hear.ts");
      exitCode = await hearVoice(id, flags, io);
    });
  return { command, result: () => exitCode };
}

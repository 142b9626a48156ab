import type { CommandIo } from "../command-io.ts";
import type { PrepareFlags } from "../prepare/flags.ts";
import { trimRange } from "../sample/trim-range.ts";
import { type ExitingCommand, newCommand } from "./exiting-command.ts";
import { channelOption, providerOption } from "./options.ts";

const help = `
The sample is the part with the most speech, in the length that the providers
recommend, in one channel. No file is overwritten.

Exit codes:
  0  every sample was made
  2  wrong usage, or a recording that no sample can be made from`;

/** `clone-voice prepare`: of recordings, samples that every provider makes the most of. */
export function prepareCommand(io: CommandIo): ExitingCommand {
  let exitCode = 0;
  const command = newCommand("clone-voice prepare", io)
    .description("Makes a good sample from a recording. Nothing is sent.")
    .argument("<recording...>", "recordings: paths, or - for standard input")
    .requiredOption("-o, --output <path>", "the new file, or a folder for several")
    .addOption(providerOption("for this provider only"))
    .option("--trim <from>-<to>", "take this part: seconds or minutes:seconds", trimRange)
    .addOption(channelOption())
    .option("--json", "print one JSON object per recording and line")
    .addHelpText("after", help)
    .action(async (recordings: readonly string[], flags: PrepareFlags) => {
      const { prepareSamples } = await import("../prepare/samples.ts");
      exitCode = await prepareSamples(recordings, flags, io);
    });
  return { command, result: () => exitCode };
}

import type { CommandIo } from "../command-io.ts";
import type { InspectFlags } from "../inspect/flags.ts";
import { trimRange } from "../sample/trim-range.ts";
import { type ExitingCommand, newCommand } from "./exiting-command.ts";
import { providerOption } from "./options.ts";

const help = `
Exit codes:
  0  every sample can be sent
  1  a provider would refuse a sample; with --strict also: there is a warning
  2  wrong usage, or a sample that cannot be read`;

/** `clone-voice inspect`: what is in samples, and how each provider will take them. */
export function inspectCommand(io: CommandIo): ExitingCommand {
  let exitCode = 0;
  const command = newCommand("clone-voice inspect", io)
    .description("Shows what is in a recording and how it suits each provider. Nothing is sent.")
    .argument("<sample...>", "recordings: paths, or - for standard input")
    .addOption(providerOption("judge for this provider only"))
    .option("--remove-background-noise", "judge for a clone with that option")
    .option("--trim <from>-<to>", "look at this part: seconds or minutes:seconds", trimRange)
    .option("--svg <file>", "draw the waveform into a new file")
    .option("--strict", "treat warnings as errors: exit with 1")
    .option("--json", "print one JSON object per sample and line")
    .addHelpText("after", help)
    .action(async (samples: readonly string[], flags: InspectFlags) => {
      const { inspectSamples } = await import("../inspect/samples.ts");
      exitCode = await inspectSamples(samples, flags, io);
    });
  return { command, result: () => exitCode };
}

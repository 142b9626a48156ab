import { Option } from "commander";
import type { CloneFlags } from "../clone-flags.ts";
import type { CommandIo } from "../command-io.ts";
import { trimRange } from "../sample/trim-range.ts";
import { version } from "../version.ts";
import { cloneHelp } from "./clone-help.ts";
import { type ExitingCommand, newCommand } from "./exiting-command.ts";
import { commandListHelp } from "./names.ts";
import { channelOption, collected, maxRetriesOption, providerOption, timeoutOption } from "./options.ts";

/** What `clone-voice` does without a subcommand. The code that clones is loaded when there is something to clone. */
export function cloneCommand(io: CommandIo): ExitingCommand {
  let exitCode = 0;
  const command = newCommand("clone-voice", io)
    .description("Clones a voice from a recording at Cartesia, at Inworld, or at both.")
    .argument("<sample...>", "the recording: a path, or - for standard input; several for Inworld alone")
    .requiredOption("--name <name>", "the voice's name, as the provider lists it")
    .requiredOption("--language <tag>", "the language spoken in it: en, en-GB, pt-BR …")
    .addOption(providerOption("where to clone; without it, wherever you have a key"))
    .option("--description <text>", "what the voice is like or for")
    .option("--transcription <text>", "the words spoken in a sample; once for each (Inworld only)", collected)
    .option("--tag <tag>", "a label; repeat it for more (Inworld only)", collected)
    .option("--remove-background-noise", "clean the sample first (Inworld only)")
    .option("--base-voice-id <id>", "the voice it derives from (Cartesia only)")
    .option("--trim <from>-<to>", "send only this part: seconds or minutes:seconds", trimRange)
    .addOption(channelOption().conflicts("asIs"))
    .option("--as-is", "send the file itself, and prepare nothing")
    .option("--key <text>", "makes the command safe to run again: a word of yours for this one voice")
    .option("--strict", "refuse what would only be warned of")
    .option("--sandbox", "clone at stand-ins here: no keys, nothing real")
    .option("--dry-run", "print each request and send none; no keys")
    .option("--json", "print one JSON object per provider and line")
    .option("--output <file>", "write results to a new file instead")
    .addOption(timeoutOption("the most that a call may take"))
    .addOption(maxRetriesOption("how often what surely failed is sent again"))
    .addOption(new Option("--quiet", "print results and errors alone").conflicts("verbose"))
    .option("--verbose", "print each request and answer, without key and audio")
    .version(version(), "--version", "print the version")
    .addHelpText("after", () => commandListHelp() + cloneHelp)
    .action(async (samples: readonly string[], flags: CloneFlags) => {
      const { cloneVoices } = await import("../clone-voices.ts");
      exitCode = await cloneVoices(samples, flags, io);
    });
  return { command, result: () => exitCode };
}

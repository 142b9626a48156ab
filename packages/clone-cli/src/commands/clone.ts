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
    .argument("<sample...>", "the recording: a path, or - for standard input; Inworld takes several")
    .requiredOption("--name <name>", "the name of the new voice")
    .requiredOption("--language <tag>", "the language spoken in it: en, en-GB, pt-BR …")
    .addOption(providerOption("where to clone (default: wherever you have a key)"))
    .option("--description <text>", "what the voice is like or for")
    .option(
      "--transcription <text>",
      "the words spoken in the recording; repeat it for each recording (Inworld only)",
      collected,
    )
    .option("--tag <tag>", "a label; repeat it for more (Inworld only)", collected)
    .option("--remove-background-noise", "let the service remove noise first (Inworld only)")
    .option("--base-voice-id <id>", "the voice to derive the new one from (Cartesia only)")
    .option("--trim <from>-<to>", "send only this part: seconds or minutes:seconds", trimRange)
    .addOption(channelOption().conflicts("asIs"))
    .option("--as-is", "send the file as it is, without preparing it")
    .option(
      "--key <text>",
      "your own id for this voice, such as an order number: run the command again with it, and there is still one voice",
    )
    .option("--strict", "treat warnings as errors")
    .option("--sandbox", "use the local sandbox: no keys needed, nothing real is created")
    .option("--dry-run", "print each request and send nothing; no keys needed")
    .option("--json", "print one JSON object per provider and line")
    .option("--output <file>", "write the results to a new file")
    .addOption(timeoutOption("time limit for each provider, retries included"))
    .addOption(maxRetriesOption("retries of requests that certainly created nothing"))
    .addOption(new Option("--quiet", "print only results and errors").conflicts("verbose"))
    .option("--verbose", "print each request and answer, without key and audio")
    .version(version(), "--version", "print the version")
    .addHelpText("after", () => commandListHelp() + cloneHelp)
    .action(async (samples: readonly string[], flags: CloneFlags) => {
      const { cloneVoices } = await import("../clone-voices.ts");
      exitCode = await cloneVoices(samples, flags, io);
    });
  return { command, result: () => exitCode };
}

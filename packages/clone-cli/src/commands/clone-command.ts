import { Option } from "commander";
import type { CloneFlags } from "../clone-flags.ts";
import type { CommandIo } from "../command-io.ts";
import { cloneHelp } from "./clone-help.ts";
import { type ExitingCommand, newCommand } from "./exiting-command.ts";

/** What `clone-voice` does without a subcommand. The code that clones is loaded when there is something to clone. */
export function cloneCommand(io: CommandIo): ExitingCommand {
  let exitCode = 0;
  const command = newCommand("clone-voice", io)
    .description("Clones a voice from a recording at Cartesia, at Inworld, or at both.")
    .argument("<sample>", "the recording: a path, or - for standard input")
    .requiredOption("--name <name>", "the voice's name, as the provider lists it")
    .requiredOption("--language <tag>", "the language spoken in it: en, en-GB, pt-BR …")
    .addOption(
      new Option("--provider <name>", "where to clone; without it, wherever you have a key").choices([
        "cartesia",
        "inworld",
        "all",
      ]),
    )
    .option("--description <text>", "what the voice is like or for")
    .option("--transcription <text>", "the words spoken in it (Inworld only)")
    .option("--tag <tag>", "a label; repeat it for more (Inworld only)", collected)
    .option("--remove-background-noise", "clean the sample first (Inworld only)")
    .option("--base-voice-id <id>", "the voice it derives from (Cartesia only)")
    .option("--sandbox", "clone at stand-ins here: no keys, nothing real")
    .option("--dry-run", "print each request and send none; no keys")
    .option("--json", "print one JSON object per provider and line")
    .addHelpText("after", cloneHelp)
    .action(async (sample: string, flags: CloneFlags) => {
      const { cloneVoices } = await import("../clone-voices.ts");
      exitCode = await cloneVoices(sample, flags, io);
    });
  return { command, result: () => exitCode };
}

const collected = (tag: string, previous: readonly string[] = []): readonly string[] => [...previous, tag];

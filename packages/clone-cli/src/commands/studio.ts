import type { CommandIo } from "../command-io.ts";
import type { StudioFlags } from "../studio/run.ts";
import { type ExitingCommand, newCommand } from "./exiting-command.ts";
import { wholeNumberFrom } from "./options.ts";

const help = `
Keys come from CARTESIA_API_KEY and INWORLD_API_KEY and stay in this process. The
printed address lets one in for twelve hours: keep it to yourself.`;

/** `clone-voice studio`: a page to record, look, clone and manage, until Ctrl-C. */
export function studioCommand(io: CommandIo): ExitingCommand {
  const command = newCommand("clone-voice studio", io)
    .description("Opens a page on this machine that records, clones and manages voices, until Ctrl-C.")
    .option(
      "--port <port>",
      "the port of 127.0.0.1, 0 for a free one (default: 4747, or a free one)",
      wholeNumberFrom(0, 65_535),
    )
    .option("--sandbox", "use the local sandbox: no keys needed, nothing real is created")
    .option("--no-open", "only print the address; also the default where the output is no terminal")
    .addHelpText("after", help)
    .action(async (flags: StudioFlags) => {
      const { runStudio } = await import("../studio/run.ts");
      await runStudio(flags, io);
    });
  return { command, result: () => 0 };
}

import type { CommandIo } from "../command-io.ts";
import { type ExitingCommand, newCommand } from "./exiting-command.ts";

const help = `
Exit codes:
  0  you can clone at one provider at least
  1  something is missing; standard output says what`;

/** `clone-voice doctor`: what this machine has for cloning. Keys are never shown. */
export function doctorCommand(io: CommandIo): ExitingCommand {
  let exitCode = 0;
  const command = newCommand("clone-voice doctor", io)
    .description("Checks this machine's setup: Node, keys, addresses, documents, proxies. Nothing is sent.")
    .option("--json", "print one JSON object")
    .addHelpText("after", help)
    .action(async ({ json }: { json?: true }) => {
      const { reportHealth } = await import("../doctor/report-health.ts");
      exitCode = await reportHealth(json ?? false, io);
    });
  return { command, result: () => exitCode };
}

import type { CommandIo } from "../../command-io.ts";
import type { VoicesFlags } from "../../voices/flags.ts";
import { type ExitingCommand, newCommand } from "../exiting-command.ts";
import { providerOption } from "../options.ts";
import { withVoicesOptions } from "./options.ts";

const help = `
On a terminal you see a long list a screen at a time. Elsewhere each voice is a
line: provider, id, name, language, time of creation and key, separated by tabs.

Examples:
  clone-voice list
  clone-voice list --provider inworld | cut -f 2,3
  clone-voice list --json | jq -r 'select(.name == "Ada").id'
  clone-voice list | awk -F '\\t' '$6 ~ /^speaker-17\\./'   # by their keys

Exit codes:
  0  the list is complete, or you ended it
  1  a list could not be read completely
  2  wrong usage; nothing was sent`;

/** `clone-voice list`: the voices of the account. */
export function listCommand(io: CommandIo): ExitingCommand {
  let exitCode = 0;
  const command = newCommand("clone-voice list", io)
    .description("Lists your voices at Cartesia, at Inworld, or at both.")
    .addOption(providerOption("only this provider's voices (default: wherever you have a key)"));
  withVoicesOptions(command, "time limit for each page of the list")
    .addHelpText("after", help)
    .action(async (flags: VoicesFlags) => {
      const { listAll } = await import("../../voices/list.ts");
      exitCode = await listAll(flags, io);
    });
  return { command, result: () => exitCode };
}

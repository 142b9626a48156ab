import type { CommandIo } from "../../command-io.ts";
import type { VoicesFlags } from "../../voices/flags.ts";
import { type ExitingCommand, newCommand } from "../exiting-command.ts";
import { providerOption } from "../options.ts";
import { withVoicesOptions } from "./options.ts";

const help = `
On a terminal a long list comes a screen at a time. Anywhere else a line has
provider, id, name, language, time of creation and key, with tabs between them.

Examples:
  clone-voice list
  clone-voice list --provider inworld | cut -f 2,3
  clone-voice list --json | jq -r 'select(.name == "Ada").id'

Exit codes:
  0  the list is whole, or you ended it
  1  a list could not be read to its end
  2  wrong usage; nothing was sent`;

/** `clone-voice list`: the voices of the account. */
export function listCommand(io: CommandIo): ExitingCommand {
  let exitCode = 0;
  const command = newCommand("clone-voice list", io)
    .description("Lists your voices at Cartesia, at Inworld, or at both.")
    .addOption(providerOption("this provider's; without it, wherever you have a key"));
  withVoicesOptions(command, "the most that a page of the list may take")
    .addHelpText("after", help)
    .action(async (flags: VoicesFlags) => {
      const { listAll } = await import("../../voices/list.ts");
      exitCode = await listAll(flags, io);
    });
  return { command, result: () => exitCode };
}

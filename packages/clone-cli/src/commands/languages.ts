import type { CommandIo } from "../command-io.ts";
import { listLanguages } from "../languages/list.ts";
import type { ProviderName } from "../targets/provider-name.ts";
import { type ExitingCommand, newCommand } from "./exiting-command.ts";
import { providerOption } from "./options.ts";

/** `clone-voice languages`: the tags that `--language` takes. */
export function languagesCommand(io: CommandIo): ExitingCommand {
  const command = newCommand("clone-voice languages", io)
    .description("Lists each provider's languages, as --language takes them.")
    .addOption(providerOption("only this provider"))
    .option("--json", "print one JSON object per language and line")
    .action(async ({ provider, json }: { provider?: ProviderName | "all"; json?: true }) => {
      await listLanguages(provider, json ?? false, io);
    });
  return { command, result: () => 0 };
}

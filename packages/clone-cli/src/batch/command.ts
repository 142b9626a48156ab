import { InvalidArgumentError } from "commander";
import type { CommandIo } from "../command-io.ts";
import { type ExitingCommand, newCommand } from "../commands/exiting-command.ts";
import { providerOption, timeoutOption } from "../commands/options.ts";
import { targets } from "../targets/choose.ts";
import type { BatchFlags, LimitFlag } from "./flags.ts";
import { batchHelp } from "./help.ts";
import { absentAfterFrom } from "./settling/absent-after.ts";

/** Clones every row of a manifest, never twice and none forgotten. */
export function batchCommand(io: CommandIo): ExitingCommand {
  let exitCode = 0;
  const command = newCommand("clone-voice batch", io)
    .description("Clones every voice of a manifest. Run again after any end, it goes on where it was.")
    .argument("<manifest>", "a CSV or NDJSON file with a row for each voice")
    .addOption(providerOption("for rows that name none; without it, wherever you have a key"))
    .option(
      "--concurrency <[provider=]count>",
      "requests under way at once (default: 2 for each provider)",
      limits("a whole number from 1 to 100", (value) => Number.isInteger(value) && value >= 1 && value <= 100),
    )
    .option(
      "--rate <[provider=]count>",
      "requests in a minute, or none for no limit (default: inworld=5, cartesia=none; none in the sandbox)",
      limits("a number above 0, or none", (value) => value > 0),
    )
    .option("--skip-invalid", "send the right rows although others are wrong")
    .option(
      "--absent-after <time>",
      "when a voice that its list does not show counts as not created: 30s, 10m (default), never",
      absentAfterFrom,
    )
    .option("--retry-unknown", "send unknown rows at once that the list does not show, and those that bear no key")
    .option("--as-is", "send the files themselves, and prepare nothing")
    .option("--strict", "refuse what would only be warned of")
    .option("--journal <file>", "where to keep what was sent (default: <manifest>.journal.ndjson)")
    .option("--any-address", "take the journal's voices for those of the address in use")
    .addOption(timeoutOption("the most that one request may take"))
    .option("--sandbox", "clone at stand-ins here: no keys, nothing real")
    .option("--dry-run", "check everything and send nothing; no keys")
    .option("--json", "print one JSON object per result and line")
    .option("--quiet", "print results and errors alone")
    .addHelpText("after", batchHelp)
    .action(async (manifest: string, flags: BatchFlags) => {
      const { batchVoices } = await import("./reporting/voices.ts");
      exitCode = await batchVoices(manifest, flags, io);
    });
  return { command, result: () => exitCode };
}

/** `4`, `inworld=4` or `inworld=none`; the option may be repeated. */
const limits =
  (right: string, isRight: (value: number) => boolean) =>
  (text: string, previous: readonly LimitFlag[] = []): readonly LimitFlag[] => {
    const { name, count = "" } = /^(?:(?<name>[a-z]+)=)?(?<count>none|\d+(?:\.\d+)?)$/.exec(text)?.groups ?? {};
    const value = count === "none" ? Number.POSITIVE_INFINITY : Number(count || Number.NaN);
    const provider = targets.find((target) => target.name === name)?.name;
    if (!isRight(value) || (name !== undefined && provider === undefined)) {
      const names = targets.map((target) => `${target.name}=<count>`).join(" or ");
      throw new InvalidArgumentError(`Pass ${right}, or the same for one provider: ${names}.`);
    }
    return [...previous, provider === undefined ? { value } : { provider, value }];
  };

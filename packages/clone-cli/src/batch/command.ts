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
    .description(
      "Clones every voice of a table. If it stops, for whatever reason, run the same command again: it goes on, and makes no voice twice.",
    )
    .argument("<manifest>", "the table: a CSV or NDJSON file with a row for each voice")
    .addOption(providerOption("for rows without a provider (default: wherever you have a key)"))
    .option(
      "--concurrency <[provider=]count>",
      "requests at once (default: 2 for each provider)",
      limits("a whole number from 1 to 100", (value) => Number.isInteger(value) && value >= 1 && value <= 100),
    )
    .option(
      "--rate <[provider=]count>",
      "requests in a minute, or none for no limit (default: inworld=5, cartesia=none; with --sandbox none)",
      limits("a number above 0, or none", (value) => value > 0),
    )
    .option("--skip-invalid", "leave out wrong rows, and send the others")
    .option(
      "--absent-after <time>",
      "when a voice that its list does not show counts as not created: 30s, 10m (default), never",
      absentAfterFrom,
    )
    .option(
      "--retry-unknown",
      "do not wait: send at once every unknown row that its provider does not list. This may make a voice twice",
    )
    .option("--as-is", "send the files as they are, without preparing them")
    .option("--strict", "treat warnings as errors")
    .option("--journal <file>", "the record of what was sent (default: <manifest>.journal.ndjson)")
    .option("--any-address", "accept a journal that was written with another base URL: both lead to the same account")
    .addOption(timeoutOption("time limit for each request"))
    .option("--sandbox", "use a local sandbox: no keys needed, nothing real is created")
    .option("--dry-run", "check everything and send nothing; no keys needed")
    .option("--json", "print one JSON object per result and line")
    .option("--quiet", "print only results and errors")
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

import { CommanderError } from "commander";
import { CommandError } from "./command-error.ts";
import type { CommandIo } from "./command-io.ts";
import { chooseCommand } from "./commands/choose.ts";
import { misspeltOption } from "./commands/misspelt-option.ts";
import { misspeltCommand } from "./commands/names.ts";
import { Output } from "./report/output.ts";

/**
 * Runs `clone-voice` and resolves with its exit code: 0 when every voice was created, 1 when one was not, 2 for wrong
 * usage or refused input with nothing sent, 3 when nobody knows whether a voice exists. What 0, 1 and 2 mean for the
 * commands that create nothing stands in their help.
 *
 * @param argv the arguments without program and script: `process.argv.slice(2)`.
 * @example
 * ```ts
 * import { run } from "@org/clone-cli";
 *
 * const exitCode = await run(["ada.wav", "--name", "Ada", "--language", "en", "--sandbox"], process);
 * console.log(exitCode);
 * ```
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { command, rest, result } = await chooseCommand(argv, io);
  // To commander, who misspells a word lacks an option: what is wrong stands first.
  const { outputError } = command.configureOutput();
  command.configureOutput({
    outputError: (text, write) => {
      const lacks = /^error: required option '([^']+)'/.exec(text)?.[1];
      const cause = lacks && (misspeltCommand(argv, lacks) ?? misspeltOption(rest, command));
      outputError?.(cause ? `error: ${cause}` : text, write);
    },
  });
  try {
    await command.parseAsync(rest, { from: "user" });
    return result();
  } catch (error) {
    // What commander refuses it has explained already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CommandError)) throw error;
    new Output(io.stderr, io.env).refusal(error.message);
    return error.exitCode;
  }
}

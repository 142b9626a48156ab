import { getVoice } from "@org/clone-core";
import type { CommandIo } from "../command-io.ts";
import { exitCode } from "../exit-code.ts";
import { atAccount } from "./account.ts";
import type { VoicesFlags } from "./flags.ts";
import { tried, VoicesReporter } from "./reporter.ts";

/**
 * Tells what is known of one voice.
 *
 * @returns the exit code.
 * @throws CommandError when the command ends before anything is sent.
 */
export function tellVoice(id: string, flags: VoicesFlags, io: CommandIo): Promise<number> {
  const reporter = new VoicesReporter(flags, io);
  return atAccount(flags, io, async ({ target, settings }) => {
    const got = await tried(getVoice({ ...settings, id }));
    if (got.error !== undefined) reporter.failed(target, got.error, id);
    else reporter.voice(target, "", got.result);
    return exitCode([got.error]);
  });
}

import { previewVoice } from "@org/clone-core";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { exitCode } from "../exit-code.ts";
import { sizeText } from "../report/size-text.ts";
import { atAccount } from "./account.ts";
import type { HearFlags } from "./flags.ts";
import { checkNew, writeNew } from "./new-file.ts";
import { tried, VoicesReporter } from "./reporter.ts";

/**
 * Writes the provider's own sample of a voice into a new file, or to standard output.
 *
 * @returns the exit code: 1 when the voice has none.
 * @throws CommandError when the file cannot be had; mostly before anything is sent.
 */
export async function hearVoice(id: string, flags: HearFlags, io: CommandIo): Promise<number> {
  const { output } = flags;
  if (output === "-") checkPipe(flags, io);
  else await checkNew(output);
  const reporter = new VoicesReporter(flags, io);
  return atAccount(flags, io, async ({ target, settings }) => {
    const heard = await tried(previewVoice({ ...settings, id }));
    if (heard.error !== undefined) reporter.failed(target, heard.error, id);
    else if (heard.result === undefined) {
      reporter.absent(target, id, "no_sample", `${target.name} has no sample of this voice`);
      return 1;
    } else if (output === "-") {
      reporter.sandboxNote();
      io.stdout.write(heard.result.audio);
    } else {
      const { audio, mediaType } = heard.result;
      await writeNew(output, audio);
      const what = `${mediaType}, ${sizeText(audio.length)}`;
      reporter.done(target, `${output}: ${what}`, [["id", id]], { id, output, mediaType, sizeBytes: audio.length });
    }
    return exitCode([heard.error]);
  });
}

/** A terminal takes no audio, and JSON has no place for it. */
function checkPipe({ json }: HearFlags, { stdout }: CommandIo): void {
  if (json) throw new CommandError("--output - writes the sample itself. Leave out --json, or pass a file.");
  if (stdout.isTTY) throw new CommandError("--output - needs a pipe: standard output is a terminal. Pass a file.");
}

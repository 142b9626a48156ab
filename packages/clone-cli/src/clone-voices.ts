import { basename } from "node:path";
import { type CloneEvent, type CloneVoiceOptions, cloneVoice, isCloneError } from "@org/clone-core";
import type { CloneFlags } from "./clone-flags.ts";
import { CommandError } from "./command-error.ts";
import type { CommandIo } from "./command-io.ts";
import { dryRun } from "./dry-run.ts";
import { exitCode } from "./exit-code.ts";
import { openSandbox } from "./open-sandbox.ts";
import { readSample } from "./read-sample.ts";
import { humanReporter } from "./report/human-reporter.ts";
import { jsonReporter } from "./report/json-reporter.ts";
import type { CloneReport } from "./report/reporter.ts";
import { sampleLength } from "./sample-length.ts";
import { chooseTargets } from "./targets/choose-targets.ts";
import type { CloneTarget, Connection, TargetCall } from "./targets/clone-target.ts";

/**
 * Clones one sample wherever the flags say, and reports what came of it.
 *
 * @returns the exit code.
 * @throws CommandError when the command ends before anything is sent.
 */
export async function cloneVoices(samplePath: string, flags: CloneFlags, io: CommandIo): Promise<number> {
  const chosen = chooseTargets(flags, io.env);
  const sample = await readSample(samplePath, io);
  const context = { name: flags.name, sandbox: flags.sandbox ?? false, dryRun: flags.dryRun ?? false };
  const reporter = (flags.json ? jsonReporter : humanReporter)(io, context);
  const sandbox = flags.sandbox ? await openSandbox() : undefined;
  try {
    const calls = await Promise.all(
      chosen.map((target) => prepared(target, sandbox?.connections[target.name] ?? fromEnv(target, io), flags, sample)),
    );
    const label = samplePath === "-" ? "standard input" : basename(samplePath);
    // The audio reader takes longer to load than all else, so a real call goes without.
    const seconds = flags.dryRun && !flags.json ? await sampleLength(sample) : undefined;
    reporter.begin({ label, sizeBytes: sample.length, seconds }, chosen);
    const settings = { name: flags.name, language: flags.language, description: flags.description, signal: io.signal };
    const onEvent = (event: CloneEvent): void => reporter.event(event);
    const running = calls.map(({ target, call }) => {
      return settled(target, { ...settings, onEvent, ...call } as CloneVoiceOptions, context.dryRun);
    });
    const errors = [];
    // Each is told of as soon as those before it are, so that the order never changes.
    for (const one of running) {
      const report = await one;
      reporter.result(report);
      errors.push("error" in report ? report.error : undefined);
    }
    return exitCode(errors);
  } finally {
    await sandbox?.close();
  }
}

/** A dry run sends nothing, so any word stands in for a key that is not there. */
const fromEnv = ({ keyVariable, baseUrlVariable }: CloneTarget, { env }: CommandIo): Connection => ({
  apiKey: env[keyVariable] || "not-set",
  baseUrl: env[baseUrlVariable] || undefined,
});

interface Prepared {
  readonly target: CloneTarget;
  readonly call: TargetCall;
}

async function prepared(
  target: CloneTarget,
  connection: Connection,
  flags: CloneFlags,
  sample: Uint8Array,
): Promise<Prepared> {
  try {
    return { target, call: await target.call(connection, flags, sample) };
  } catch (error) {
    if (!isCloneError(error)) throw error;
    // Core speaks of its options; who runs a command knows the variables they came from.
    const { keyVariable, baseUrlVariable } = target;
    const message = error.message.replace(/\bapiKey\b/g, keyVariable).replace(/\bbaseUrl\b/g, baseUrlVariable);
    throw new CommandError(message);
  }
}

async function settled(target: CloneTarget, options: CloneVoiceOptions, dry: boolean): Promise<CloneReport> {
  try {
    return dry ? { target, dryRun: await dryRun(options) } : { target, voice: await cloneVoice(options) };
  } catch (error) {
    if (!isCloneError(error)) throw error;
    return { target, error };
  }
}

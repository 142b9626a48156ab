import { type CloneEvent, type CloneVoiceOptions, cloneVoice, isCloneError } from "@org/clone-core";
import { type DescribedRequest, type DryRun, dryRun } from "@org/clone-core/dry-run";
import type { CloneFlags } from "./clone-flags.ts";
import { CommandError } from "./command-error.ts";
import type { CommandIo } from "./command-io.ts";
import { exitCode } from "./exit-code.ts";
import { useProxies } from "./proxy.ts";
import { humanReporter } from "./report/human-reporter.ts";
import { jsonReporter } from "./report/json-reporter.ts";
import { Output } from "./report/output.ts";
import { openOutputFile } from "./report/output-file.ts";
import type { CloneReport, ReportContext, Reporter } from "./report/reporter.ts";
import { refuseWarnings, type SampleCheck, sampleCheck } from "./sample/check.ts";
import { type LoadedSample, loadRecordings } from "./sample/load.ts";
import { readySamples } from "./sample/prepared.ts";
import { openSandbox } from "./sandbox/open.ts";
import { connectionFromEnv, targetCall } from "./targets/call.ts";
import { chooseTargets, targets } from "./targets/choose.ts";
import type { CloneTarget, Connection, TargetCall } from "./targets/target.ts";

/** Both services ask for it in their terms, and neither interface has a field for it. */
const consentNote = "Clone only voices whose speakers agreed: both services demand their consent.";

/**
 * Clones one voice wherever the flags say, and reports what came of it.
 *
 * @returns the exit code.
 * @throws CommandError when the command ends before anything is sent.
 */
export async function cloneVoices(paths: readonly string[], flags: CloneFlags, io: CommandIo): Promise<number> {
  const chosen = chooseTargets(flags, io.env);
  checkKey(flags, io);
  checkSamples(paths, flags, chosen);
  const samples = await readySamples(await loadRecordings(paths, io), chosen, flags, io);
  const isReal = !flags.sandbox && !flags.dryRun;
  const restoreProxies = isReal ? useProxies(io.env) : (): void => {};
  const sandbox = flags.sandbox ? await openSandbox() : undefined;
  try {
    const calls = await Promise.all(
      chosen.map((target) =>
        prepared(target, sandbox?.connections[target.name] ?? connectionFromEnv(target, io.env), flags, samples),
      ),
    );
    const check = await sampleCheck(samples, chosen, flags, io);
    if (check.silence !== undefined) {
      throw new CommandError(`${check.silence} No voice comes of it, so nothing was sent: pass another recording.`);
    }
    return await reported(calls, { check, samples, isReal }, flags, io);
  } finally {
    restoreProxies();
    await sandbox?.close();
  }
}

/** The key is written into the voice, where everybody of the account can read it. */
function checkKey({ key }: CloneFlags, { env }: CommandIo): void {
  if (key === undefined || !(/^sk[-_]/.test(key) || targets.some(({ keyVariable }) => env[keyVariable] === key)))
    return;
  throw new CommandError(
    "--key is a word of your own for this one voice, such as the number of an order, and no key of a service.",
  );
}

/** What a provider cannot take, said before anything is read. */
function checkSamples(paths: readonly string[], { transcription }: CloneFlags, chosen: readonly CloneTarget[]): void {
  const single = chosen.find(({ takesSeveralSamples }) => !takesSeveralSamples);
  if (paths.length > 1 && single !== undefined) {
    throw new CommandError(
      `${single.name} takes one sample, not ${paths.length}. Pass one, or leave ${single.name} out with --provider.`,
    );
  }
  if (transcription !== undefined && transcription.length !== paths.length) {
    throw new CommandError(
      `There are ${transcription.length} transcriptions for ${paths.length} samples. ` +
        "Repeat --transcription once for each sample, in their order, or leave it out.",
    );
  }
}

interface Known {
  readonly check: SampleCheck;
  readonly samples: readonly LoadedSample[];
  readonly isReal: boolean;
}

async function reported(calls: readonly Prepared[], known: Known, flags: CloneFlags, io: CommandIo): Promise<number> {
  const { check, samples, isReal } = known;
  const options = calls.map(({ call }) => ({ ...settings(flags, io), ...call }) as CloneVoiceOptions);
  const foreseen = await Promise.all(
    options.map((one) => (flags.verbose || flags.strict ? foreseenCall(one) : undefined)),
  );
  if (flags.strict)
    refuseWarnings(
      check,
      calls.map(({ target }, index) => [target, foreseen[index]?.warnings ?? []]),
    );

  const context: ReportContext = {
    name: flags.name,
    keyed: flags.key !== undefined,
    sandbox: flags.sandbox ?? false,
    dryRun: flags.dryRun ?? false,
    quiet: flags.quiet ?? false,
    samples: samples.length,
    prepared: samples.flatMap(({ label, prepared }, sampleIndex) =>
      prepared === undefined ? [] : [{ label, sampleIndex, ...prepared }],
    ),
  };
  // Opened before anything is sent: a voice whose id nobody can keep is not asked for.
  const file = flags.output === undefined ? undefined : openOutputFile(flags.output, io.stdout);
  const streams = { stdout: file?.stream ?? io.stdout, stderr: io.stderr, env: io.env };
  const reporter = (flags.json ? jsonReporter : humanReporter)(streams, context);
  try {
    if (isReal && !context.quiet) new Output(io.stderr, io.env).line(consentNote);
    for (const { target } of calls) reporter.warn(target, check.warningsOf(target));
    const sizeBytes = samples.reduce((sum, { audio }) => sum + audio.length, 0);
    const label = samples.map((sample) => sample.label).join(", ");
    reporter.begin(
      { label, sizeBytes, seconds: check.seconds },
      calls.map(({ target }) => target),
    );
    const requests = requestsByProvider(calls, flags.verbose ? foreseen : []);
    return await settledAll(calls, options, { reporter, requests, check, dry: context.dryRun });
  } finally {
    reporter.end();
    file?.close();
  }
}

const settings = (flags: CloneFlags, { signal }: CommandIo): object => ({
  name: flags.name,
  language: flags.language,
  description: flags.description,
  idempotencyKey: flags.key,
  timeoutMs: flags.timeout,
  maxRetries: flags.maxRetries,
  signal,
});

/** What a call will send and warn of, unless core refuses it: the call itself then says so. */
async function foreseenCall(options: CloneVoiceOptions): Promise<DryRun | undefined> {
  try {
    return await dryRun(options);
  } catch (error) {
    if (isCloneError(error)) return undefined;
    throw error;
  }
}

function requestsByProvider(
  calls: readonly Prepared[],
  foreseen: readonly (DryRun | undefined)[],
): ReadonlyMap<string, DescribedRequest> {
  const requests = new Map<string, DescribedRequest>();
  for (const [index, one] of foreseen.entries()) {
    const call = calls[index];
    if (one !== undefined && call !== undefined) requests.set(call.target.name, one.request);
  }
  return requests;
}

interface Telling {
  readonly reporter: Reporter;
  readonly requests: ReadonlyMap<string, DescribedRequest>;
  readonly check: SampleCheck;
  readonly dry: boolean;
}

async function settledAll(
  calls: readonly Prepared[],
  options: readonly CloneVoiceOptions[],
  { reporter, requests, check, dry }: Telling,
): Promise<number> {
  const onEvent = (event: CloneEvent): void => reporter.event(event, requests);
  const running = calls.map(({ target }, index) => {
    const sampleWarnings = check.warningsOf(target);
    return settled({ target, sampleWarnings }, { ...options[index], onEvent } as CloneVoiceOptions, dry);
  });
  const errors = [];
  // Each is told of as soon as those before it are, so that the order never changes.
  for (const one of running) {
    const report = await one;
    reporter.result(report);
    errors.push("error" in report ? report.error : undefined);
  }
  return exitCode(errors);
}

interface Prepared {
  readonly target: CloneTarget;
  readonly call: TargetCall;
}

async function prepared(
  target: CloneTarget,
  connection: Connection,
  flags: CloneFlags,
  samples: readonly LoadedSample[],
): Promise<Prepared> {
  const spoken = samples.map(({ audio }, index) => ({ audio, transcription: flags.transcription?.[index] }));
  return { target, call: await targetCall(target, connection, flags, spoken) };
}

type Told = Pick<CloneReport, "target" | "sampleWarnings">;

async function settled(told: Told, options: CloneVoiceOptions, dry: boolean): Promise<CloneReport> {
  try {
    return dry ? { ...told, dryRun: await dryRun(options) } : { ...told, voice: await cloneVoice(options) };
  } catch (error) {
    if (!isCloneError(error)) throw error;
    return { ...told, error };
  }
}

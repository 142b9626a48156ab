import { CommandError } from "../../command-error.ts";
import type { CommandIo } from "../../command-io.ts";
import type { BatchFlags, LimitFlag } from "../flags.ts";
import type { AddressEntry } from "../journal/entry.ts";
import type { Journal } from "../journal/open.ts";
import type { OpenUnit } from "../journal/open-unit.ts";
import { manifestRecords } from "../manifest/records.ts";
import { type ManifestRow, type RowSurroundings, readRow } from "../manifest/row.ts";
import type { UnitTable } from "../manifest/unit-table.ts";
import type { BatchProgress } from "../reporting/progress.ts";
import type { BatchReporter } from "../reporting/reporter.ts";
import { usualAbsentAfterMs } from "../settling/absent-after.ts";
import { Settler } from "../settling/settler.ts";
import { garbageCollector } from "./collect-garbage.ts";
import { Pace } from "./pace.ts";
import { type BatchProvider, leftOf } from "./provider.ts";
import { defaultLimits, type ProviderLimits } from "./provider-limits.ts";
import { runProvider } from "./provider-run.ts";

/** A checked batch. */
export interface Batch {
  readonly path: string;
  readonly surroundings: RowSurroundings;
  readonly chosen: readonly BatchProvider[];
  readonly journal: Journal;
  readonly addresses: readonly AddressEntry[];
  /** Units of earlier runs of which nobody knows whether their voices exist. */
  readonly unknown: readonly OpenUnit[];
  readonly table: UnitTable;
  readonly progress: BatchProgress;
  readonly reporter: BatchReporter;
}

/** Both services ask for it in their terms, and neither interface has a field for it. */
const consentNote = "Clone only voices whose speakers agreed: both services demand their consent.";

/** Sends what is to be sent, every provider at its own pace and with its own reading of the manifest. */
export async function sendAll(batch: Batch, flags: BatchFlags, io: CommandIo): Promise<number> {
  const { chosen, journal, table, progress, reporter } = batch;
  const { writer } = journal;
  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
    reporter.note(
      "Stopping: what is under way is finished, nothing more is sent. Press Ctrl-C again to end at once; " +
        "nobody will know then what came of the calls under way.",
    );
  };
  const paces = chosen.map((provider) => {
    return [provider, new Pace(limitsOf(provider, flags), provider.lastSentAt)] as const;
  });
  const timeoutMs = flags.timeout;
  // What a sandbox made went with it, and its list lacks nothing.
  const usual = flags.sandbox ? 0 : usualAbsentAfterMs;
  const absentAfterMs = flags.absentAfter ?? usual;
  const shared = { table, writer, reporter, timeoutMs, stopAll: () => stop.abort() };
  const settlers = new Map(
    chosen.map((provider) => {
      const retryUnknown = flags.retryUnknown ?? false;
      return [provider, new Settler(provider, { ...shared, absentAfterMs, retryUnknown })];
    }),
  );
  const requestEnded = garbageCollector();
  if (io.signal?.aborted) interrupt();
  else io.signal?.addEventListener("abort", interrupt, { once: true });
  try {
    if (!flags.sandbox && chosen.some(({ pending }) => pending > 0)) reporter.note(consentNote);
    for (const address of batch.addresses) await writer.append(address).catch(() => stop.abort());
    await Promise.all(
      [...settlers].map(([{ target }, settler]) => {
        const units = batch.unknown.filter(({ provider }) => provider === target.name);
        return settler.settleEarlier(units, stop.signal);
      }),
    );
    progress.begin(paces);
    const runs = paces.map(async ([provider, pace]) => {
      const settler = settlers.get(provider);
      if (provider.pending === 0 || settler === undefined) return;
      const rows = rightRows(batch);
      try {
        await runProvider(provider, rows, { ...shared, pace, settler, stop: stop.signal, requestEnded });
      } catch (error) {
        // The manifest can no longer be read. What was sent is told of all the same.
        if (!(error instanceof CommandError)) throw error;
        provider.stopped ??= error.message;
      } finally {
        await rows.return(undefined);
      }
    });
    const settled = await Promise.allSettled(runs);
    const mistake = settled.find((run) => run.status === "rejected");
    if (mistake !== undefined) throw mistake.reason;
  } finally {
    io.signal?.removeEventListener("abort", interrupt);
  }
  reporter.summary(chosen);
  tellWhatIsLeft(batch, io.signal?.aborted ?? false, flags, absentAfterMs);
  return exitCode(chosen);
}

function tellWhatIsLeft(
  { chosen, journal, reporter }: Batch,
  interrupted: boolean,
  { sandbox }: BatchFlags,
  absentAfterMs: number,
): void {
  const { failure } = journal.writer;
  if (failure !== undefined) {
    const { code, message } = failure as NodeJS.ErrnoException;
    const lost = chosen.reduce((sum, { unrecorded }) => sum + unrecorded, 0);
    const what = lost === 0 ? "" : ` What came of ${lost} calls is told above and stands nowhere else.`;
    reporter.alarm(
      `The journal cannot be written any more (${code ?? message}), and without it nothing is sent.${what} ` +
        "Make room and run the command again.",
    );
  }
  const unknown = chosen.reduce((sum, one) => sum + one.unknown + one.unknownBefore, 0);
  const byHand = chosen.reduce((sum, { unknownByHand }) => sum + unknownByHand, 0);
  if (unknown > byHand) {
    const isNever = absentAfterMs === Number.POSITIVE_INFINITY;
    const more = isNever ? " With --absent-after never those that the list does not show stay unknown." : "";
    reporter.note(`The same command looks for the unknown voices again before it sends anything.${more}`);
  }
  if (byHand > 0) {
    reporter.note(
      "Look for the unknown voices in the provider's list" +
        (byHand < unknown ? `: ${byHand} of them bear no key. ` : ". ") +
        "Those that are not there are sent by --retry-unknown, and so are, a second time, those that are.",
    );
  }
  const left = chosen.reduce((sum, provider) => sum + leftOf(provider), 0);
  if (sandbox) reporter.note("Sandbox: nothing real was created.");
  if (left === 0) return;
  const why = interrupted || failure !== undefined || chosen.some(({ stopped }) => stopped !== undefined);
  const changed = why ? "" : " Rows or samples were changed while the batch ran.";
  reporter.note(
    `${left} ${left === 1 ? "voice is" : "voices are"} left.${changed} The same command goes on with them.`,
  );
}

function exitCode(providers: readonly BatchProvider[]): number {
  if (providers.some(({ unknown, unknownBefore, unrecorded }) => unknown + unknownBefore + unrecorded > 0)) return 3;
  return providers.some((provider) => provider.failed + leftOf(provider) > 0) ? 1 : 0;
}

/** The manifest's rows but for wrong ones, which the check has told of. */
async function* rightRows({ path, surroundings }: Batch): AsyncGenerator<ManifestRow> {
  for await (const record of manifestRecords(path)) {
    const { row, problems } = readRow(record, surroundings);
    if (problems.length === 0) yield row;
  }
}

function limitsOf({ target }: BatchProvider, { concurrency, rate, sandbox }: BatchFlags): ProviderLimits {
  const documented = defaultLimits[target.name];
  // A stand-in has nobody to spare, and a rehearsal should not take a day.
  const usual: ProviderLimits = sandbox ? { concurrency: documented.concurrency } : documented;
  // A limit for one provider stands above one for all, and the last above those before it.
  const asked = (flags: readonly LimitFlag[] = []): number | undefined =>
    (flags.findLast(({ provider }) => provider === target.name) ?? flags.findLast(({ provider }) => !provider))?.value;
  const perMinute = asked(rate) ?? usual.perMinute ?? Number.POSITIVE_INFINITY;
  return {
    concurrency: asked(concurrency) ?? usual.concurrency,
    ...(Number.isFinite(perMinute) ? { perMinute } : {}),
  };
}

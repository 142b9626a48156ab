import { type CloneError, cloneVoice, isCloneError } from "@org/clone-core";
import type { BatchProvider } from "./batch-provider.ts";
import type { BatchReporter } from "./batch-reporter.ts";
import type { JournalWriter } from "./journal-writer.ts";
import type { ManifestRow } from "./manifest-row.ts";
import { nextUnit, sampleAgain, type Unit } from "./next-unit.ts";
import type { Pace } from "./pace.ts";
import { unitCall } from "./unit-call.ts";
import type { UnitTable } from "./unit-table.ts";

/** What a provider's run works with. */
export interface RunContext {
  readonly table: UnitTable;
  readonly writer: JournalWriter;
  readonly reporter: BatchReporter;
  readonly pace: Pace;
  readonly timeoutMs: number | undefined;
  /** Aborts when nothing more may be sent; what is under way is finished all the same. */
  readonly stop: AbortSignal;
  /** Called when a request is over. */
  requestEnded(): void;
  /** Stops every provider. */
  stopAll(): void;
}

/** After so many refused or unreachable calls in a row there is nothing to wait for. */
const mostTries = 10;
/** So many unknown outcomes in a row mean that something is wrong with all of them. */
const mostUnknown = 10;
/** The longest wait that a provider may ask for, in milliseconds. */
const longestWaitMs = 15 * 60_000;

/** Sends every unit of one provider that is to be sent, no quicker than its pace allows. */
export async function runProvider(
  provider: BatchProvider,
  rows: AsyncIterator<ManifestRow>,
  context: RunContext,
): Promise<void> {
  const { pace, stop } = context;
  const own = new AbortController();
  const stopped = AbortSignal.any([stop, own.signal]);
  const again: Unit[] = [];
  const running = new Set<Promise<void>>();
  let refusals = 0;
  let unknowns = 0;
  let taken = 0;
  let ended = false;
  let mistake: { readonly error: unknown } | undefined;

  try {
    for (;;) {
      // Waiting for the pace would be in vain while nothing but what is under way may bring more to send.
      while (ended && again.length === 0 && running.size > 0) await Promise.race(running);
      if ((ended && again.length === 0) || !(await pace.turn(stopped))) break;
      const unit = again.shift() ?? (await nextUnit(provider.target, rows, context.table));
      if (unit === undefined) {
        ended = true;
        continue;
      }
      if (unit.audio !== undefined) ended = ++taken >= provider.pending;
      pace.begin();
      const sending = send(unit)
        .catch((error: unknown) => {
          mistake ??= { error };
          context.stopAll();
        })
        .finally(() => {
          running.delete(sending);
          pace.end();
          context.requestEnded();
        });
      running.add(sending);
    }
  } finally {
    await Promise.all(running);
  }
  if (mistake !== undefined) throw mistake.error;

  function stopProvider(why: string): void {
    provider.stopped ??= why;
    own.abort();
  }

  async function send({ row, digest, audio }: Unit): Promise<void> {
    const { writer, table, reporter } = context;
    const sample = audio ?? (await sampleAgain(row, digest, provider.target));
    if (sample === undefined) return;
    const { options } = await unitCall(row, provider, sample);
    const what = {
      unit: digest.toString("hex"),
      provider: provider.target.name,
      row: row.row,
      name: row.name,
    };
    const now = (): string => new Date().toISOString();
    try {
      await writer.append({ event: "sending", ...what, at: now() });
    } catch {
      // The writer keeps the reason, and the command says it once.
      context.stopAll();
      return;
    }
    const begunAt = Date.now();
    try {
      const voice = await cloneVoice({ ...options, timeoutMs: context.timeoutMs });
      const { id, language, warnings } = voice;
      refusals = unknowns = 0;
      pace.quicken();
      table.setState(digest, "created");
      provider.created++;
      const recorded = await record({
        event: "created",
        ...what,
        id,
        ...(language === undefined ? {} : { language }),
        warnings,
        at: now(),
      });
      reporter.created(provider, row, voice, recorded);
    } catch (error) {
      if (!isCloneError(error)) throw error;
      await failed({ row, digest }, error, { ...what, at: now() }, begunAt);
    }
  }

  async function failed(
    unit: Unit,
    error: CloneError,
    what: { unit: string; provider: string; row: number; name: string; at: string },
    begunAt: number,
  ): Promise<void> {
    const { code, outcome, status, message, retryAfterSeconds } = error;
    context.table.setState(unit.digest, outcome);
    const recorded = await record({
      event: outcome,
      ...what,
      code,
      ...(status === undefined ? {} : { status }),
      message,
    });
    if (outcome === "unknown") {
      provider.unknown++;
      unknowns++;
      context.reporter.failed(provider, unit.row, error, recorded);
      if (unknowns >= mostUnknown) stopProvider(`${unknowns} calls in a row ended without anybody knowing how`);
      return;
    }
    unknowns = 0;
    if (code === "rate_limited" || code === "unavailable") {
      const waitMs = retryAfterSeconds === undefined ? backOffMs(refusals) : retryAfterSeconds * 1000;
      refusals++;
      pace.slowDown(waitMs, begunAt);
      again.push(unit);
      context.reporter.waiting(provider, error, Math.max(waitMs, pace.waitMs));
      if (waitMs > longestWaitMs) stopProvider(`it asks to wait ${Math.ceil(waitMs / 60_000)} minutes`);
      else if (refusals >= mostTries) stopProvider(`${refusals} calls in a row were refused: ${message}`);
      return;
    }
    provider.failed++;
    context.reporter.failed(provider, unit.row, error, recorded);
    // The next row would fare no better.
    if (code === "authentication" || code === "permission" || code === "quota") stopProvider(message);
  }

  /** Whether the outcome is in the journal. If not, the next run will take the unit for unknown. */
  async function record(entry: Parameters<JournalWriter["append"]>[0]): Promise<boolean> {
    try {
      await context.writer.append(entry);
      return true;
    } catch {
      provider.unrecorded++;
      context.stopAll();
      return false;
    }
  }
}

/** 1 s, 2 s, 4 s … up to a minute, a quarter more or less. */
const backOffMs = (refusals: number): number =>
  Math.round(Math.min(60_000, 1000 * 2 ** refusals) * (0.75 + Math.random() / 2));

import { type CloneError, isCloneError } from "@org/clone-core";
import { anySample, targetCall } from "../../targets/call.ts";
import type { OpenUnit } from "../journal/open-unit.ts";
import { type Recording, recordOutcome } from "../journal/record-outcome.ts";
import type { ManifestRow } from "../manifest/row.ts";
import { unitKey } from "../manifest/unit.ts";
import type { UnitTable } from "../manifest/unit-table.ts";
import type { BatchReporter } from "../reporting/reporter.ts";
import type { Unit } from "../sending/next-unit.ts";
import type { BatchProvider } from "../sending/provider.ts";
import { Bell } from "./bell.ts";
import { leftAtOf, nextLookAt, type Unsettled } from "./unsettled.ts";
import { type WalkedVoice, walk } from "./walk.ts";

/** After so many looks in vain at a list that cannot be read, a run that has nothing else to do ends. */
const mostFailures = 3;

/** What a settler works with. */
export interface SettlerContext extends Recording {
  readonly table: UnitTable;
  readonly reporter: BatchReporter;
  readonly timeoutMs: number | undefined;
  /** After so many milliseconds a voice that the list does not show counts as not created; Infinity for never. */
  readonly absentAfterMs: number;
  /** Whether the user has looked, and wants what is not there to be sent at once. */
  readonly retryUnknown: boolean;
}

/**
 * Finds out about a provider's units of unknown outcome. Each voice bears its unit's key, so one walk over the list
 * settles all of them that it shows. One that it does not show for long enough counts as not created; until then it is
 * looked for again, with growing pauses, while the others are sent and at the end.
 */
export class Settler {
  readonly #provider: BatchProvider;
  readonly #context: SettlerContext;
  /** By key. */
  readonly #waiting = new Map<string, Unsettled>();
  /** Units that count as not created, and whose rows are at hand. */
  readonly #toSend: Unit[] = [];
  readonly #bell = new Bell();
  /** Whether nothing but this is left to do. */
  #isLast = false;
  /** How often in a row the list could not be read. */
  #failures = 0;

  constructor(provider: BatchProvider, context: SettlerContext) {
    this.#provider = provider;
    this.#context = context;
  }

  /** The units that count as not created since the last call, to be sent again. */
  takeUnits(): readonly Unit[] {
    return this.#toSend.splice(0);
  }

  /** Looks once for what earlier runs left unknown, before anything is sent. */
  async settleEarlier(units: readonly OpenUnit[], signal: AbortSignal): Promise<void> {
    const { table, reporter, retryUnknown } = this.#context;
    for (const unit of units) {
      const digest = Buffer.from(unit.unit, "hex");
      if (unit.isKeyed) {
        const { provider, row, name, at } = unit;
        const [what, leftAt] = [{ unit: unit.unit, provider, row, name }, leftAtOf(at)];
        this.#waiting.set(unitKey(digest), { digest, what, at, leftAt, resent: false, lookedAt: performance.now() });
      } else if (retryUnknown) table.setState(digest, "unsent");
      else {
        this.#provider.unknownByHand++;
        this.#leaveAlone(digest, unit);
      }
    }
    if (this.#waiting.size === 0) return;
    reporter.lookingFirst(this.#provider, this.#waiting.size);
    await this.#look(signal, { isFirst: true });
  }

  /** A unit whose call has just ended without anybody knowing how. */
  add(unit: Omit<Unsettled, "lookedAt">): void {
    this.#waiting.set(unitKey(unit.digest), { ...unit, lookedAt: performance.now() });
    this.#bell.ring();
  }

  /** The manifest has been read up to a unit's row. @returns whether it is one that waits here. */
  meet(row: ManifestRow, digest: Buffer): boolean {
    const unit = this.#waiting.get(unitKey(digest));
    if (unit === undefined || unit.row !== undefined) return false;
    unit.row = row;
    return true;
  }

  /** Nothing else is left to do: resolves when there is a unit to send, when none waits any more, or at the stop. */
  async waitAsLast(stop: AbortSignal): Promise<void> {
    this.#isLast = true;
    this.#tellOfWaiting();
    this.#bell.ring();
    while (this.#waiting.size > 0 && this.#toSend.length === 0 && !stop.aborted) await this.#bell.rung(stop);
    this.#isLast = false;
    this.#provider.waitsUntil = undefined;
  }

  /** Looks again and again until the stop. What is unknown by then is told as such. */
  async run(stop: AbortSignal): Promise<void> {
    const { absentAfterMs } = this.#context;
    while (!stop.aborted) {
      // Where absence never counts, there is nothing to wait for but a list that can be read.
      const mustLookNow = this.#isLast && absentAfterMs === Number.POSITIVE_INFINITY && this.#failures === 0;
      const nextAt = Math.min(...[...this.#waiting.values()].map((unit) => nextLookAt(unit, absentAfterMs)));
      const pauseMs = mustLookNow ? 0 : nextAt - performance.now();
      if (this.#waiting.size > 0 && pauseMs <= 0) await this.#look(stop, { isFirst: false });
      else await this.#bell.rung(stop, this.#waiting.size > 0 ? pauseMs : undefined);
    }
    for (const unit of this.#waiting.values()) this.#giveUp(unit);
  }

  /** @param isFirst Whether nothing was sent yet, and what is not settled now is told at once. */
  async #look(signal: AbortSignal, { isFirst }: { readonly isFirst: boolean }): Promise<void> {
    const { absentAfterMs, timeoutMs, retryUnknown } = this.#context;
    const { target, connection } = this.#provider;
    // Units that come meanwhile may be on a page that was read already.
    const units = new Map(this.#waiting);
    const startedAt = performance.now();
    const isFinal = (isFirst || this.#isLast) && absentAfterMs === Number.POSITIVE_INFINITY;
    try {
      const { provider } = await targetCall(target, connection, {}, [{ audio: anySample }]);
      // Later looks are tried again by coming again.
      const maxRetries = isFirst ? undefined : 0;
      const found = await walk(new Set(units.keys()), { provider, timeoutMs, maxRetries, signal });
      this.#failures = 0;
      for (const [key, unit] of units) {
        const voice = found.get(key);
        const isOver = startedAt - unit.leftAt >= absentAfterMs || (retryUnknown && unit.ended === undefined);
        unit.lookedAt = startedAt;
        if (voice !== undefined) await this.#found(unit, voice);
        else if (isOver && !unit.resent) this.#absent(unit);
        else if (isOver || isFinal) this.#giveUp(unit);
      }
    } catch (error) {
      if (!isCloneError(error)) throw error;
      if (!signal.aborted) this.#unreadable(error, units.values(), isFirst);
    }
    this.#bell.ring();
  }

  /** The list could not be read. Nobody knows what is there. */
  #unreadable(error: CloneError, units: Iterable<Unsettled>, isFirst: boolean): void {
    const { retryUnknown, reporter, table } = this.#context;
    const { code, message, provider } = error;
    const reason = message.replace(`${provider}: `, "");
    if (++this.#failures === 1) reporter.note(`${provider}: the list of voices cannot be read: ${reason}`);
    const mayPass = code === "unavailable" || code === "timeout" || code === "rate_limited";
    const isHopeless = isFirst || !mayPass || (this.#isLast && this.#failures >= mostFailures);
    for (const unit of units) {
      unit.lookedAt = performance.now();
      if (retryUnknown && unit.ended === undefined) {
        // Whoever asks for that has looked by other means: some servers in between hand on nothing but cloning.
        this.#waiting.delete(unitKey(unit.digest));
        table.setState(unit.digest, "unsent");
      } else if (isHopeless) {
        this.#giveUp(unit, `the list of voices could not be read (${code})`);
      }
    }
  }

  async #found(unit: Unsettled, { id, language, warnings }: WalkedVoice): Promise<void> {
    const { table, reporter } = this.#context;
    this.#waiting.delete(unitKey(unit.digest));
    table.setState(unit.digest, "created");
    this.#provider.found++;
    if (unit.ended === undefined) {
      this.#provider.pending--;
      this.#provider.createdBefore++;
    } else {
      this.#provider.unknown--;
      this.#provider.created++;
    }
    const voice = { id, ...(language !== undefined && { language }), warnings, found: true } as const;
    const at = new Date().toISOString();
    const recorded = await recordOutcome(this.#provider, this.#context, {
      event: "created",
      ...unit.what,
      ...voice,
      at,
    });
    reporter.found(unit.what, voice, recorded);
  }

  /** Counts as not created, and is sent again: once in a run, so that a run has an end. */
  #absent(unit: Unsettled): void {
    const { digest, row, ended, what, at } = unit;
    const { table, reporter } = this.#context;
    this.#waiting.delete(unitKey(digest));
    this.#provider.countedAbsent++;
    if (ended !== undefined) this.#provider.unknown--;
    table.setState(digest, "absent");
    reporter.absent(what, at);
    // Where the manifest was not read so far, its row is taken like any other.
    if (row !== undefined) this.#toSend.push({ row, digest, lookFirst: true, resent: true });
  }

  /** @param why Nobody knows, where the list is the reason. */
  #giveUp(unit: Unsettled, why?: string): void {
    const { digest, ended, what, at } = unit;
    this.#waiting.delete(unitKey(digest));
    if (ended === undefined) this.#leaveAlone(digest, { ...what, at, ...(why !== undefined && { why }) });
    else this.#context.reporter.failed(this.#provider, what, ended.error, ended.recorded);
  }

  #leaveAlone(digest: Buffer, told: Parameters<BatchReporter["unknownBefore"]>[0]): void {
    this.#context.table.setState(digest, "left_alone");
    this.#provider.unknownBefore++;
    this.#provider.pending--;
    this.#context.reporter.unknownBefore(told);
  }

  #tellOfWaiting(): void {
    const { absentAfterMs, reporter } = this.#context;
    if (this.#waiting.size === 0 || absentAfterMs === Number.POSITIVE_INFINITY) return;
    const untilAt = Math.max(...[...this.#waiting.values()].map(({ leftAt }) => leftAt)) + absentAfterMs;
    this.#provider.waitsUntil = untilAt;
    reporter.lookingOn(this.#provider, this.#waiting.size, untilAt - performance.now());
  }
}

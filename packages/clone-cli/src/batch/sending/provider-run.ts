import { cloneVoice, isCloneError } from "@org/clone-core";
import type { ManifestRow } from "../manifest/row.ts";
import { unitKey } from "../manifest/unit.ts";
import { RunOutcomes } from "../reporting/outcomes.ts";
import { nextUnit, sampleAgain, type Unit } from "./next-unit.ts";
import type { BatchProvider } from "./provider.ts";
import type { RunContext } from "./run-context.ts";
import { unitCall } from "./unit-call.ts";

/** Sends every unit of one provider that is to be sent, no quicker than its pace allows. */
export async function runProvider(
  provider: BatchProvider,
  rows: AsyncIterator<ManifestRow>,
  context: RunContext,
): Promise<void> {
  const { pace, stop, settler } = context;
  const own = new AbortController();
  const stopped = AbortSignal.any([stop, own.signal]);
  const again: Unit[] = [];
  const outcomes = new RunOutcomes(provider, context, {
    again: (unit) => again.push(unit),
    stop: () => own.abort(),
  });
  const running = new Set<Promise<void>>();
  // All of them stand in the manifest once: those to be sent, and those that nobody knows of.
  const toTake = provider.pending;
  let taken = 0;
  let ended = false;
  let mistake: { readonly error: unknown } | undefined;
  const settling = settler.run(stopped).catch((error: unknown) => {
    mistake ??= { error };
    context.stopAll();
  });
  const meet = (row: ManifestRow, digest: Buffer): void => {
    if (settler.meet(row, digest)) taken++;
  };

  try {
    for (;;) {
      // Waiting for the pace would be in vain while nothing but what is under way may bring more to send.
      while (ended && again.length === 0 && running.size > 0) await Promise.race(running);
      if (ended && again.length === 0) await settler.waitAsLast(stopped);
      again.push(...settler.takeUnits());
      if ((ended && again.length === 0) || !(await pace.turn(stopped))) break;
      const unit = again.shift() ?? (await nextUnit(provider.target, rows, context.table, stopped, meet));
      if (unit === undefined) {
        ended = true;
        continue;
      }
      if (unit.recording !== undefined) ended = ++taken >= toTake;
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
    own.abort();
    await settling;
  }
  if (mistake !== undefined) throw mistake.error;

  async function send(unit: Unit): Promise<void> {
    const { row, digest, recording, lookFirst = false, resent = false } = unit;
    // Without its recording, which is let go.
    const kept = { row, digest, lookFirst, resent };
    const sample = recording ?? (await sampleAgain(row, digest, provider.target));
    if (sample === undefined) return;
    const call = await unitCall(row, provider, sample, stopped).catch((error: unknown) => {
      if (!stopped.aborted) throw error;
      return undefined;
    });
    // The check has refused what is too large; only a stand-in is there to be sent.
    if (call === undefined || call.tooLarge !== undefined) return;
    const { options } = call;
    // Reading takes its time, and what stopped the others meanwhile stops this one too.
    if (stopped.aborted) return;
    const what = {
      unit: digest.toString("hex"),
      provider: provider.target.name,
      row: row.row,
      name: row.name,
    };
    const idempotencyKey = unitKey(digest);
    const at = new Date().toISOString();
    try {
      await context.writer.append({ event: "sending", ...what, key: idempotencyKey, at });
    } catch {
      // The writer keeps the reason, and the command says it once.
      context.stopAll();
      return;
    }
    // A Ctrl-C that came while the announcement was written: the journal says that nothing followed it.
    if (stopped.aborted) return outcomes.unsent(kept, what);
    const begunAt = performance.now();
    try {
      // What nobody knows of is looked for by the settler, in one walk for all units: a call of its own for each would read
      // the whole list each time.
      const looks = { idempotencyKey, lookFirst, settleMs: 0 };
      const voice = await cloneVoice({ ...options, ...looks, timeoutMs: context.timeoutMs });
      await outcomes.created(kept, what, { voice, prepared: call.sample.prepared });
    } catch (error) {
      if (!isCloneError(error)) throw error;
      await outcomes.failed(kept, what, error, { at, begunAt });
    }
  }
}

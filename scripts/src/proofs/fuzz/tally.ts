import { isRightKey } from "./lists/plan.ts";
import type { Scenario } from "./scenario.ts";
import type { LegTrace, Trace } from "./trial.ts";

/** How many of the calls came to what: a fuzzer that never gets somewhere proves nothing about it. */
export class Tally {
  readonly #counts = new Map<string, number>();

  count(scenario: Scenario, trace: Trace): void {
    if (!isRightKey(scenario.idempotencyKey)) return;
    this.#add("with a key");
    if (trace.again !== undefined) this.#add("made once more");
    for (const { legs } of [trace, ...(trace.again === undefined ? [] : [trace.again])]) {
      for (const leg of legs) for (const what of endsOf(leg)) this.#add(what);
    }
  }

  /** As one line. */
  told(): string {
    return [...this.#counts].map(([what, count]) => `${count} ${what}`).join(", ");
  }

  #add(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }
}

function* endsOf({ asked, sent, result, leg, listedBefore, voicesBefore }: LegTrace): Generator<string> {
  if (asked.length > 0) yield "with a list";
  if (asked.some(({ served }) => served === "fault" || served === "garbage")) yield "with faults or garbage in it";
  if (asked.length > 0 && (leg.list.lag.ms > 0 || leg.list.lag.requests > 0)) yield "with a list that lags";
  if (voicesBefore.some(({ madeAfter }) => madeAfter !== undefined) && listedBefore.length === 0)
    yield "whose voice was not listed yet";
  if (result === undefined) return;
  if ("error" in result) {
    const { outcome, searched } = result.error as { outcome?: string; searched?: boolean };
    if (outcome === "unknown") yield searched === true ? "unknown, and searched" : "unknown";
    return;
  }
  if (sent.length === 0) yield "existed";
  else yield asked.some(({ afterRequests }) => afterRequests > 0) ? "found after an unknown outcome" : "created";
}

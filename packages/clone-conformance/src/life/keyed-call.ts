import type { CloneEvent, CloneProvider, Voice } from "@org/clone-core";
import type { FaultAddress } from "@org/voices-mock/faults-client";
import type { Call, CallSettings, Suite } from "../suite/suite.ts";
import { textsOf } from "../suite/texts.ts";

/** A call with an idempotency key, and what it showed of the key's mark. */
export interface KeyedCall extends Call {
  readonly events: readonly CloneEvent[];
  /** Where the mark showed: sentences; empty when all is well. */
  readonly marks: readonly string[];
}

let made = 0;

/** A key that no other call has, with every sign that a key may hold. */
export const newKey = (): string => `order.${++made}:of_${crypto.randomUUID().slice(0, 8)}-x`;

/** What is written into a voice for a key, in every form; the ledger of the server of faults is asked by it. */
export const markOf = (idempotencyKey: string): string => `key:${idempotencyKey}`;

/** Where a mark shows in values, in all that can be had from each. */
export function marksIn(values: Readonly<Record<string, unknown>>, idempotencyKey: string): string[] {
  const mark = markOf(idempotencyKey);
  return Object.entries(values)
    .filter(([, value]) => [...textsOf(value)].some((text) => text.includes(mark)))
    .map(([what]) => `the mark shows in ${what}`);
}

/** What a voice hands out beside what it shows. */
export const rawOf = (voice: Pick<Voice, "raw"> | undefined): unknown => voice?.raw;

/** One call with a key, whatever it comes to. @param change makes another provider of the one under test. */
export async function keyedCall(
  suite: Suite,
  fault: FaultAddress,
  idempotencyKey: string,
  settings: CallSettings = {},
  change?: (provider: CloneProvider) => CloneProvider,
): Promise<KeyedCall> {
  const events: CloneEvent[] = [];
  const onEvent = (event: CloneEvent): void => {
    events.push(event);
    settings.onEvent?.(event);
  };
  const call = await suite.call(fault, { ...settings, idempotencyKey, onEvent }, change);
  const { voice, error, spoken } = call;
  const marks = marksIn(
    { voice, "the voice's raw": rawOf(voice), error, events, "the console": spoken },
    idempotencyKey,
  );
  return { ...call, events, marks };
}

import { getEventListeners } from "node:events";
import { listenToConsole } from "@org/clone-conformance";
import { type CloneEvent, type CloneProvider, cloneVoice, cloneVoiceToAll } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { VirtualClock } from "./clock.ts";
import { Account, type KeptVoice } from "./lists/account.ts";
import type { ListRequest } from "./lists/list-answer.ts";
import { isRightKey, otherKey } from "./lists/plan.ts";
import type { Leg, Scenario } from "./scenario.ts";
import { type Keeping, Service } from "./service.ts";
import { keyOf, optionsOf } from "./values/given.ts";
import { Moments } from "./values/moments.ts";
import { bytesOf, sampleValue } from "./values/samples.ts";
import { type Secrets, secretsOf } from "./values/secrets.ts";
import type { SentRequest } from "./wire.ts";

/** What one provider of a call came to. */
export interface LegTrace {
  readonly leg: Leg;
  readonly secrets: Secrets;
  readonly sent: readonly SentRequest[];
  readonly asked: readonly ListRequest[];
  /** Where the call has a key: the voices that exist after it, and those with the key that were in the list before. */
  readonly voices: readonly KeptVoice[];
  readonly listedBefore: readonly KeptVoice[];
  readonly voicesBefore: readonly KeptVoice[];
  readonly keysAsked: number;
  /** Of a provider that did not start: then nothing was called. */
  readonly refusedStart: boolean;
  readonly result: { readonly voice: unknown } | { readonly error: unknown } | undefined;
}

/** Everything that one run showed. Times are in milliseconds since the call began. */
export interface Trace {
  readonly legs: readonly LegTrace[];
  readonly settled: boolean;
  readonly settledAt: number;
  readonly startedAt: number;
  readonly abortedAt: number | undefined;
  readonly reason: unknown;
  readonly events: readonly CloneEvent[];
  /** What the caller could log: providers, results, events, and what was printed. */
  readonly shown: readonly unknown[];
  readonly timersLeft: number;
  readonly listenersLeft: number;
  readonly reads: number;
  /** What the same call came to when it was made once more. */
  readonly again: Trace | undefined;
}

/** Runs one scenario on a clock of its own. */
export async function trial(scenario: Scenario): Promise<Trace> {
  const clock = new VirtualClock();
  const uninstall = clock.install();
  try {
    const { idempotencyKey: key, againMs, legs } = scenario;
    const keepings = legs.map(({ vendor, list }): Keeping | undefined =>
      key === undefined ? undefined : { account: new Account(vendor, list, keyText(key), clock), key: keyText(key) },
    );
    const first = await once(scenario, clock, keepings, []);
    if (!first.settled || !isRightKey(key) || againMs === undefined) return first;
    await clock.runUntilSettled(clock.sleep(againMs));
    clock.begin();
    const answered = first.legs.map(({ sent }) => sent.length);
    const again = await once({ ...scenario, abort: { at: "never" } }, clock, keepings, answered);
    return { ...first, again };
  } finally {
    uninstall();
  }
}

const keyText = (key: unknown): string => (isRightKey(key) ? key : otherKey);

/** Makes the call of a scenario. Each leg goes on with its answers after those that were given before. */
async function once(
  scenario: Scenario,
  clock: VirtualClock,
  keepings: readonly (Keeping | undefined)[],
  answered: readonly number[],
): Promise<Trace> {
  const console = listenToConsole();
  try {
    // As a date has it: pauses have fractions.
    const startedAt = Math.trunc(clock.now);
    const moments = new Moments(scenario.abort, clock);
    const events: CloneEvent[] = [];
    let reads = 0;
    const bytes = scenario.samples.map((sample) => bytesOf(sample, scenario.mark));
    const audio = bytes.find(({ length }) => length > 60) ?? new Uint8Array();
    const onRead = (): void => {
      reads++;
    };
    const samples = scenario.samples.map(({ form, transcription }, index) => ({
      audio: sampleValue(form, bytes[index] ?? new Uint8Array(), clock, onRead),
      ...(transcription === undefined ? {} : { transcription }),
    }));
    const onEvent = (event: CloneEvent): unknown => {
      events.push(event);
      moments.reached("event");
      if (scenario.listener === "throws") throw new Error("a listener that throws");
      return scenario.listener === "rejects" ? Promise.reject(new Error("a listener that rejects")) : undefined;
    };
    const { idempotencyKey, settleMs } = scenario;
    const settings = {
      name: scenario.name,
      description: scenario.description,
      language: scenario.language,
      timeoutMs: scenario.timeoutMs,
      maxRetries: scenario.maxRetries,
      maxSampleBytes: scenario.maxSampleBytes,
      signal: moments.signal,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      ...(settleMs === undefined ? {} : { settleMs }),
      ...(scenario.listener === "none" ? {} : { onEvent }),
      ...(isOneSample(scenario) ? { sample: samples[0]?.audio } : { samples }),
    };
    const begun = scenario.legs.map((leg, index) => {
      const secrets = secretsOf(leg, scenario.mark, audio, keyText(idempotencyKey));
      return begin(leg, secrets, clock, moments, keepings[index], answered[index]);
    });
    const before = keepings.map((keeping) => ({
      listedBefore: keeping?.account.bearers(keeping.key) ?? [],
      voicesBefore: [...(keeping?.account.voices ?? [])],
    }));
    const call = callOf(scenario, settings, begun);
    moments.called();
    const settled = await clock.runUntilSettled(call);
    const settledAt = clock.elapsed;
    // What comes too late, such as a rejection that nobody hears of, comes now.
    await clock.turn();
    // Copies, since time goes on when the call is made once more.
    const legs = begun.map(
      ({ leg, secrets, service, keys, result, refusedStart }, index): LegTrace => ({
        ...{ leg, secrets, keysAsked: keys.asked, refusedStart, result: result.is },
        sent: service.sent.map((one) => ({ ...one })),
        asked: service.asked.map((one) => ({ ...one })),
        voices: [...(keepings[index]?.account.voices ?? [])],
        listedBefore: before[index]?.listedBefore ?? [],
        voicesBefore: before[index]?.voicesBefore ?? [],
      }),
    );
    return {
      legs,
      settled,
      settledAt,
      startedAt,
      abortedAt: moments.abortedAt,
      reason: moments.reason,
      events,
      shown: [...begun.map(({ provider }) => provider), ...legs.map(({ result }) => result), events, console.spoken],
      timersLeft: clock.pending,
      listenersLeft: moments.signal === undefined ? 0 : getEventListeners(moments.signal, "abort").length,
      reads,
      again: undefined,
    };
  } finally {
    console.restore();
  }
}

/** Whether the call has one sample, without a list around it. */
export const isOneSample = ({ samples, asList }: Scenario): boolean =>
  samples.length === 1 && !asList && samples[0]?.transcription === undefined;

interface Begun {
  readonly leg: Leg;
  readonly secrets: Secrets;
  readonly service: Service;
  readonly keys: { asked: number };
  readonly result: { is: LegTrace["result"] };
  readonly provider: CloneProvider | undefined;
  readonly refusedStart: boolean;
}

function begin(
  leg: Leg,
  secrets: Secrets,
  clock: VirtualClock,
  moments: Moments,
  keeping: Keeping | undefined,
  answered: number | undefined,
): Begun {
  const service = new Service(leg, secrets, clock, moments, keeping, answered);
  const keys = { asked: 0 };
  const common = { leg, secrets, service, keys };
  try {
    const make: (options: { apiKey: string; fetch: Service["fetch"] }) => CloneProvider =
      leg.vendor === "cartesia" ? cartesia : inworld;
    const provider = make({ apiKey: keyOf(leg, secrets, keys, clock, moments) as string, fetch: service.fetch });
    return { ...common, provider, refusedStart: false, result: { is: undefined } };
  } catch (error) {
    return { ...common, provider: undefined, refusedStart: true, result: { is: { error } } };
  }
}

/** Makes the call, and writes down what became of each provider. Never rejects on its own account. */
function callOf({ legs, toAll }: Scenario, settings: object, begun: readonly Begun[]): Promise<void> {
  const started = begun.flatMap((one, index) =>
    one.provider ? [{ ...one, key: `leg${index}`, provider: one.provider }] : [],
  );
  if (legs.length === 1 && !toAll) {
    const [only] = started;
    if (only === undefined) return Promise.resolve();
    const options = { ...settings, provider: only.provider, providerOptions: optionsOf(only.leg) };
    return cloneVoice(options as Parameters<typeof cloneVoice>[0]).then(
      (voice) => {
        only.result.is = { voice };
      },
      (error: unknown) => {
        only.result.is = { error };
      },
    );
  }
  const providers = Object.fromEntries(started.map(({ key, provider }) => [key, provider]));
  const providerOptions = Object.fromEntries(started.map(({ key, leg }) => [key, optionsOf(leg)]));
  const options = { ...settings, providers, providerOptions } as Parameters<typeof cloneVoiceToAll>[0];
  return cloneVoiceToAll(options).then(
    (results) => {
      for (const { key, result } of started) {
        const one = results[key];
        if (one?.status === "fulfilled") result.is = { voice: one.value };
        else if (one?.status === "rejected") result.is = { error: one.reason };
      }
    },
    (error: unknown) => {
      for (const { result } of started) result.is = { error };
    },
  );
}

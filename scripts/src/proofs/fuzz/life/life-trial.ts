import { getEventListeners } from "node:events";
import { listenToConsole } from "@org/clone-conformance";
import {
  type CloneEvent,
  type CloneProvider,
  deleteVoice,
  findVoices,
  getVoice,
  listVoices,
  previewVoice,
  updateVoice,
} from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { VirtualClock } from "../clock.ts";
import { Account, type KeptVoice } from "../lists/account.ts";
import type { ListRequest } from "../lists/list-answer.ts";
import { otherKey } from "../lists/plan.ts";
import { keyOf } from "../values/given.ts";
import { Moments } from "../values/moments.ts";
import { bytesOf } from "../values/samples.ts";
import { type Secrets, secretsOf } from "../values/secrets.ts";
import type { VoiceRequest } from "./life-answer.ts";
import type { LifeScenario } from "./life-scenario.ts";
import { LifeService } from "./life-service.ts";

/** Everything that one run showed. Times are in milliseconds since the call began. */
export interface LifeTrace {
  readonly id: unknown;
  readonly secrets: Secrets;
  readonly result: { readonly value: unknown } | { readonly error: unknown } | undefined;
  readonly refusedStart: boolean;
  readonly pages: readonly ListRequest[];
  readonly asked: readonly VoiceRequest[];
  readonly before: readonly KeptVoice[];
  readonly after: readonly KeptVoice[];
  readonly settled: boolean;
  readonly settledAt: number;
  readonly startedAt: number;
  readonly abortedAt: number | undefined;
  readonly events: readonly CloneEvent[];
  /** What the caller could log besides the result: the provider, events, and what was printed. */
  readonly shown: readonly unknown[];
  readonly timersLeft: number;
  readonly listenersLeft: number;
  readonly keysAsked: number;
}

/** The mark of a recording that the call did not send: a voice may show it, and no error or event may. */
export const audioMark = (mark: string): string => [...mark].reverse().join("");

/** Runs one call about voices on a clock of its own. */
export async function lifeTrial(scenario: LifeScenario): Promise<LifeTrace> {
  const clock = new VirtualClock();
  const uninstall = clock.install();
  const console = listenToConsole();
  try {
    const { vendor, list, turns, mark, operation, listener } = scenario;
    const account = new Account(vendor, list, otherKey, clock);
    const before = account.voices.map((voice) => ({ ...voice }));
    const audio = bytesOf({ form: "Blob", content: "wav", more: 200, transcription: undefined }, audioMark(mark));
    const secrets = secretsOf(scenario, mark, audio, otherKey);
    const moments = new Moments(scenario.abort, clock);
    const service = new LifeService(account, turns, secrets, clock, moments);
    const keys = { asked: 0 };
    const events: CloneEvent[] = [];
    const onEvent = (event: CloneEvent): unknown => {
      events.push(event);
      moments.reached("event");
      if (listener === "throws") throw new Error("a listener that throws");
      return listener === "rejects" ? Promise.reject(new Error("a listener that rejects")) : undefined;
    };
    const id = "odd" in scenario.id ? scenario.id.odd : (before[scenario.id.place % 7]?.id ?? "missing");
    let result: LifeTrace["result"];
    let provider: CloneProvider | undefined;
    let call: Promise<unknown> = Promise.resolve();
    const startedAt = clock.now;
    try {
      const make: (options: { apiKey: string; fetch: LifeService["fetch"] }) => CloneProvider =
        vendor === "cartesia" ? cartesia : inworld;
      provider = make({ apiKey: keyOf(scenario, secrets, keys, clock, moments) as string, fetch: service.fetch });
      const settings = {
        ...{ provider, timeoutMs: scenario.timeoutMs, maxRetries: scenario.maxRetries, signal: moments.signal },
        ...(listener === "none" ? {} : { onEvent }),
      };
      call = callOf[operation](settings, scenario, id).then(
        (value) => {
          result = { value };
        },
        (error: unknown) => {
          result = { error };
        },
      );
    } catch (error) {
      result = { error };
    }
    moments.called();
    const settled = await clock.runUntilSettled(call);
    const settledAt = clock.elapsed;
    // What comes too late, such as a rejection that nobody hears of, comes now.
    await clock.turn();
    return {
      ...{ id, secrets, result, refusedStart: provider === undefined, pages: service.pages, asked: service.asked },
      ...{ before, after: account.voices, settled, settledAt, startedAt, abortedAt: moments.abortedAt, events },
      shown: [provider, events, console.spoken],
      timersLeft: clock.pending,
      listenersLeft: moments.signal === undefined ? 0 : getEventListeners(moments.signal, "abort").length,
      keysAsked: keys.asked,
    };
  } finally {
    console.restore();
    uninstall();
  }
}

type Calls = Readonly<
  Record<LifeScenario["operation"], (settings: object, scenario: LifeScenario, id: unknown) => Promise<unknown>>
>;

const callOf: Calls = {
  list: async (settings, { stopAfter }) => {
    const voices: unknown[] = [];
    for await (const voice of listVoices(settings as Parameters<typeof listVoices>[0])) {
      voices.push(voice);
      if (voices.length === stopAfter) break;
    }
    return voices;
  },
  find: (settings, { name, createdAfter }) =>
    findVoices({ ...settings, name, createdAfter } as Parameters<typeof findVoices>[0]),
  get: (settings, _scenario, id) => getVoice({ ...settings, id } as Parameters<typeof getVoice>[0]),
  update: (settings, { name, description }, id) =>
    updateVoice({ ...settings, id, name, description } as Parameters<typeof updateVoice>[0]),
  delete: (settings, _scenario, id) => deleteVoice({ ...settings, id } as Parameters<typeof deleteVoice>[0]),
  preview: (settings, _scenario, id) => previewVoice({ ...settings, id } as Parameters<typeof previewVoice>[0]),
};

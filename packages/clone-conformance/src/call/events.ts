import type { CloneEvent } from "@org/clone-core";
import type { FaultName } from "@org/voices-mock/faults-client";
import { leaks } from "../suite/leaks.ts";
import { type ProviderPromise, promise } from "../suite/promise.ts";
import { recording } from "../suite/recording.ts";
import { same, sameJson } from "../suite/same.ts";
import { type CallSettings, key, type Suite } from "../suite/suite.ts";

const badListeners: Readonly<Record<string, () => unknown>> = {
  throws: () => {
    throw new Error("a listener's own mistake");
  },
  rejects: () => Promise.reject(new Error("a listener's own mistake")),
  "never returns": () => new Promise(() => {}),
  "returns something that throws when it is awaited": () =>
    // biome-ignore lint/suspicious/noThenProperty: what is awaited is what this is about.
    Object.defineProperty({}, "then", {
      get() {
        throw new Error("a listener's own mistake");
      },
    }),
};

/** What listeners hear, and that they change nothing. */
export function eventPromises(suite: Suite): ProviderPromise[] {
  const tells = (
    what: string,
    fault: FaultName,
    settings: CallSettings,
    expected: readonly object[],
  ): ProviderPromise =>
    promise(suite, `tells its listener of ${what}`, async () => {
      const heard: CloneEvent[] = [];
      await suite.call(fault, { ...settings, onEvent: (event) => heard.push(event) });
      const provider = suite.provider(fault).name;
      // How long it took is the one thing that differs each time.
      const told = heard.map((event) => {
        if (event.type !== "settled") return event;
        const { durationMs, ...rest } = event;
        return { ...rest, ...(durationMs < 0 && { durationMs }) };
      });
      sameJson(
        "events",
        told,
        expected.map((event) => ({ ...event, provider })),
      );
      same("leaks", leaks(heard, { key, sample: recording() }).join(", "), "");
    });
  const started = (attempt: number) => ({ type: "attempt_started", attempt });
  const again = (attempt: number) => ({
    type: "retry_scheduled",
    attempt,
    code: "rate_limited",
    status: 429,
    delayMs: 0,
  });
  const settled = (attempts: number, outcome: string, failure?: object) => ({
    type: "settled",
    attempts,
    outcome,
    ...failure,
  });

  return [
    tells("a voice", "voice-200", {}, [started(1), settled(1, "created")]),
    tells("a failure", "status-500", {}, [started(1), settled(1, "unknown", { code: "unavailable", status: 500 })]),
    tells("each retry", "retry-after-0", {}, [
      ...[started(1), again(1), started(2), again(2), started(3)],
      settled(3, "not_created", { code: "rate_limited", status: 429 }),
    ]),
    tells("a refusal of its own, without an attempt", "voice-200", { sample: new Uint8Array() }, [
      settled(0, "not_created", { code: "unsupported_audio" }),
    ]),
    ...Object.entries(badListeners).map(([what, onEvent]) =>
      promise(suite, `comes to the same when its listener ${what}`, async () => {
        await suite.voice("voice-200", { onEvent });
        await suite.counted("voice-200", 1);
        const error = await suite.failure("retry-after-0", { onEvent });
        same("code", error.code, "rate_limited");
        same("cause", error.cause, undefined);
        await suite.counted("retry-after-0", 3);
      }),
    ),
  ];
}

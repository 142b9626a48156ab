import {
  type CloneError,
  type CloneErrorCode,
  type CloneOutcome,
  type CloneProvider,
  cloneVoice,
  isCloneError,
} from "@org/clone-core";
import type { FaultName } from "@org/voices-mock/faults";
import { leaks } from "./leaks.ts";
import { recording } from "./recording.ts";

/** Makes the provider under test, pointed at a server of the suite's. */
export type MakeProvider = (options: { apiKey: string; baseUrl: string }) => CloneProvider;

/** The server of faults, as far as the suite needs it: it may run in another process. */
export interface Faults {
  readonly url: string;
  /** How many complete requests a fault received. */
  count(fault: FaultName): number | Promise<number>;
  reset(): void | Promise<void>;
}

/** One promise of clone-core, for one provider. */
export interface ProviderPromise {
  /** A sentence: what a caller may rely on. */
  readonly name: string;
  /** Rejects when the promise is broken. Runs alone: promises share the server's counts. */
  run(): Promise<void>;
}

interface Case {
  readonly fault: FaultName;
  readonly code: CloneErrorCode;
  readonly outcome: CloneOutcome;
  readonly requests: number;
  readonly status?: number;
  readonly timeoutMs?: number;
}

const key = "bmFtZS1vZi1rZXk6c2VjcmV0LW9mLWtleQ==";

/** Far longer than any answer takes on this machine, far shorter than a person would wait. */
const patience = 1_500;

const cases: Readonly<Record<string, readonly Case[]>> = {
  "sends a request that may have created a voice once": [
    { fault: "status-500", code: "unavailable", outcome: "unknown", requests: 1, status: 500 },
    { fault: "status-502-json", code: "unavailable", outcome: "unknown", requests: 1, status: 502 },
    { fault: "status-503", code: "unavailable", outcome: "unknown", requests: 1, status: 503 },
    { fault: "status-408", code: "rejected", outcome: "unknown", requests: 1, status: 408 },
    { fault: "reset-after-body", code: "unavailable", outcome: "unknown", requests: 1 },
  ],
  "sends a request that created nothing again, and no more than twice": [
    { fault: "retry-after-0", code: "rate_limited", outcome: "not_created", requests: 3, status: 429 },
  ],
  "ends at its deadline while the service is silent or stalls": [
    { fault: "silence", code: "timeout", outcome: "unknown", requests: 1, timeoutMs: patience },
    { fault: "headers-then-stall", code: "timeout", outcome: "unknown", requests: 1, timeoutMs: patience },
  ],
  "takes no success without a voice for one": [
    { fault: "html-200", code: "unexpected_response", outcome: "unknown", requests: 1, status: 200 },
    { fault: "empty-200", code: "unexpected_response", outcome: "unknown", requests: 1, status: 200 },
    { fault: "null-200", code: "unexpected_response", outcome: "unknown", requests: 1, status: 200 },
    { fault: "object-200", code: "unexpected_response", outcome: "unknown", requests: 1, status: 200 },
    { fault: "status-204", code: "unexpected_response", outcome: "unknown", requests: 1, status: 204 },
  ],
  "says what a refusal means, and keeps its status": [
    { fault: "status-400-json", code: "rejected", outcome: "not_created", requests: 1, status: 400 },
    { fault: "status-401", code: "authentication", outcome: "not_created", requests: 1, status: 401 },
    { fault: "status-402", code: "quota", outcome: "not_created", requests: 1, status: 402 },
    { fault: "status-403-json", code: "permission", outcome: "not_created", requests: 1, status: 403 },
    { fault: "status-413", code: "unsupported_audio", outcome: "not_created", requests: 1, status: 413 },
    { fault: "status-415", code: "unsupported_audio", outcome: "not_created", requests: 1, status: 415 },
  ],
  "fails at once when it is told to wait for an hour": [
    { fault: "retry-after-3600", code: "rate_limited", outcome: "not_created", requests: 1, status: 429 },
  ],
  "repeats neither key nor sample, though the service does": [
    { fault: "echo-500", code: "unavailable", outcome: "unknown", requests: 1, status: 500 },
    { fault: "huge-error", code: "unavailable", outcome: "unknown", requests: 1, status: 500 },
  ],
  "follows no redirect": [
    { fault: "redirect-301", code: "unexpected_response", outcome: "unknown", requests: 1 },
    { fault: "redirect-302", code: "unexpected_response", outcome: "unknown", requests: 1 },
    { fault: "redirect-303", code: "unexpected_response", outcome: "unknown", requests: 1 },
    { fault: "redirect-307", code: "unexpected_response", outcome: "not_created", requests: 1 },
    { fault: "redirect-308", code: "unexpected_response", outcome: "not_created", requests: 1 },
  ],
};

/**
 * What clone-core promises of every provider, over real connections, for any test runner: call `run` of each in turn.
 *
 * @example
 * ```ts
 * import { providerPromises } from "@org/clone-conformance";
 * import { inworld } from "@org/clone-core/inworld";
 * import { startFaults } from "@org/voices-mock/faults";
 *
 * const faults = await startFaults();
 * for (const { name, run } of providerPromises(inworld, faults)) {
 *   await run();
 *   console.log("kept:", name);
 * }
 * await faults.close();
 * ```
 */
export function providerPromises(makeProvider: MakeProvider, faults: Faults): ProviderPromise[] {
  const call = (fault: FaultName, settings: { timeoutMs?: number; signal?: AbortSignal; sample?: Uint8Array } = {}) => {
    const provider = makeProvider({ apiKey: key, baseUrl: `${faults.url}/${fault}` });
    const [language = "en"] = provider.languages.keys();
    return rejection(cloneVoice({ provider, name: "Ada", language, sample: recording(), ...settings }));
  };
  const countOf = async (fault: FaultName, expected: number): Promise<void> =>
    same(`complete requests at ${fault}`, await faults.count(fault), expected);

  return [
    ...Object.entries(cases).flatMap(([sentence, list]) =>
      list.map(({ fault, requests, timeoutMs, ...expected }) => ({
        name: `${sentence}: ${fault}`,
        async run() {
          await faults.reset();
          const error = await call(fault, timeoutMs === undefined ? {} : { timeoutMs });
          for (const [property, value] of Object.entries(expected)) same(property, Reflect.get(error, property), value);
          await countOf(fault, requests);
          await countOf("redirect-target", 0);
          same("leaks", leaks(error, key, recording()).join(", "), "");
        },
      })),
    ),
    {
      name: "sends a request once over a kept-alive connection that breaks on its second and third call",
      async run() {
        await faults.reset();
        for (const fault of [
          "status-400",
          "reset-after-body",
          "status-400",
          "status-400",
          "reset-after-body",
        ] as const) {
          await call(fault);
        }
        await countOf("status-400", 3);
        await countOf("reset-after-body", 2);
      },
    },
    {
      name: "sends nothing with a signal that is aborted already",
      async run() {
        await faults.reset();
        const error = await call("status-500", { signal: AbortSignal.abort(new Error("changed my mind")) });
        same("code", error.code, "aborted");
        same("outcome", error.outcome, "not_created");
        await countOf("status-500", 0);
      },
    },
    {
      name: "sends nothing that is no recording",
      async run() {
        await faults.reset();
        for (const sample of [new Uint8Array(), new TextEncoder().encode("no recording ".repeat(20))]) {
          const error = await call("status-500", { sample });
          same("code", error.code, "unsupported_audio");
        }
        await countOf("status-500", 0);
      },
    },
  ];
}

async function rejection(call: Promise<unknown>): Promise<CloneError> {
  const reason = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isCloneError(reason)) throw new Error(`expected a CloneError, got ${String(reason)}`);
  return reason;
}

function same(what: string, found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`${what}: expected ${String(expected)}, found ${String(found)}`);
}

import { type CloneError, type CloneProvider, cloneVoice, isCloneError, type Voice } from "@org/clone-core";
import type { FaultControl, FaultName } from "@org/voices-mock/faults-client";
import { answerCases, voiceFaults } from "./answer-cases.ts";
import { connectionCases } from "./connection-cases.ts";
import type { FaultCase } from "./fault-case.ts";
import { leaks } from "./leaks.ts";
import { recording } from "./recording.ts";

/** Makes the provider under test, pointed at a server of the suite's. */
export type MakeProvider = (options: { apiKey: string; baseUrl: string }) => CloneProvider;

/** The server of faults, as far as the suite needs it: it runs in another process. */
export type Faults = Pick<FaultControl, "url" | "counts" | "reset">;

/** One promise of clone-core, for one provider. */
export interface ProviderPromise {
  /** A sentence: what a caller may rely on. */
  readonly name: string;
  /** Rejects when the promise is broken. Runs alone: promises share the server's counts. */
  run(): Promise<void>;
}

interface CallSettings {
  readonly timeoutMs?: number;
  readonly maxRetries?: number;
  readonly signal?: AbortSignal;
  readonly sample?: Uint8Array;
}

const key = "bmFtZS1vZi1rZXk6c2VjcmV0LW9mLWtleQ==";

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
  const clone = (fault: FaultName, settings: CallSettings = {}): Promise<Voice> => {
    const provider = makeProvider({ apiKey: key, baseUrl: `${faults.url}/${fault}` });
    const [language = "en"] = provider.languages.keys();
    return cloneVoice({ provider, name: "Ada", language, sample: recording(), ...settings });
  };
  const call = (fault: FaultName, settings?: CallSettings): Promise<CloneError> => rejection(clone(fault, settings));
  /** `begun` also counts requests that the server did not read to their end. */
  const countOf = async (fault: FaultName, complete: number, begun = complete): Promise<void> => {
    const counts = await faults.counts(fault);
    same(`complete requests at ${fault}`, counts.complete, complete);
    same(`requests begun at ${fault}`, counts.complete + counts.partial, begun);
  };
  const promise = (name: string, check: () => Promise<void>): ProviderPromise => ({
    name,
    async run() {
      await faults.reset();
      await check();
    },
  });

  const underFault = (sentence: string, { fault, requests = 1, timeoutMs, maxRetries, ...expected }: FaultCase) =>
    promise(`${sentence}: ${fault}`, async () => {
      const settings = { ...(timeoutMs && { timeoutMs }), ...(maxRetries && { maxRetries }) };
      const error = await call(fault, settings);
      for (const [property, value] of Object.entries(expected)) same(property, Reflect.get(error, property), value);
      await countOf(fault, requests, Math.max(requests, 1));
      await countOf("redirect-target", 0);
      await countOf("redirect-target-elsewhere", 0);
      same("leaks", leaks(error, key, recording()).join(", "), "");
    });
  const throughFault = (fault: FaultName) =>
    promise(`takes a voice for one, however it comes: ${fault}`, async () => {
      const { id } = await clone(fault);
      same("the voice has an id", typeof id === "string" && id !== "", true);
      await countOf(fault, 1);
    });

  return [
    ...Object.entries({ ...connectionCases, ...answerCases }).flatMap(([sentence, list]) =>
      list.map((one) => underFault(sentence, one)),
    ),
    ...voiceFaults.map(throughFault),
    ...(["keep-alive-reset-2", "keep-alive-reset-3", "keep-alive-close-2", "keep-alive-close-3"] as const).map(
      (fault) =>
        promise(`sends a request once over a kept-alive connection that breaks: ${fault}`, async () => {
          const calls = Number(fault.slice(-1));
          for (let turn = 1; turn < calls; turn++) same("status", (await call(fault)).status, 400);
          const error = await call(fault);
          // A runtime is free to open a connection for each call; then none of them breaks.
          const [longest = 0] = [...(await faults.counts(fault)).perConnection].sort((a, b) => b - a);
          same("outcome", error.outcome, longest === calls ? "unknown" : "not_created");
          await countOf(fault, calls);
        }),
    ),
    promise("sends a request once over a connection that broke under another call", async () => {
      for (const fault of ["status-400", "reset-after-body", "status-400", "close-after-answer"] as const) {
        await call(fault);
      }
      await countOf("reset-after-body", 1);
      await countOf("close-after-answer", 1);
      // A runtime may try the connection that is closed: then this one never arrives, and nobody knows.
      const { code } = await call("status-400");
      await countOf("status-400", code === "rejected" ? 3 : 2);
    }),
    promise("sends nothing with a signal that is aborted already", async () => {
      const error = await call("status-500", { signal: AbortSignal.abort(new Error("changed my mind")) });
      same("code", error.code, "aborted");
      same("outcome", error.outcome, "not_created");
      await countOf("status-500", 0);
    }),
    promise("sends nothing that is no recording", async () => {
      for (const sample of [new Uint8Array(), new TextEncoder().encode("no recording ".repeat(20))]) {
        const error = await call("status-500", { sample });
        same("code", error.code, "unsupported_audio");
      }
      await countOf("status-500", 0);
    }),
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

import { abortPromises } from "../call/aborts.ts";
import { deadlinePromises } from "../call/deadlines.ts";
import { eventPromises } from "../call/events.ts";
import { keptAlivePromises } from "../faults/kept-alive.ts";
import { faultPromises } from "../faults/promises.ts";
import { filePromises } from "../input/files.ts";
import { keyPromises } from "../input/keys.ts";
import { refusalPromises } from "../input/refusals.ts";
import { samplePromises } from "../input/samples.ts";
import { textPromises } from "../input/texts.ts";
import { lifePromises } from "../life/promises.ts";
import { errorPromises } from "../result/errors.ts";
import { voicePromises } from "../result/voices.ts";
import type { ProviderPromise } from "./promise.ts";
import type { ServiceWords } from "./service-words.ts";
import { type Faults, type MakeProvider, Suite } from "./suite.ts";

/** Which promises are wanted, and of a provider whose service has words of its own, these. */
export interface PromiseOptions extends ServiceWords {
  /**
   * Of keys and of voices that exist, every operation under every fault, or a part that takes seconds: one fault of each
   * kind.
   *
   * @default "all"
   */
  readonly part?: "all" | "daily" | undefined;
}

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
 * @example
 * ```ts
 * // Of a service that is unlike ours, its own success, error and required fields are given.
 * import { type MakeProvider, providerPromises } from "@org/clone-conformance";
 * import { startFaults } from "@org/voices-mock/faults";
 *
 * const faults = await startFaults();
 * const promises = providerPromises(acme, faults, {
 *   success: { data: { voice_id: "vo_81c" } },
 *   error: { error: { code: "quota_used", message: "There is none left." } },
 *   providerOptions: { consent: true },
 * });
 * for (const { run } of promises) await run();
 * await faults.close();
 *
 * declare const acme: MakeProvider;
 * ```
 */
export function providerPromises(
  makeProvider: MakeProvider,
  faults: Faults,
  { part = "all", ...words }: PromiseOptions = {},
): ProviderPromise[] {
  const suite = new Suite(makeProvider, faults, words);
  const groups = [keptAlivePromises, faultPromises, abortPromises, deadlinePromises, filePromises, samplePromises];
  const more = [textPromises, refusalPromises, keyPromises, eventPromises, voicePromises, errorPromises];
  return [...[...groups, ...more].flatMap((promises) => promises(suite)), ...lifePromises(suite, part)];
}

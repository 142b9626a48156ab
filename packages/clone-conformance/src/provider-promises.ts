import { abortPromises } from "./abort-promises.ts";
import { deadlinePromises } from "./deadline-promises.ts";
import { errorPromises } from "./error-promises.ts";
import { eventPromises } from "./event-promises.ts";
import { faultPromises } from "./fault-promises.ts";
import { filePromises } from "./file-promises.ts";
import { keptAlivePromises } from "./kept-alive-promises.ts";
import { keyPromises } from "./key-promises.ts";
import type { ProviderPromise } from "./promise.ts";
import { refusalPromises } from "./refusal-promises.ts";
import { samplePromises } from "./sample-promises.ts";
import { type Faults, type MakeProvider, Suite } from "./suite.ts";
import { textPromises } from "./text-promises.ts";
import { voicePromises } from "./voice-promises.ts";

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
  const suite = new Suite(makeProvider, faults);
  const groups = [keptAlivePromises, faultPromises, abortPromises, deadlinePromises, filePromises, samplePromises];
  const more = [textPromises, refusalPromises, keyPromises, eventPromises, voicePromises, errorPromises];
  return [...groups, ...more].flatMap((promises) => promises(suite));
}

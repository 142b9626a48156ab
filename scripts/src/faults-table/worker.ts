// Holds one provider to its promises, on whatever runtime this is bundled for, and tells of each as a line of JSON.
import { type MakeProvider, type ProviderPromise, providerPromises } from "@org/clone-conformance";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { connectFaults } from "@org/voices-mock/faults-client";
import { finished, type Observed } from "./observed.ts";

const providers: Readonly<Record<string, MakeProvider>> = { cartesia, inworld };
const { PROVIDER = "", FAULTS = "", ONLY = "" } = globalThis.process.env;
const makeProvider = providers[PROVIDER];
if (makeProvider === undefined) throw new Error(`there is no provider "${PROVIDER}"`);

const tell = (observed: Observed | typeof finished): void => console.log(JSON.stringify(observed));
globalThis.process.on("unhandledRejection", (reason) => {
  tell({ promise: "leaves no rejection unhandled", broken: [String(reason)] });
});

async function observe({ name, run, observe }: ProviderPromise): Promise<Observed> {
  try {
    if (observe === undefined) {
      await run();
      return { promise: name, broken: [] };
    }
    const fault = await observe();
    return { promise: name, broken: fault.broken, fault };
  } catch (error) {
    return { promise: name, broken: [error instanceof Error ? error.message : String(error)] };
  }
}

const promises = providerPromises(makeProvider, connectFaults(FAULTS)).filter(({ name }) => name.includes(ONLY));
if (promises.length === 0) tell({ promise: "has something to keep", broken: [`no promise says "${ONLY}"`] });
for (const promise of promises) tell(await observe(promise));
tell(finished);
// Some calls are given what never settles; what they left behind must not keep the process.
globalThis.process.exit();

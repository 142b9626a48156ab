// Holds one provider to its promises, on whatever runtime this is bundled for.
import { type ProviderPromise, providerPromises } from "@org/clone-conformance";
import { heldProviders } from "@org/clone-conformance/held";
import { connectFaults } from "@org/voices-mock/faults-client";
import type { Observed } from "./observed.ts";

/** What is held, and against which server of faults. */
export interface Held {
  readonly provider: string;
  readonly faults: string;
  /** Only promises whose sentence has this in it; all of them where it is empty. */
  readonly only: string;
}

/** Holds a provider to one promise after the other, and tells of each. */
export async function holdHere({ provider, faults, only }: Held, tell: (observed: Observed) => void): Promise<void> {
  const held = heldProviders[provider];
  if (held === undefined) throw new Error(`there is no provider "${provider}"`);
  const { make, ...words } = held;
  const promises = providerPromises(make, connectFaults(faults), words).filter(({ name }) => name.includes(only));
  if (promises.length === 0) tell({ promise: "has something to keep", broken: [`no promise says "${only}"`] });
  for (const promise of promises) tell(await observed(promise));
}

async function observed({ name, run, observe }: ProviderPromise): Promise<Observed> {
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

import type { FaultResult } from "../faults/result.ts";
import type { Suite } from "./suite.ts";

/** One promise of clone-core, for one provider. */
export interface ProviderPromise {
  /** A sentence: what a caller may rely on. */
  readonly name: string;
  /** Rejects when the promise is broken. Runs alone: promises share the server's counts. */
  run(): Promise<void>;
  /** The same for a promise about one fault, as a row of a table; it never rejects for a broken promise. */
  readonly observe?: () => Promise<FaultResult>;
}

/** Makes a promise that starts with a server that has counted nothing. */
export const promise = (suite: Suite, name: string, check: () => Promise<void>): ProviderPromise => ({
  name,
  async run() {
    await suite.begin();
    await check();
  },
});

/** Makes a promise about one fault. */
export const faultPromise = (suite: Suite, name: string, look: () => Promise<FaultResult>): ProviderPromise => {
  const observe = async (): Promise<FaultResult> => {
    await suite.begin();
    return look();
  };
  return {
    name,
    observe,
    async run() {
      const { broken } = await observe();
      if (broken.length > 0) throw new Error(broken.join("\n"));
    },
  };
};

export type { FaultResult } from "./fault-result.ts";
export type { ProviderPromise } from "./promise.ts";
export { providerPromises } from "./provider-promises.ts";
export type { Faults, MakeProvider, ProviderOptions } from "./suite.ts";

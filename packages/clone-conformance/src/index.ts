export { type Faults, type MakeProvider, type ProviderPromise, providerPromises } from "./provider-promises.ts";

export type { FaultResult } from "./faults/result.ts";
export { listenToConsole } from "./suite/console.ts";
export type { ProviderPromise } from "./suite/promise.ts";
export { providerPromises } from "./suite/provider-promises.ts";
export type { ServiceWords } from "./suite/service-words.ts";
export type { Faults, MakeProvider, ProviderOptions } from "./suite/suite.ts";
export { textsOf } from "./suite/texts.ts";

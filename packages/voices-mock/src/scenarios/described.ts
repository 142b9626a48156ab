import type { DescribedVoice } from "../voices/described.ts";
import { errorScenario, lifeScenarios, rateLimitScenario, sharedScenarios } from "./builders.ts";
import type { ScenarioTable } from "./scenario.ts";

const error = errorScenario<DescribedVoice>;

/**
 * What a service may do with a right request of which nothing is known but its document: all that needs no words of its own.
 * The bodies of its errors are sampled from their schemas.
 */
export const describedScenarios = {
  ...lifeScenarios<DescribedVoice>(),
  /** The key is not known: 401. */
  unauthorized: error("unauthorized", 401, null, "The API key is not valid."),
  /** Too many at once: 429 with `Retry-After`. */
  rateLimited: rateLimitScenario<DescribedVoice>("", "Too many requests."),
  /** The service is down: 503. No voice is created. */
  unavailable: error("unavailable", 503, null, "The service is not available."),
  ...sharedScenarios<DescribedVoice>(),
} satisfies ScenarioTable<DescribedVoice>;

/** The name of such a scenario. */
export type DescribedScenarioName = keyof typeof describedScenarios;

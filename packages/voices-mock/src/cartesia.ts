import type { HttpHandler } from "msw";
import { cartesiaLifeScenarios, cartesiaScenarios } from "./scenarios/cartesia.ts";
import { scenarioQueues } from "./scenarios/scenario.ts";
import { type CartesiaServiceOptions, cartesiaPaths, cartesiaService } from "./services/cartesia.ts";
import { voiceHandlers } from "./services/voice-handlers.ts";
import type { VoiceService } from "./services/voice-service.ts";
import type { CartesiaMockVoice } from "./voices/cartesia.ts";

export type { OperationName } from "./contract/operation.ts";
export type { ListLag } from "./life/list-lag.ts";
export type { RecordedAudio, RecordedRequest } from "./record/request.ts";
export type {
  ErrorScenarioOptions,
  RateLimitOptions,
  SlowOptions,
  StatusOptions,
} from "./scenarios/builders.ts";
export {
  type CartesiaLifeScenarios,
  type CartesiaScenarioName,
  type CartesiaSuccessOptions,
  type CartesiaUnknownValuesOptions,
  cartesiaScenarios,
} from "./scenarios/cartesia.ts";
export type { Scenario, ScenarioChoice } from "./scenarios/scenario.ts";
export type { CartesiaServiceOptions } from "./services/cartesia.ts";
export type { VoiceService } from "./services/voice-service.ts";
export type { CartesiaMockVoice } from "./voices/cartesia.ts";

/** Cartesia's voices and the requests that were received. */
export type CartesiaService = VoiceService<CartesiaMockVoice>;

/** Where the handlers answer, and as which service. */
export interface CartesiaHandlersOptions extends CartesiaServiceOptions {
  /**
   * Where the service is: `https://voices.example/cartesia`, or only a path. The path of the contract follows it.
   * @default any origin, no prefix
   */
  baseUrl?: string | undefined;
  /**
   * The service that answers, to look at its voices or to share it. Of the other options only `baseUrl`, `scenario` and
   * `scenarios` then count, the latter two for these handlers alone.
   * @default one of the handlers' own, with the other options
   */
  service?: CartesiaService | undefined;
}

/**
 * Cartesia's voices, from cloning one to deleting it, with those that exist and the requests that were received.
 *
 * @throws RangeError when `scenario` names one that does not exist, or one of `cartesiaVersions` is no date.
 * @example
 * import { cartesiaHandlers, createCartesiaService } from "@org/voices-mock/cartesia";
 *
 * const service = createCartesiaService();
 * const handlers = cartesiaHandlers({ service });
 * service.voices(); // []
 * service.requests(); // []
 */
export function createCartesiaService(options: CartesiaServiceOptions = {}): CartesiaService {
  return cartesiaService(options);
}

/**
 * The same as msw handlers, as strict as its contract: a wrong request is answered with the status and
 * the error body of the service, saying which field is wrong, what was expected and what came.
 *
 * @throws RangeError when `scenario` names one that does not exist, or one of `cartesiaVersions` is no date.
 * @example
 * import { cartesiaHandlers } from "@org/voices-mock/cartesia";
 * import { setupServer } from "msw/node";
 *
 * const server = setupServer(...cartesiaHandlers());
 */
export function cartesiaHandlers({ baseUrl, service, ...options }: CartesiaHandlersOptions = {}): HttpHandler[] {
  const next =
    service === undefined
      ? undefined
      : scenarioQueues({ scenarios: cartesiaScenarios, lifeScenarios: cartesiaLifeScenarios }, options);
  return voiceHandlers(service ?? createCartesiaService(options), cartesiaPaths, baseUrl, next);
}

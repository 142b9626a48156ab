import type { HttpHandler } from "msw";
import { inworldLifeScenarios, inworldScenarios } from "./scenarios/inworld.ts";
import { scenarioQueues } from "./scenarios/scenario.ts";
import { type InworldServiceOptions, inworldPaths, inworldService } from "./services/inworld.ts";
import { voiceHandlers } from "./services/voice-handlers.ts";
import type { VoiceService } from "./services/voice-service.ts";
import type { InworldMockVoice } from "./voices/inworld.ts";

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
  type InworldLifeScenarios,
  type InworldScenarioName,
  type InworldSuccessOptions,
  type InworldUnknownValuesOptions,
  inworldScenarios,
} from "./scenarios/inworld.ts";
export type { Scenario, ScenarioChoice } from "./scenarios/scenario.ts";
export type { InworldServiceOptions } from "./services/inworld.ts";
export type { InworldSamplesOptions } from "./services/inworld-remarks.ts";
export type { VoiceService } from "./services/voice-service.ts";
export type { InworldMockAnswer, InworldMockSample, InworldMockVoice } from "./voices/inworld.ts";

/** Inworld's voices and the requests that were received. */
export type InworldService = VoiceService<InworldMockVoice>;

/** Where the handlers answer, and as which service. */
export interface InworldHandlersOptions extends InworldServiceOptions {
  /**
   * Where the service is: `https://voices.example/inworld`, or only a path. The path of the contract follows it.
   * @default any origin, no prefix
   */
  baseUrl?: string | undefined;
  /**
   * The service that answers, to look at its voices or to share it. Of the other options only `baseUrl`, `scenario` and
   * `scenarios` then count, the latter two for these handlers alone.
   * @default one of the handlers' own, with the other options
   */
  service?: InworldService | undefined;
}

/**
 * Inworld's voices, from cloning one to deleting it, with those that exist and the requests that were received.
 *
 * @throws RangeError when `scenario` names one that does not exist.
 * @example
 * import { createInworldService, inworldHandlers } from "@org/voices-mock/inworld";
 *
 * const service = createInworldService({ workspace: "demo" });
 * const handlers = inworldHandlers({ service });
 * service.voices(); // []
 * service.requests(); // []
 */
export function createInworldService(options: InworldServiceOptions = {}): InworldService {
  return inworldService(options);
}

/**
 * The same as msw handlers, as strict as its contract: a wrong request is answered with the status and
 * the error body of the service, saying which field is wrong, what was expected and what came. The legacy path with a
 * workspace in it is accepted too, and recorded as such.
 *
 * @throws RangeError when `scenario` names one that does not exist.
 * @example
 * import { inworldHandlers } from "@org/voices-mock/inworld";
 * import { setupServer } from "msw/node";
 *
 * const server = setupServer(...inworldHandlers());
 */
export function inworldHandlers({ baseUrl, service, ...options }: InworldHandlersOptions = {}): HttpHandler[] {
  const next =
    service === undefined
      ? undefined
      : scenarioQueues({ scenarios: inworldScenarios, lifeScenarios: inworldLifeScenarios }, options);
  return voiceHandlers(service ?? createInworldService(options), inworldPaths, baseUrl, next);
}

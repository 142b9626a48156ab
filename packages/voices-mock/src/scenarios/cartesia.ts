import type { CartesiaMockVoice } from "../voices/cartesia.ts";
import {
  errorScenario,
  errorStatus,
  lifeScenarios,
  listScenarios,
  rateLimitScenario,
  type StatusOptions,
  sharedScenarios,
} from "./builders.ts";
import { type LifeScenarios, type LifeTables, playedScenario, type Scenario, type ScenarioTable } from "./scenario.ts";

/** What a success of Cartesia's mock may say instead of what was sent. */
export interface CartesiaSuccessOptions {
  /** Fields of the answer. A value outside the contract is refused when the answer is made. */
  voice?: Partial<CartesiaMockVoice> | undefined;
}

/** What a newer Cartesia may say. */
export interface CartesiaUnknownValuesOptions {
  /** Fields of the answer, whatever they are. */
  voice?: Readonly<Record<string, unknown>> | undefined;
}

const error = errorScenario<CartesiaMockVoice>;

/**
 * What Cartesia may do with a right request. A wrong one is refused as ever: no scenario hides a mistake. Each builder
 * throws a `RangeError` that names an option out of its range.
 *
 * @example
 * import { cartesiaHandlers, cartesiaScenarios, createCartesiaService } from "@org/voices-mock/cartesia";
 * import { setupServer } from "msw/node";
 *
 * const service = createCartesiaService();
 * const server = setupServer(...cartesiaHandlers({ service }));
 *
 * const scenario = cartesiaScenarios.rateLimited({ retryAfter: 2 });
 * server.use(...cartesiaHandlers({ service, scenario }));
 */
export const cartesiaScenarios = {
  /** A voice is created, and told of with some fields as given. */
  success: ({ voice = {} }: CartesiaSuccessOptions = {}): Scenario<CartesiaMockVoice> =>
    playedScenario({
      name: "success",
      conforms: true,
      play: { kind: "clone", change: (body) => ({ ...body, ...voice }) },
    }),
  /** The key is not known: 401. */
  unauthorized: error("unauthorized", 401, null, "The API key is not valid."),
  /** Nothing is left to spend: 402. */
  quotaExceeded: error("quotaExceeded", 402, "quota_exceeded", "The credits of this month are used up."),
  /** The plan does not include cloning: 403. */
  planUpgradeRequired: error("planUpgradeRequired", 403, "plan_upgrade_required", "This plan does not clone voices."),
  /** Too many at once: 429 with `Retry-After`. */
  rateLimited: rateLimitScenario<CartesiaMockVoice>("concurrency_limited", "Too many requests at the same time."),
  /** The clip is too large: 413. */
  fileTooLarge: error("fileTooLarge", 413, "file_too_large", "The clip is too large."),
  /** The clip cannot be decoded: 400. */
  unsupportedAudio: error("unsupportedAudio", 400, "unsupported_audio_format", "The clip cannot be decoded."),
  /** The service is down: 503. No voice is created. */
  unavailable: error("unavailable", 503, null, "The service is not available."),
  /** An error as versions before 2026-03-01 have it: one line of text. */
  legacyTextError: ({ status = 400 }: StatusOptions = {}): Scenario<CartesiaMockVoice> =>
    playedScenario({
      name: "legacyTextError",
      conforms: false,
      play: {
        kind: "text",
        status: errorStatus("legacyTextError", status),
        mediaType: "text/plain",
        text: "Bad request: the clip cannot be used",
      },
    }),
  /** A success with a language and fields that the contract does not have yet. */
  unknownValues: ({
    voice = { language: "tlh", tagline: "New", access: { level: "team" } },
  }: CartesiaUnknownValuesOptions = {}): Scenario<CartesiaMockVoice> =>
    playedScenario({
      name: "unknownValues",
      conforms: false,
      play: { kind: "clone", change: (body) => ({ ...body, ...voice }), adds: voice },
    }),
  ...sharedScenarios<CartesiaMockVoice>(),
} satisfies ScenarioTable<CartesiaMockVoice>;

/** The name of a scenario of Cartesia's. */
export type CartesiaScenarioName = keyof typeof cartesiaScenarios;

const { unauthorized, rateLimited, unavailable, slow, neverAnswering, answerLost, htmlGatewayError, emptyBody } =
  cartesiaScenarios;
const anywhere = {
  ...lifeScenarios<CartesiaMockVoice>(),
  ...{ unauthorized, rateLimited, unavailable, slow, neverAnswering, answerLost, htmlGatewayError, emptyBody },
};
const { unknownValues } = cartesiaScenarios;

/** What Cartesia may do with a right request about voices that exist. */
export const cartesiaLifeScenarios = {
  list: { ...anywhere, unknownValues, ...listScenarios<CartesiaMockVoice>() },
  get: { ...anywhere, unknownValues },
  update: { ...anywhere, unknownValues },
  delete: anywhere,
  preview: anywhere,
} satisfies LifeTables<CartesiaMockVoice>;

/** Scenarios of a Cartesia service for operations other than cloning. */
export type CartesiaLifeScenarios = LifeScenarios<CartesiaMockVoice, typeof cartesiaLifeScenarios>;

import { requiredOfSuccess } from "../contract/operation.ts";
import { inworldContract } from "../generated/inworld-voices.ts";
import { type InworldSamplesOptions, remarkedSamples } from "../services/inworld-remarks.ts";
import type { InworldMockAnswer, InworldMockVoice } from "../voices/inworld.ts";
import { errorScenario, lifeScenarios, listScenarios, rateLimitScenario, sharedScenarios } from "./builders.ts";
import { type LifeScenarios, type LifeTables, playedScenario, type Scenario, type ScenarioTable } from "./scenario.ts";

/** What a success of Inworld's mock may say instead of what was sent. */
export interface InworldSuccessOptions {
  /** Fields of the voice. A value outside the contract is refused when the answer is made. */
  voice?: Partial<InworldMockVoice> | undefined;
}

/** What a newer Inworld may say. */
export interface InworldUnknownValuesOptions {
  /** Fields of the voice, whatever they are. */
  voice?: Readonly<Record<string, unknown>> | undefined;
}

const error = errorScenario<InworldMockAnswer>;

/**
 * What Inworld may do with a right request. A wrong one is refused as ever: no scenario hides a mistake. Each builder
 * throws a `RangeError` that names an option out of its range.
 *
 * @example
 * import { createInworldService, inworldHandlers, inworldScenarios } from "@org/voices-mock/inworld";
 * import { setupServer } from "msw/node";
 *
 * const service = createInworldService();
 * const server = setupServer(...inworldHandlers({ service }));
 *
 * const scenario = inworldScenarios.successWithWarnings({ texts: ["There is music behind the voice."] });
 * server.use(...inworldHandlers({ service, scenario }));
 */
export const inworldScenarios = {
  /** A voice is created, and told of with some fields as given. */
  success: ({ voice = {} }: InworldSuccessOptions = {}): Scenario<InworldMockAnswer> =>
    playedScenario({
      name: "success",
      conforms: true,
      play: { kind: "clone", change: (body) => withVoice(body, voice) },
    }),
  /** A voice is created, with warnings about samples. */
  successWithWarnings: (options: InworldSamplesOptions = {}): Scenario<InworldMockAnswer> =>
    samples("successWithWarnings", remarkedSamples("successWithWarnings", "warnings", options)),
  /**
   * A voice is created although samples, unless told otherwise the first one, could not be used. Where that leaves none
   * that could, as with a single sample, none is created.
   */
  partialSampleErrors: ({ sampleIndexes = [0], texts }: InworldSamplesOptions = {}): Scenario<InworldMockAnswer> =>
    samples("partialSampleErrors", remarkedSamples("partialSampleErrors", "errors", { sampleIndexes, texts })),
  /** Status 200 with errors for every sample and without a voice: none is created. */
  allSamplesRejected: ({ texts }: Pick<InworldSamplesOptions, "texts"> = {}): Scenario<InworldMockAnswer> =>
    samples("allSamplesRejected", remarkedSamples("allSamplesRejected", "errors", { texts }), mayLackVoice()),
  /** The key is not known: 401, code 16 (UNAUTHENTICATED). */
  unauthorized: error("unauthorized", 401, 16, "The API key is not valid."),
  /** The key may only read: 403, code 7 (PERMISSION_DENIED), in the words of the vendored document. */
  readOnlyKey: error("readOnlyKey", 403, 7, readOnlyMessage("sandbox"), { inWorkspace: readOnlyMessage }),
  /** Nothing is left to spend: 402, code 8 (RESOURCE_EXHAUSTED). */
  quotaExceeded: error("quotaExceeded", 402, 8, "The quota of this workspace is used up."),
  /** The plan does not include cloning: 403, code 7 (PERMISSION_DENIED). */
  planUpgradeRequired: error("planUpgradeRequired", 403, 7, "This plan does not clone voices."),
  /** Too many in a minute: 429 with `Retry-After`, code 8 (RESOURCE_EXHAUSTED). */
  rateLimited: rateLimitScenario<InworldMockAnswer>(8, "Five clones a minute are allowed."),
  /** A sample is too large: 413, code 3 (INVALID_ARGUMENT). */
  fileTooLarge: error("fileTooLarge", 413, 3, "A sample is too large."),
  /** A sample cannot be decoded: 400, code 3 (INVALID_ARGUMENT). */
  unsupportedAudio: error("unsupportedAudio", 400, 3, "A sample cannot be decoded."),
  /** The service is down: 503, code 14 (UNAVAILABLE). No voice is created. */
  unavailable: error("unavailable", 503, 14, "The service is not available."),
  /** A success with a language and fields that the contract does not have yet. */
  unknownValues: ({
    voice = { langCode: "TLH_QO", gender: "other", mood: "calm" },
  }: InworldUnknownValuesOptions = {}): Scenario<InworldMockAnswer> =>
    playedScenario({
      name: "unknownValues",
      conforms: false,
      play: { kind: "clone", change: (body) => withVoice(body, voice), adds: voice },
    }),
  ...sharedScenarios<InworldMockAnswer>(),
} satisfies ScenarioTable<InworldMockAnswer>;

/** The name of a scenario of Inworld's. */
export type InworldScenarioName = keyof typeof inworldScenarios;

const { unauthorized, unavailable, slow, neverAnswering, answerLost, htmlGatewayError, emptyBody } = inworldScenarios;
const anywhere = {
  ...lifeScenarios<InworldMockAnswer>(),
  ...{ unauthorized, unavailable, slow, neverAnswering, answerLost, htmlGatewayError, emptyBody },
  rateLimited: rateLimitScenario<InworldMockAnswer>(8, "Too many requests in a short time."),
};
const { readOnlyKey, unknownValues } = inworldScenarios;

/** What Inworld may do with a right request about voices that exist. */
export const inworldLifeScenarios = {
  list: { ...anywhere, unknownValues, ...listScenarios<InworldMockAnswer>() },
  get: { ...anywhere, unknownValues },
  update: { ...anywhere, unknownValues, readOnlyKey },
  delete: { ...anywhere, readOnlyKey },
  preview: anywhere,
} satisfies LifeTables<InworldMockAnswer>;

/** Scenarios of an Inworld service for operations other than cloning. */
export type InworldLifeScenarios = LifeScenarios<InworldMockAnswer, typeof inworldLifeScenarios>;

function withVoice(body: InworldMockAnswer, fields: object): InworldMockAnswer {
  return body.voice === undefined ? body : { ...body, voice: { ...body.voice, ...fields } };
}

function samples(
  name: string,
  change: (body: InworldMockAnswer) => InworldMockAnswer,
  conforms = true,
): Scenario<InworldMockAnswer> {
  return playedScenario({ name, conforms, play: { kind: "clone", change } });
}

/** Whether the contract lets a success come without a voice; a later document may not. */
const mayLackVoice = (): boolean => !requiredOfSuccess(inworldContract).includes("voice");

function readOnlyMessage(workspace: string): string {
  const which = `insufficient access level for 'voices' in workspace '${workspace}'`;
  return `API key has ${which}. Current access level in API key: read (r). Required access level: write (rw).`;
}

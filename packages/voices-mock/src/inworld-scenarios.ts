import type { InworldMockAnswer, InworldMockSample, InworldMockVoice } from "./inworld-voice.ts";
import type { Scenario, ScenarioTable } from "./scenario.ts";
import { errorScenario, rateLimitScenario, sharedScenarios } from "./scenario-builders.ts";

/** What a success of Inworld's mock may say instead of what was sent. */
export interface InworldSuccessOptions {
  /** Fields of the voice. A value outside the contract is refused when the answer is made. */
  voice?: Partial<InworldMockVoice> | undefined;
}

/** What Inworld's mock may remark on samples. */
export interface InworldSamplesOptions {
  /** The remarks, for a person. */
  texts?: readonly string[] | undefined;
  /**
   * The samples concerned, counted from 0.
   * @default all, or only the first where others must remain
   */
  sampleIndexes?: readonly number[] | undefined;
}

/** What a newer Inworld may say. */
export interface InworldUnknownValuesOptions {
  /** Fields of the voice, whatever they are. */
  voice?: Readonly<Record<string, unknown>> | undefined;
}

type Built = Scenario<InworldMockAnswer>;
const error = errorScenario<InworldMockAnswer>;

/**
 * What Inworld may do with a right request. A wrong one is refused as ever: no scenario hides a mistake.
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
  success: ({ voice = {} }: InworldSuccessOptions = {}): Built => ({
    name: "success",
    conforms: true,
    play: { kind: "clone", change: (body) => withVoice(body, voice) },
  }),
  /** A voice is created, with warnings about samples. */
  successWithWarnings: (options: InworldSamplesOptions = {}): Built =>
    remarks("successWithWarnings", "warnings", { texts: ["The recording is noisy."], ...options }),
  /** A voice is created although samples, at first the first one, could not be used. */
  partialSampleErrors: (options: InworldSamplesOptions = {}): Built =>
    remarks("partialSampleErrors", "errors", { texts: ["No speech was found."], sampleIndexes: [0], ...options }),
  /** Status 200 with errors for every sample and without a voice: none is created. */
  allSamplesRejected: ({ texts = ["No speech was found."] }: Pick<InworldSamplesOptions, "texts"> = {}): Built => ({
    name: "allSamplesRejected",
    conforms: true,
    play: {
      kind: "clone",
      change: (body) => ({ audioSamplesValidated: remark(body.audioSamplesValidated, "errors", texts, undefined) }),
    },
  }),
  /** The key is not known: 401, code 16 (UNAUTHENTICATED). */
  unauthorized: error("unauthorized", 401, 16, "The API key is not valid."),
  /** The key may only read: 403, code 7 (PERMISSION_DENIED), in the words of the vendored document. */
  readOnlyKey: error(
    "readOnlyKey",
    403,
    7,
    "API key has insufficient access level for 'voices' in workspace 'sandbox'. Current access level in API key: " +
      "read (r). Required access level: write (rw).",
  ),
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
  }: InworldUnknownValuesOptions = {}): Built => ({
    name: "unknownValues",
    conforms: false,
    play: { kind: "clone", change: (body) => withVoice(body, voice) },
  }),
  ...sharedScenarios<InworldMockAnswer>(),
} satisfies ScenarioTable<InworldMockAnswer>;

/** The name of a scenario of Inworld's. */
export type InworldScenarioName = keyof typeof inworldScenarios;

function withVoice(body: InworldMockAnswer, fields: object): InworldMockAnswer {
  return body.voice === undefined ? body : { ...body, voice: { ...body.voice, ...fields } };
}

function remarks(name: string, kind: "warnings" | "errors", options: InworldSamplesOptions): Built {
  const { texts = [], sampleIndexes } = options;
  return {
    name,
    conforms: true,
    play: {
      kind: "clone",
      change: (body) => ({
        ...body,
        audioSamplesValidated: remark(body.audioSamplesValidated, kind, texts, sampleIndexes),
      }),
    },
  };
}

function remark(
  samples: readonly InworldMockSample[],
  kind: "warnings" | "errors",
  texts: readonly string[],
  indexes: readonly number[] | undefined,
): InworldMockSample[] {
  return samples.map((sample, index) =>
    indexes === undefined || indexes.includes(index) ? { ...sample, [kind]: texts.map((text) => ({ text })) } : sample,
  );
}

import type { DecodeBase64 } from "../audio/base64.ts";
import { jsonWithAudio } from "../contract/json-with-audio.ts";
import { contractPaths } from "../contract/routes.ts";
import { inworldContract } from "../generated/inworld-voices.ts";
import { inworldLife } from "../life/inworld.ts";
import {
  type InworldLifeScenarios,
  type InworldScenarioName,
  inworldLifeScenarios,
  inworldScenarios,
} from "../scenarios/inworld.ts";
import { checkFirstVoiceAt } from "../scenarios/option-checks.ts";
import type { InworldMockAnswer, InworldMockVoice } from "../voices/inworld.ts";
import { seededTime } from "../voices/seeded.ts";
import { createVoiceService, type ServiceCore, type VoiceServiceOptions } from "./voice-service.ts";

/** What an Inworld service may be told. */
export interface InworldServiceOptions
  extends VoiceServiceOptions<InworldMockAnswer, InworldScenarioName, InworldLifeScenarios> {
  /**
   * The workspace that the key belongs to. The legacy path names its own.
   * @default "sandbox"
   */
  workspace?: string | undefined;
}

/** That of earlier versions: the vendored page says that the service still takes it. */
const legacyPath = "/voices/v1/workspaces/{workspace}/voices:clone";

/** Below the base URL. */
export const inworldPaths: readonly string[] = contractPaths(inworldContract, legacyPath);

interface InworldFields {
  readonly displayName: string;
  readonly langCode: string;
  readonly voiceSamples: readonly { readonly audioData: string; readonly transcription?: string }[];
  readonly description?: string;
  readonly tags?: readonly string[];
}

/** Inworld's service in full, for the handlers and the sandbox. */
export function inworldService(
  { workspace = "sandbox", seed, firstVoiceAt, ...rest }: InworldServiceOptions,
  decode?: DecodeBase64,
): ServiceCore<InworldMockVoice, InworldMockAnswer> {
  checkFirstVoiceAt(firstVoiceAt);
  const ownerIn = (url: URL): string | undefined => /\/workspaces\/([^/]+)\/voices:clone$/.exec(url.pathname)?.[1];
  return createVoiceService<InworldMockVoice, InworldMockAnswer>(
    {
      service: "inworld",
      contract: inworldContract,
      scenarios: inworldScenarios,
      lifeScenarios: inworldLifeScenarios,
      decode,
      life: inworldLife,
      otherPaths: [legacyPath],
      toJson: (body) => jsonWithAudio(body, "audioData"),
      isLegacy: (url) => ownerIn(url) !== undefined,
      create(fields, url, voiceNumber) {
        // The judge has found every declared field to be of its declared type.
        const { displayName, langCode, voiceSamples, description, tags } = fields as unknown as InworldFields;
        const owner = ownerIn(url) ?? workspace;
        const id = `${slug(displayName)}_${stamp(seededTime(voiceNumber, seed, firstVoiceAt))}`;
        return {
          audioSamplesValidated: voiceSamples.map(({ audioData, transcription }) => ({
            audioData,
            errors: [],
            langCode,
            ...(transcription === undefined ? {} : { transcription }),
            warnings: [],
          })),
          voice: {
            voiceId: `${owner}__${id}`,
            langCode,
            displayName,
            ...(description === undefined ? {} : { description }),
            ...(tags === undefined ? {} : { tags }),
            name: `workspaces/${owner}/voices/${id}`,
            source: "IVC",
          },
        };
      },
      voiceOf: ({ voice }) => (voice === undefined ? undefined : { voice, id: voice.voiceId }),
      refusalCode: ({ status }) => codes[status],
      errorBody: ({ code, message, inWorkspace }, { url }) => ({
        code,
        message: inWorkspace?.(ownerIn(url) ?? workspace) ?? message,
        details: [],
      }),
    },
    rest,
  );
}

/** The gRPC code for each status: INVALID_ARGUMENT, UNAUTHENTICATED, UNIMPLEMENTED, INVALID_ARGUMENT twice. */
const codes = { 400: 3, 401: 16, 405: 12, 413: 3, 415: 3 } as const;

function slug(displayName: string): string {
  // An id as long as the longest name would be, for whoever sends such a name, a body of its own.
  const words =
    displayName
      .slice(0, 200)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.length === 0 ? "voice" : words.join("_");
}

/** `20260301_000001z`. One second apart, so no two voices of a service share an id. */
function stamp(time: Date): string {
  return time.toISOString().replace(/\.\d+/, "").replaceAll(/[-:]/g, "").replace("T", "_").toLowerCase();
}

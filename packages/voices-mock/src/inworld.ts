import type { HttpHandler } from "msw";
import { inworldContract } from "./generated/inworld-voices.ts";
import type { Refusal } from "./judge.ts";
import { seededTime } from "./seeded.ts";
import { voiceHandlers } from "./voice-handlers.ts";
import { createVoiceService, type VoiceService } from "./voice-service.ts";

export type { VoiceService } from "./voice-service.ts";

/** A voice that Inworld's mock created, as its answer had it. */
export interface InworldMockVoice {
  /** `{workspace}__{voice}` */
  readonly voiceId: string;
  /** Resource name: `workspaces/{workspace}/voices/{voice}` */
  readonly name: string;
  readonly displayName: string;
  readonly langCode: string;
  /** Absent when the request had none. */
  readonly description?: string;
  /** Absent when the request had none. */
  readonly tags?: readonly string[];
  readonly source: "IVC";
}

/** What an Inworld service may be told. */
export interface InworldServiceOptions {
  /**
   * The workspace that the key belongs to. The legacy path names its own.
   * @default "sandbox"
   */
  workspace?: string | undefined;
}

/** Where the handlers answer, and as which service. */
export interface InworldHandlersOptions extends InworldServiceOptions {
  /**
   * Where the service is: `https://voices.example/inworld`, or only a path. The path of the contract follows it.
   * @default any origin, no prefix
   */
  baseUrl?: string | undefined;
  /**
   * The service that answers, to look at its voices or to share it.
   * @default one of the handlers' own, in `workspace`
   */
  service?: VoiceService<InworldMockVoice> | undefined;
}

/** The path of earlier versions, which the service still takes. The vendored page says so; its document does not. */
const legacyPath = "/voices/v1/workspaces/{workspace}/voices:clone";

interface InworldFields {
  readonly displayName: string;
  readonly langCode: string;
  readonly voiceSamples: readonly { readonly audioData: string; readonly transcription?: string }[];
  readonly description?: string;
  readonly tags?: readonly string[];
}

/**
 * Inworld's `POST /voices/v1/voices:clone` with the voices it has created.
 *
 * @example
 * import { createInworldService, inworldHandlers } from "@org/voices-mock/inworld";
 *
 * const service = createInworldService({ workspace: "demo" });
 * const handlers = inworldHandlers({ service });
 * service.voices(); // []
 */
export function createInworldService({
  workspace = "sandbox",
}: InworldServiceOptions = {}): VoiceService<InworldMockVoice> {
  return createVoiceService<InworldMockVoice>({
    contract: inworldContract,
    create(fields, { url }, voiceNumber) {
      // The judge has found every declared field to be of its declared type.
      const { displayName, langCode, voiceSamples, description, tags } = fields as unknown as InworldFields;
      const owner = /\/workspaces\/([^/]+)\/voices:clone$/.exec(url.pathname)?.[1] ?? workspace;
      const id = `${slug(displayName)}_${stamp(voiceNumber)}`;
      const voice: InworldMockVoice = {
        voiceId: `${owner}__${id}`,
        langCode,
        displayName,
        ...(description === undefined ? {} : { description }),
        ...(tags === undefined ? {} : { tags }),
        name: `workspaces/${owner}/voices/${id}`,
        source: "IVC",
      };
      const audioSamplesValidated = voiceSamples.map(({ audioData, transcription }) => ({
        audioData,
        errors: [],
        langCode,
        ...(transcription === undefined ? {} : { transcription }),
        warnings: [],
      }));
      return { voice, body: { audioSamplesValidated, voice } };
    },
    refuse: (refusal) => ({ code: codes[refusal.status], message: refusal.message, details: [] }),
  });
}

/**
 * Inworld's voice cloning as msw handlers, as strict as its contract: a wrong request is answered with the status and
 * the error body of the service, saying which field is wrong, what was expected and what came. The legacy path with a
 * workspace in it is accepted too.
 *
 * @example
 * import { inworldHandlers } from "@org/voices-mock/inworld";
 * import { setupServer } from "msw/node";
 *
 * const server = setupServer(...inworldHandlers());
 */
export function inworldHandlers({ baseUrl, service, ...options }: InworldHandlersOptions = {}): HttpHandler[] {
  return voiceHandlers(service ?? createInworldService(options), [inworldContract.path, legacyPath], baseUrl);
}

/** The gRPC code for each status: INVALID_ARGUMENT, UNAUTHENTICATED, UNIMPLEMENTED, INVALID_ARGUMENT. */
const codes: Readonly<Record<Refusal["status"], number>> = { 400: 3, 401: 16, 405: 12, 415: 3 };

function slug(displayName: string): string {
  const words = displayName.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.length === 0 ? "voice" : words.join("_");
}

/** `20260301_000001z`. One second apart, so no two voices of a service share an id. */
function stamp(voiceNumber: number): string {
  return seededTime(voiceNumber)
    .toISOString()
    .replace(/\.\d+/, "")
    .replaceAll(/[-:]/g, "")
    .replace("T", "_")
    .toLowerCase();
}

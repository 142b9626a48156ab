import type { HttpHandler } from "msw";
import { cartesiaContract } from "./generated/cartesia-voices.ts";
import type { Refusal } from "./judge.ts";
import { seededTime, seededUuid } from "./seeded.ts";
import { voiceHandlers } from "./voice-handlers.ts";
import { createVoiceService, type VoiceService } from "./voice-service.ts";

export type { VoiceService } from "./voice-service.ts";

/** A voice that Cartesia's mock created, as its answer had it. */
export interface CartesiaMockVoice {
  /** A UUID. */
  readonly id: string;
  readonly user_id: string;
  readonly is_public: boolean;
  readonly name: string;
  /** Empty when the request had none. */
  readonly description: string;
  /** Date and time, RFC 3339. */
  readonly created_at: string;
  readonly language: string;
}

/** What a Cartesia service may be told. */
export interface CartesiaServiceOptions {
  /**
   * Ids are derived from it: two services with one seed give the same ids.
   * @default "cartesia"
   */
  seed?: string | undefined;
}

/** Where the handlers answer, and as which service. */
export interface CartesiaHandlersOptions extends CartesiaServiceOptions {
  /**
   * Where the service is: `https://voices.example/cartesia`, or only a path. The path of the contract follows it.
   * @default any origin, no prefix
   */
  baseUrl?: string | undefined;
  /**
   * The service that answers, to look at its voices or to share it.
   * @default one of the handlers' own, with `seed`
   */
  service?: VoiceService<CartesiaMockVoice> | undefined;
}

/**
 * Cartesia's `POST /voices/clone` with the voices it has created.
 *
 * @example
 * import { cartesiaHandlers, createCartesiaService } from "@org/voices-mock/cartesia";
 *
 * const service = createCartesiaService();
 * const handlers = cartesiaHandlers({ service });
 * service.voices(); // []
 */
export function createCartesiaService({
  seed = "cartesia",
}: CartesiaServiceOptions = {}): VoiceService<CartesiaMockVoice> {
  return createVoiceService<CartesiaMockVoice>({
    contract: cartesiaContract,
    create(fields, _request, voiceNumber) {
      const text = (name: string): string => (typeof fields[name] === "string" ? fields[name] : "");
      const voice: CartesiaMockVoice = {
        id: seededUuid(`${seed}/voice/${voiceNumber}`),
        user_id: `user_${seededUuid(`${seed}/user`)}`,
        is_public: false,
        name: text("name"),
        description: text("description"),
        created_at: seededTime(voiceNumber).toISOString(),
        language: text("language"),
      };
      return { voice, body: voice };
    },
    refuse: (refusal, requestNumber) => ({
      error_code: errorCode(refusal),
      title: titles[refusal.status],
      message: refusal.message,
      request_id: seededUuid(`${seed}/request/${requestNumber}`),
    }),
  });
}

/**
 * Cartesia's voice cloning as msw handlers, as strict as its contract: a wrong request is answered with the status and
 * the error body of the service, saying which field is wrong, what was expected and what came.
 *
 * @example
 * import { cartesiaHandlers } from "@org/voices-mock/cartesia";
 * import { setupServer } from "msw/node";
 *
 * const server = setupServer(...cartesiaHandlers());
 */
export function cartesiaHandlers({ baseUrl, service, ...options }: CartesiaHandlersOptions = {}): HttpHandler[] {
  return voiceHandlers(service ?? createCartesiaService(options), [cartesiaContract.path], baseUrl);
}

const titles: Readonly<Record<Refusal["status"], string>> = {
  400: "Bad request",
  401: "Unauthorized",
  405: "Method not allowed",
  415: "Unsupported media type",
};

/** Cartesia names few reasons; for all others its error code is `null`. */
function errorCode({ findings }: Refusal): string | null {
  const [first] = findings;
  if (first?.field === "clip" && first.keyword === "x-audio") return "unsupported_audio_format";
  if (first?.field === "language" && first.keyword === "enum") return "language_not_supported";
  return null;
}

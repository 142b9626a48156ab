import type { Refusal } from "../contract/judge.ts";
import { contractPaths } from "../contract/routes.ts";
import { cartesiaContract } from "../generated/cartesia-voices.ts";
import { cartesiaLife } from "../life/cartesia.ts";
import {
  type CartesiaLifeScenarios,
  type CartesiaScenarioName,
  cartesiaLifeScenarios,
  cartesiaScenarios,
} from "../scenarios/cartesia.ts";
import { checkFirstVoiceAt } from "../scenarios/option-checks.ts";
import type { CartesiaMockVoice } from "../voices/cartesia.ts";
import { seededTime, seededUuid } from "../voices/seeded.ts";
import { cartesiaContractFor } from "./cartesia-versions.ts";
import { createVoiceService, type ServiceCore, type VoiceServiceOptions } from "./voice-service.ts";

/** What a Cartesia service may be told. */
export interface CartesiaServiceOptions
  extends VoiceServiceOptions<CartesiaMockVoice, CartesiaScenarioName, CartesiaLifeScenarios> {
  /**
   * Versions in the header `Cartesia-Version` that are taken beside the contract's own, for a client that pins a later
   * one: dates such as `2026-06-01`. What a request and its answer look like stays the contract's.
   * @default none
   */
  cartesiaVersions?: readonly string[] | undefined;
}

/** Below the base URL. */
export const cartesiaPaths: readonly string[] = contractPaths(cartesiaContract, "/files/previews/{id}.wav");

/** Cartesia's service in full, for the handlers and the sandbox. */
export function cartesiaService(options: CartesiaServiceOptions): ServiceCore<CartesiaMockVoice, CartesiaMockVoice> {
  const { seed = "cartesia", firstVoiceAt, cartesiaVersions, ...rest } = options;
  checkFirstVoiceAt(firstVoiceAt);
  return createVoiceService<CartesiaMockVoice, CartesiaMockVoice>(
    {
      service: "cartesia",
      contract: cartesiaContractFor(cartesiaVersions),
      scenarios: cartesiaScenarios,
      lifeScenarios: cartesiaLifeScenarios,
      create(fields, _url, voiceNumber) {
        const text = (name: string): string => (typeof fields[name] === "string" ? fields[name] : "");
        return {
          id: seededUuid(`${seed}/voice/${voiceNumber}`),
          user_id: `user_${seededUuid(`${seed}/user`)}`,
          is_public: false,
          name: text("name"),
          description: text("description"),
          created_at: seededTime(voiceNumber, undefined, firstVoiceAt).toISOString(),
          language: text("language"),
        };
      },
      life: cartesiaLife(seed),
      voiceOf: (voice) => ({ voice, id: voice.id }),
      refusalCode,
      errorBody: ({ status, code, message }, { number }) => ({
        error_code: code,
        title: titles[status] ?? "Error",
        message,
        request_id: seededUuid(`${seed}/request/${number}`),
      }),
    },
    rest,
  );
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad request",
  401: "Unauthorized",
  402: "Payment required",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  413: "File too large",
  415: "Unsupported media type",
  429: "Too many requests",
  503: "Service unavailable",
};

/** Cartesia names few reasons; for all others its error code is `null`. */
function refusalCode({ findings }: Refusal): string | null {
  const [first] = findings;
  if (first?.keyword === "size") return "file_too_large";
  if (first?.field === "clip" && first.keyword === "x-audio") return "unsupported_audio_format";
  if (first?.field === "language" && first.keyword === "enum") return "language_not_supported";
  return null;
}

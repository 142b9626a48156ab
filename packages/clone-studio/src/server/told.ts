import { type CloneError, isCloneError, type Voice, type VoiceDetails } from "@org/clone-core";
import type { ToldError, ToldVoice } from "../api/clone.ts";
import type { ProviderName } from "../api/facts.ts";

/** A request that our own page would not send. */
export class BadRequest extends Error {}

/** What the page gets of an error. Core's errors carry neither key nor audio; of any other nothing but a sentence goes. */
export function toldError(error: unknown): ToldError {
  if (error instanceof BadRequest) return { code: "bad_request", message: error.message };
  if (!isCloneError(error)) {
    return { code: "unexpected_response", message: "The studio itself failed. Its terminal says more." };
  }
  const { code, message, outcome, status, requestId, retryAfterSeconds, searched }: CloneError = error;
  return {
    code,
    message,
    ...(outcome !== undefined && { outcome }),
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(searched !== undefined && { searched }),
  };
}

/** What the page gets of a voice: nothing of the service's own answer. */
export function toldVoice(provider: ProviderName, voice: Voice | VoiceDetails): ToldVoice {
  const { id, name, language, description, createdAt } = voice;
  return {
    provider,
    id,
    name,
    ...(language !== undefined && { language }),
    ...(description !== undefined && { description }),
    ...(createdAt !== undefined && { createdAt: createdAt.toISOString() }),
    ...("existed" in voice && { existed: voice.existed, warnings: voice.warnings }),
  };
}

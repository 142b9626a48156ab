export {
  CloneError,
  type CloneErrorCode,
  type CloneErrorInit,
  type CloneOutcome,
  isCloneError,
} from "./clone-error.ts";
export type { CloneEvent } from "./clone-event.ts";
export type { CloneLanguage } from "./clone-language.ts";
export { type CloneVoiceOptions, cloneVoice } from "./clone-voice.ts";
export {
  type CloneResult,
  type CloneResults,
  type CloneVoiceToAllOptions,
  cloneVoiceToAll,
} from "./clone-voice-to-all.ts";
export type { CloneSettings, SampleInput } from "./options.ts";
export type {
  AcceptedSamples,
  CloneProvider,
  Fetch,
  PreparedRequest,
  ProviderAnswer,
  SendContext,
} from "./provider.ts";
export type { PreparedSample, Sample, SampleAudio } from "./sample.ts";
export type { CloneWarning, Voice } from "./voice.ts";

export { type CloneVoiceOptions, cloneVoice } from "./clone-voice.ts";
export {
  type CloneResult,
  type CloneResults,
  type CloneVoiceToAllOptions,
  cloneVoiceToAll,
} from "./clone-voice-to-all.ts";
export type { CloneLanguage } from "./input/clone-language.ts";
export type { CloneSettings, SampleInput } from "./input/options.ts";
export type { PreparedSample, Sample, SampleAudio } from "./input/sample.ts";
export {
  CloneError,
  type CloneErrorCode,
  type CloneErrorInit,
  type CloneOutcome,
  isCloneError,
} from "./output/clone-error.ts";
export type { CloneEvent } from "./output/clone-event.ts";
export type { CloneWarning, Voice } from "./output/voice.ts";
export type {
  AcceptedSamples,
  CloneProvider,
  Fetch,
  PreparedRequest,
  ProviderAnswer,
  SendContext,
} from "./providers/provider.ts";

export { type CloneVoiceOptions, cloneVoice } from "./clone-voice.ts";
export {
  type CloneResult,
  type CloneResults,
  type CloneVoiceToAllOptions,
  cloneVoiceToAll,
} from "./clone-voice-to-all.ts";
export type { AudioFormat } from "./input/audio-format.ts";
export type { CloneLanguage } from "./input/clone-language.ts";
export type {
  CallOptions,
  CloneSettings,
  DescriptionInput,
  LanguageInput,
  OptionsInput,
  SampleInput,
  SettingsOf,
} from "./input/options.ts";
export type { RequestSample, Sample, SampleAudio } from "./input/sample.ts";
export { type DeletedVoice, deleteVoice } from "./life/delete-voice.ts";
export { type FindVoicesOptions, findVoices } from "./life/find-voices.ts";
export { getVoice } from "./life/get-voice.ts";
export { listVoices, type VoiceList } from "./life/list-voices.ts";
export { previewVoice, type VoicePreview } from "./life/preview-voice.ts";
export type { DeleteVoiceOptions, GetVoiceOptions, ListVoicesOptions, PreviewVoiceOptions } from "./life/settings.ts";
export { type UpdateVoiceOptions, updateVoice } from "./life/update-voice.ts";
export {
  CloneError,
  type CloneErrorCode,
  type CloneErrorInit,
  type CloneOutcome,
  isCloneError,
} from "./output/clone-error.ts";
export type { CloneEvent, VoiceOperation } from "./output/clone-event.ts";
export type { CloneWarning, Voice, VoiceDetails } from "./output/voice.ts";
export type {
  AcceptedSamples,
  CloneProvider,
  DetailsOf,
  Fetch,
  OptionsOf,
  PreparedRequest,
  ProviderAnswer,
  ProviderVoices,
  RawOf,
  SendContext,
  ServiceVoice,
  VoicePage,
  VoiceQuestion,
} from "./providers/provider.ts";

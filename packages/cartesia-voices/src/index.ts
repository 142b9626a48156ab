export {
  type CartesiaResult,
  type CartesiaVoices,
  type CartesiaVoicesOptions,
  createCartesiaVoices,
} from "./create-cartesia-voices.ts";
export {
  type CartesiaCloneRequest,
  type CartesiaError,
  type CartesiaErrorCode,
  type CartesiaLanguage,
  type CartesiaVersion,
  type CartesiaVoice,
  cartesiaAudioLimitSources,
  cartesiaAudioLimits,
  cartesiaCloneRequestFields,
  cartesiaErrorCodes,
  cartesiaLanguages,
  cartesiaSpec,
  cartesiaVersions,
  isCartesiaErrorCode,
  isCartesiaLanguage,
  isCartesiaVersion,
} from "./generated/names.ts";

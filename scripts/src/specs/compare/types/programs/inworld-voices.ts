// Compiled, never run: it stands for the programs of users and has to compile as long as a release is not major.
import {
  type InworldAudioSampleValidated,
  type InworldCloneRequest,
  type InworldCloneResponse,
  type InworldLanguageCode,
  type InworldVoice,
  type InworldVoiceAgeGroup,
  type InworldVoiceCategory,
  type InworldVoiceGender,
  type InworldVoiceSource,
  inworldLanguageCodes,
  inworldVoiceSources,
  isInworldVoiceSource,
} from "@org/inworld-voices";

export const smallest: InworldCloneRequest = {
  displayName: "Ada",
  langCode: "EN_US",
  voiceSamples: [{ audioData: new Uint8Array(4) }],
};
export const whole: InworldCloneRequest = {
  ...smallest,
  langCode: "AUTO",
  voiceSamples: [{ audioData: "UklGRg==", transcription: "Hello." }],
  description: "Bright",
  tags: ["demo"],
  audioProcessingConfig: { removeBackgroundNoise: true },
};

export const choices: readonly { value: InworldLanguageCode }[] = inworldLanguageCodes.map((value) => ({ value }));

export const codes: InworldLanguageCode[] = ["EN_US", "PT_BR", "HE_IL"];
export const sources: InworldVoiceSource[] = ["SYSTEM", "IVC", "PVC"];
export const genders: InworldVoiceGender[] = ["male", "female", "neutral", ""];
export const ages: InworldVoiceAgeGroup[] = ["young", "middle_aged", "elderly", ""];
export const categories: InworldVoiceCategory[] = ["companions", "enterprise", "healthcare"];

export function sourceNumber({ source }: InworldVoice): number {
  return isInworldVoiceSource(source) ? inworldVoiceSources.indexOf(source) : -1;
}

export function idOf({ voice }: InworldCloneResponse): string | undefined {
  return voice?.voiceId;
}

export function card(voice: InworldVoice): string {
  const { voiceId = "", displayName = "", description = "", name = "", tags = [], promptLanguages = [] } = voice;
  const language: string = voice.langCode === "EN_US" ? "English" : (voice.langCode ?? "");
  const shelf: string[] = [...tags, ...promptLanguages, ...(voice.categories ?? [])];
  const about: string[] = [voice.gender ?? "", voice.ageGroup ?? "", voice.source === "IVC" ? "cloned" : ""];
  return [voiceId, displayName, description, name, language, ...shelf, ...about].join(" ");
}

export function remarks(samples: readonly InworldAudioSampleValidated[]): string[] {
  return samples.flatMap(({ warnings = [], errors = [], transcription = "" }) => [
    ...warnings.map(({ text = "" }) => text),
    ...errors.map(({ text = "" }) => text),
    transcription,
  ]);
}

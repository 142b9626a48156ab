import type { InworldListed } from "./inworld-question.ts";

/** A handful of everybody's voices at Inworld, with made-up names. Their ids are names, so that no seed changes them. */
export const systemVoices: readonly InworldListed[] = (
  [
    ["Marlow", "EN_US", "male", "A calm reader of long texts"],
    ["Ines", "ES_ES", "female", "Cheerful and quick"],
    ["Kenji", "JA_JP", "male", "Even and clear"],
    ["Wanda", "PL_PL", "female", "For audio guides"],
    ["Robin", "DE_DE", "neutral", "A warm host"],
  ] as const
).map(([name, langCode, gender, description]) => ({
  id: name,
  voiceId: name,
  langCode,
  displayName: name,
  description,
  tags: [],
  name: `workspaces/inworld/voices/${name}`,
  source: "SYSTEM",
  gender,
  ageGroup: "",
  categories: [],
  promptLanguages: [langCode.toLowerCase().replace(/_(.*)/, (_, country: string) => `-${country.toUpperCase()}`)],
}));

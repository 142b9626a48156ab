/** `VoiceMode` from `voice_mode`. */
export const pascalCase = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");

/** `voiceMode` from `VoiceMode`, `lmntVoice` from `LMNTVoice`, `openAI` from `OpenAI`. */
export const lowerFirst = (text: string): string =>
  text.replace(/^(?:[A-Z0-9]+(?=[A-Z][a-z])|[A-Z0-9]+$|[A-Z])/, (start) => start.toLowerCase());

/** The name of the list of an enum's values: `cartesiaLanguages`. */
export const plural = (name: string): string =>
  `${name.replace(/[^aeiou]y$/, (end) => `${end.slice(0, 1)}ie`).replace(/(?:s|x|ch|sh)$/, "$&e")}s`;

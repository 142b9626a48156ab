/** JSON on one line. Its own rules leave the second block of control characters as it is, and a terminal obeys them. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/[\u007f-\u009f]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);

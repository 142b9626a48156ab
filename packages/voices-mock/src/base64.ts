/**
 * Whether a text is base64 as RFC 4648 section 4 has it: its alphabet, whole groups of four, padding at the end. It has
 * no line breaks, no URL-safe letters and no `data:` prefix.
 */
export function isBase64(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  // A search for one wrong character needs no stack, however long the sample; a pattern of groups does.
  return text.slice(0, text.length - padding).search(/[^A-Za-z0-9+/]/) < 0;
}

/** Size in bytes of what a base64 text stands for. */
export function base64Size(text: string): number {
  return (text.length / 4) * 3 - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
}

/** The first bytes of what a base64 text stands for: enough to recognise a container, without decoding it all. */
export function base64Head(text: string): Uint8Array {
  return Uint8Array.from(atob(text.slice(0, 128)), (character) => character.charCodeAt(0));
}

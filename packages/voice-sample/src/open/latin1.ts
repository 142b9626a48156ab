/** The bytes of a text, one for each letter. TextEncoder makes two of some, and jest's jsdom has none. */
export const latin1 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));

import { mostJsonLevels, mostJsonValues } from "./bounds.ts";

const [quote, backslash, comma, openArray, closeArray, openObject, closeObject] = [34, 92, 44, 91, 93, 123, 125];

/** In words what is too much about a JSON text, before anything is built from it. It need not be correct JSON. */
export function jsonExcess(bytes: Uint8Array): string | undefined {
  let level = 0;
  let values = 1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) {
      // Texts, which are audio for the most part, are leapt over.
      at = textEnd(bytes, at);
      if (at < 0) return undefined;
    } else if (byte === openArray || byte === openObject) {
      level += 1;
      values += 1;
      if (level > mostJsonLevels) return `more than ${mostJsonLevels} levels of arrays and objects`;
    } else if (byte === closeArray || byte === closeObject) level -= 1;
    else if (byte === comma) values += 1;
    if (values > mostJsonValues) return `more than ${mostJsonValues} values`;
  }
  return undefined;
}

/** Where the text that starts here has its other quote, or -1. */
function textEnd(bytes: Uint8Array, start: number): number {
  let escapes = start;
  for (let end = bytes.indexOf(quote, start + 1); end >= 0; end = bytes.indexOf(quote, end + 1)) {
    let before = end - 1;
    while (before > escapes && bytes[before] === backslash) before -= 1;
    // An even number of backslashes before a quote escape each other and not the quote.
    if ((end - 1 - before) % 2 === 0) return end;
    escapes = end;
  }
  return -1;
}

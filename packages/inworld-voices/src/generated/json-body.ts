// Generated from scripts/templates/json-body.ts by `pnpm specs:generate`. Do not edit.
/**
 * A value as the JSON of a request, with each `Uint8Array` in it as a base64 string.
 *
 * The base64 text, most of the body, is written once as bytes and never goes through `JSON.stringify`. It leaves as a
 * `Blob` because some runtimes send a byte or string body again when a reused connection breaks; a `Blob` they send once.
 */
export function jsonBody(value: unknown): Blob {
  const parts: BlobPart[] = [];
  let text = "";
  const write = (node: unknown): void => {
    if (node instanceof Uint8Array) {
      parts.push(`${text}"`, base64(node));
      text = '"';
    } else if (typeof node === "object" && node !== null && !("toJSON" in node)) {
      const isList = Array.isArray(node);
      let before = isList ? "[" : "{";
      for (const [key, member] of isList ? node.entries() : Object.entries(node)) {
        if (!isList && member === undefined) continue;
        text += isList ? before : `${before + JSON.stringify(key)}:`;
        write(member);
        before = ",";
      }
      text += (before === "," ? "" : before) + (isList ? "]" : "}");
    } else {
      text += JSON.stringify(node) ?? "null";
    }
  };
  write(value);
  parts.push(text);
  return new Blob(parts, { type: "application/json" });
}

let pairs: Uint16Array | undefined;

/** Base64 as ASCII bytes, two characters for every 12 bits. No text is made on the way, and every runtime does the same. */
function base64(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  pairs ??= characterPairs();
  const table = pairs;
  const encoded = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  const words = new Uint16Array(encoded.buffer);
  const rest = bytes.length % 3;
  const whole = bytes.length - rest;
  let word = 0;
  // Whole triples only, since a read past the end would slow the loop down, and so would a function within it.
  for (let index = 0; index < whole; index += 3) {
    const bits = ((bytes[index] as number) << 16) | ((bytes[index + 1] as number) << 8) | (bytes[index + 2] as number);
    words[word++] = table[bits >> 12] as number;
    words[word++] = table[bits & 4095] as number;
  }
  if (rest > 0) {
    const bits = ((bytes[whole] as number) << 16) | ((bytes[whole + 1] ?? 0) << 8);
    words[word++] = table[bits >> 12] as number;
    words[word] = table[bits & 4095] as number;
    encoded.fill(61, rest - 3);
  }
  return encoded;
}

/** The two characters for each 12-bit value, in the machine's byte order: the base64 of all of them in a row. */
function characterPairs(): Uint16Array {
  let bytes = "";
  for (let value = 0; value < 4096; value += 2) {
    bytes += String.fromCharCode(value >> 4, ((value & 15) << 4) | (value >> 8), (value + 1) & 255);
  }
  return new Uint16Array(Uint8Array.from(btoa(bytes), (character) => character.charCodeAt(0)).buffer);
}

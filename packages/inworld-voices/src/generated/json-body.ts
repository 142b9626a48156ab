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
    } else if (Array.isArray(node)) {
      text += "[";
      for (const [index, item] of node.entries()) {
        if (index > 0) text += ",";
        write(item ?? null);
      }
      text += "]";
    } else if (typeof node === "object" && node !== null && !("toJSON" in node)) {
      let separator = "{";
      for (const [key, member] of Object.entries(node)) {
        if (member === undefined) continue;
        text += `${separator}${JSON.stringify(key)}:`;
        write(member);
        separator = ",";
      }
      text += separator === "{" ? "{}" : "}";
    } else {
      text += JSON.stringify(node) ?? "null";
    }
  };
  write(value);
  parts.push(text);
  return new Blob(parts, { type: "application/json" });
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
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
  // Whole triples only: a read past the end would slow the loop down.
  for (let index = 0; index < whole; index += 3) {
    const bits = (byteAt(bytes, index) << 16) | (byteAt(bytes, index + 1) << 8) | byteAt(bytes, index + 2);
    words[word++] = table[bits >> 12] as number;
    words[word++] = table[bits & 4095] as number;
  }
  if (rest > 0) {
    const bits = (byteAt(bytes, whole) << 16) | (rest > 1 ? byteAt(bytes, whole + 1) << 8 : 0);
    words[word++] = table[bits >> 12] as number;
    words[word] = table[bits & 4095] as number;
    encoded.fill(61, rest - 3);
  }
  return encoded;
}

const byteAt = (bytes: Uint8Array, index: number): number => bytes[index] as number;

/** The two characters for each 12-bit value, in the machine's byte order. */
function characterPairs(): Uint16Array {
  const table = new Uint8Array(8192);
  for (let value = 0; value < 4096; value++) {
    table[2 * value] = alphabet.charCodeAt(value >> 6);
    table[2 * value + 1] = alphabet.charCodeAt(value & 63);
  }
  return new Uint16Array(table.buffer);
}

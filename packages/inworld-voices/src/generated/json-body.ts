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
  const encoded = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  const words = new Uint16Array(encoded.buffer);
  const whole = bytes.length - (bytes.length % 3);
  let word = 0;
  for (let index = 0; index < bytes.length; index += 3) {
    const bits = ((bytes[index] as number) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    words[word++] = pairs[bits >> 12] as number;
    words[word++] = pairs[bits & 4095] as number;
  }
  for (let missing = (3 - (bytes.length - whole)) % 3; missing > 0; missing--) encoded[encoded.length - missing] = 61;
  return encoded;
}

/** The two characters for each 12-bit value, in the machine's byte order. */
function characterPairs(): Uint16Array {
  const table = new Uint8Array(8192);
  for (let value = 0; value < 4096; value++) {
    table[2 * value] = alphabet.charCodeAt(value >> 6);
    table[2 * value + 1] = alphabet.charCodeAt(value & 63);
  }
  return new Uint16Array(table.buffer);
}

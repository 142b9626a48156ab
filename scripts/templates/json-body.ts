/**
 * A value as the JSON of a request, with each `Uint8Array` in it as a base64 string.
 *
 * The base64 text, most of the body, is written once as bytes and never goes through `JSON.stringify`. All of it stands in
 * one piece, since each piece of a body waits for the one before it to leave. It leaves as a `Blob` because some runtimes
 * send a byte or string body again when a reused connection breaks; a `Blob` they send once.
 *
 * @param bytesFields The fields that carry bytes as base64.
 * @throws TypeError that names the field, for what JSON has no way to say: it would leave as `{}`.
 */
export function jsonBody(value: unknown, bytesFields: readonly string[]): Blob {
  if (!isPlain(value)) throw new TypeError(`body is a ${kindOf(value)}: pass its fields as an object`);
  if (typeof TextEncoder === "undefined") throw new TypeError("this environment has no TextEncoder: leave jsdom");
  const encoder = new TextEncoder();
  // A text, bytes, a text, bytes, …, a text.
  const texts: Uint8Array[] = [];
  const encoded: Uint8Array[] = [];
  let text = "";
  let length = 0;
  const write = (node: unknown, path = "body", depth = 0): void => {
    const isBytesField = bytesFields.includes(path.slice(path.lastIndexOf(".") + 1));
    const refuse = (right: string): never => {
      throw new TypeError(`${path.slice(0, 200)} is a ${kindOf(node)}: ${right}`);
    };
    if (isBytes(node)) {
      let before = encoder.encode(`${text}"`);
      // Base64 is written two characters at a time, which begins at an even place.
      if ((length + before.length) % 2 > 0) before = encoder.encode(`${text} "`);
      texts.push(before);
      encoded.push(node);
      length += before.length + base64Length(node);
      text = '"';
    } else if (isBytesField && typeof node !== "string") {
      refuse("pass a Uint8Array of all its bytes");
    } else if (typeof node === "object" && node !== null && !("toJSON" in node)) {
      const isList = Array.isArray(node);
      if (!isList && !isPlain(node)) refuse("pass data alone");
      if (depth > deepest) refuse("pass what does not hold itself");
      let before = isList ? "[" : "{";
      for (const [key, member] of isList ? node.entries() : Object.entries(node)) {
        if (!isList && member === undefined) continue;
        text += isList ? before : `${before + JSON.stringify(key)}:`;
        write(member, isList ? `${path}[${key}]` : `${path}.${key}`, depth + 1);
        before = ",";
      }
      text += (before === "," ? "" : before) + (isList ? "]" : "}");
    } else {
      if (/^(?:function|symbol|bigint)$/.test(typeof node)) refuse("pass data alone");
      if (typeof node === "string" && isBytesField && !isBase64(node)) {
        throw new TypeError(
          `${path} is no base64: pass a Uint8Array, or base64 alone, without "data:" and line breaks`,
        );
      }
      text += JSON.stringify(node) ?? "null";
    }
  };
  write(value);
  texts.push(encoder.encode(text));

  const body = new Uint8Array(length + (texts.at(-1)?.length ?? 0));
  let place = 0;
  for (const [index, before] of texts.entries()) {
    body.set(before, place);
    place += before.length;
    const bytes = encoded[index];
    if (bytes === undefined) continue;
    writeBase64(bytes, body, place);
    place += base64Length(bytes);
  }
  return new Blob([body], { type: "application/json" });
}

// By tag and by what it can do, since a class differs between a page and its frames, and a test environment's File may
// have no tag.
const kindOf = (node: unknown): string => {
  const { arrayBuffer, slice } = Object(node);
  const isBlob = typeof arrayBuffer === "function" && typeof slice === "function";
  return isBlob ? "Blob" : Object.prototype.toString.call(node).slice(8, -1);
};
const isBytes = (node: unknown): node is Uint8Array => ArrayBuffer.isView(node) && kindOf(node) === "Uint8Array";

/** No request nests deeper. */
const deepest = 50;

/** Data alone: what has a prototype of its own, such as a stream, would lose what it holds. */
const isPlain = (value: unknown): boolean => {
  const prototype = kindOf(value) === "Object" && Object.getPrototypeOf(value);
  return prototype === null || (prototype && Object.getPrototypeOf(prototype) === null);
};

// Four signs are three bytes; one sign more holds none. No regular expression would count those of megabytes as quickly.
const isBase64 = (text: string): boolean => /^[\w+/-]*={0,2}$/.test(text) && text.replace(/=+$/, "").length % 4 !== 1;

const base64Length = (bytes: Uint8Array): number => Math.ceil(bytes.length / 3) * 4;

let pairs: Uint16Array | undefined;

/** Base64 as ASCII bytes, two characters for every 12 bits. No text is made on the way, and every runtime does the same. */
function writeBase64(bytes: Uint8Array, target: Uint8Array<ArrayBuffer>, place: number): void {
  pairs ??= characterPairs();
  const table = pairs;
  const words = new Uint16Array(target.buffer, place, base64Length(bytes) / 2);
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
    words[word++] = table[bits & 4095] as number;
    const end = place + word * 2;
    target.fill(61, end + rest - 3, end);
  }
}

/** The two characters for each 12-bit value, in the machine's byte order: the base64 of all of them in a row. */
function characterPairs(): Uint16Array {
  let bytes = "";
  for (let value = 0; value < 4096; value += 2) {
    bytes += String.fromCharCode(value >> 4, ((value & 15) << 4) | (value >> 8), (value + 1) & 255);
  }
  return new Uint16Array(Uint8Array.from(btoa(bytes), (character) => character.charCodeAt(0)).buffer);
}

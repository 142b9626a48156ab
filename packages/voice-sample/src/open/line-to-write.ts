// People have a path, a stream or a library's file, and each needs one line to become a sample: an error that says it
// is worth more than the list of what is right. clone-core says the same lines.

const whole = "a Blob, File, Uint8Array or ArrayBuffer of a whole audio file";
const decoded = `${whole}: this is decoded sound, of which a WAV file has to be made first`;

const withoutBytes =
  "a Uint8Array or an ArrayBuffer, since this one has no arrayBuffer(), as in jsdom and React Native";

const linesByKind: ReadonlyMap<string, string> = new Map([
  ["Response", "await response.blob()"],
  ["ReadableStream", "await new Response(stream).blob()"],
  ["AsyncGenerator", "new Blob(await Array.fromAsync(generator))"],
  ["Promise", "await promise"],
  ["FileList", "files[0]"],
  ["SharedArrayBuffer", "new Uint8Array(buffer)"],
  ["AudioBuffer", decoded],
  ["Float32Array", decoded],
  ["Float64Array", decoded],
  ["Blob", withoutBytes],
  ["File", withoutBytes],
]);

/** What a value is by its tag, which is the same in every realm: `Blob`, `Uint8Array`, `String`. */
export const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** Whether a value has what is needed of a `Blob`, whatever class it is of. */
export const isBlob = (value: unknown): value is Blob => {
  const { arrayBuffer, size, slice } = Object(value);
  return typeof arrayBuffer === "function" && typeof slice === "function" && typeof size === "number";
};

/** What is no sample, and the line to write instead: `is a string: pass await readFile(path)`. Quotes nothing of it. */
export const lineToWrite = (given: unknown): string => `is ${described(given)}: pass ${lineFor(given)}`;

function described(given: unknown): string {
  if (given === "") return "empty text";
  if (typeof given === "string" || typeof given === "function") return `a ${typeof given}`;
  if (typeof given !== "object" || given === null) return String(given);
  const kind = given.constructor?.name || kindOf(given);
  return `${/^[AEIO]/.test(kind) ? "an" : "a"} ${kind}`;
}

function lineFor(given: unknown): string {
  if (typeof given === "string") return lineForText(given);
  const isList = Array.isArray(given);
  const one: unknown = isList ? given[0] : given;
  if (isList && typeof one === "number") return "Uint8Array.from(numbers)";
  if (isList && isSample(one)) return "new Blob(parts)";
  const line = linesByKind.get(kindOf(given));
  if (line !== undefined) return line;
  if (ArrayBuffer.isView(given)) return "new Uint8Array(view.buffer, view.byteOffset, view.byteLength)";
  // What multer, React Native and Node call a file.
  const { buffer, uri, path, pipe } = Object(one);
  const file = isList ? "files[0]" : "file";
  if (isSample(buffer)) return `${file}.buffer`;
  if (typeof uri === "string") return `await (await fetch(${file}.uri)).arrayBuffer()`;
  if (typeof path === "string") return `await readFile(${typeof pipe === "function" ? "stream" : file}.path)`;
  if (typeof pipe === "function") return "Buffer.concat(await stream.toArray())";
  return whole;
}

function lineForText(text: string): string {
  if (/^(?:data|blob|https?):/i.test(text)) return "await (await fetch(address)).blob()";
  const isBase64 = text.length > 200 && /^[\w+/=\s-]+$/.test(text.slice(0, 1_000));
  return isBase64 ? 'Buffer.from(base64, "base64")' : "the audio itself, such as await readFile(path)";
}

const isSample = (value: unknown): boolean => isBlob(value) || ["Uint8Array", "ArrayBuffer"].includes(kindOf(value));

import { type AudioFormat, audioFormat, mediaTypes } from "./audio-format.ts";
import { Refusal, refuse } from "./refusal.ts";

/** A recording in memory. A `File` from an upload is a `Blob`, a Node `Buffer` is a `Uint8Array`. */
export type SampleAudio = Blob | Uint8Array | ArrayBuffer;

/** A recording, with what is said in it where that is known. */
export interface Sample {
  audio: SampleAudio;
  /** The words spoken in the sample. Without them a provider that wants them transcribes the sample itself. */
  transcription?: string | undefined;
}

/**
 * A sample that was read, recognised and found acceptable. `bytes` and `file` are copies, made when they are first asked
 * for and then kept, so that a caller who reuses a buffer does not change what a retry sends: ask for them in `send`
 * before its first `await`.
 */
export interface RequestSample {
  readonly bytes: Uint8Array;
  /** Named and typed by its bytes, whatever the sample was called: `sample.wav`, `audio/wav`. */
  readonly file: File;
  readonly format: AudioFormat;
  /** In bytes. */
  readonly size: number;
  readonly transcription?: string | undefined;
}

/**
 * Reads the samples into memory of our own: a file that changes while a request is under way ends the process on some
 * runtimes. Bytes are ready at once, so that they are copied before the caller goes on.
 */
export function readSamples(
  samples: readonly Sample[],
  maxBytes: number,
): readonly RequestSample[] | Promise<readonly RequestSample[]> {
  const nameOf = (index: number): string => (samples.length > 1 ? `samples[${index}].audio` : "sample");
  const notAudio = (index: number, what: string): Refusal =>
    new Refusal(
      "unsupported_audio",
      `${nameOf(index)} ${what}: pass a whole ${Object.keys(mediaTypes).join(", ")} file`,
    );
  const kinds = samples.map(({ audio }, index) => {
    const kind = kindOf(audio);
    if (!(kind in accepted)) {
      const bare = samples[index];
      throw isAudio(bare)
        ? refuse(`samples[${index}]`, bare, "pass { audio: sample }")
        : refuse(nameOf(index), audio, `pass ${rightFor(kind, audio)}`);
    }
    const size = (audio as Blob).size ?? (audio as ArrayBuffer).byteLength;
    // Also a buffer that was given away since.
    if (size === 0) throw notAudio(index, "is empty");
    if (size > maxBytes) {
      throw new Refusal(
        "unsupported_audio",
        `${nameOf(index)} has ${size} bytes, more than maxSampleBytes, ${maxBytes}`,
      );
    }
    return kind;
  });
  // Only now is anything read: nobody would hear of a read that fails after a later sample was refused.
  const areBlobs = kinds.map((kind) => kind === "Blob");
  const waits = areBlobs.includes(true);
  const transcriptions = samples.map(({ transcription }) => transcription);
  const sources = samples.map(({ audio }, index) => {
    if (areBlobs[index]) return readBlob(audio as Blob, nameOf(index));
    // Of this realm, whatever realm the caller's are of: a test environment's File takes no others.
    const { buffer = audio as ArrayBuffer, byteOffset, byteLength } = audio as Uint8Array;
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    // Not slice: a Node Buffer's is a view of the same memory.
    return waits ? new Uint8Array(bytes) : bytes;
  });
  const prepare = (all: readonly Uint8Array[]): RequestSample[] =>
    all.map((source, index) => {
      const format = audioFormat(source);
      if (format === undefined) throw notAudio(index, "does not begin like any audio we know");
      return prepareSample(source, waits, format, transcriptions[index]);
    });
  return sources.every((source) => source instanceof Uint8Array)
    ? prepare(sources)
    : Promise.all(sources).then(prepare);
}

/** @param isOurs Whether nobody else has these bytes. */
function prepareSample(
  source: Uint8Array,
  isOurs: boolean,
  format: AudioFormat,
  transcription: string | undefined,
): RequestSample {
  let bytes = isOurs ? source : undefined;
  let file: File | undefined;
  return {
    format,
    size: source.length,
    transcription,
    get bytes() {
      bytes ??= new Uint8Array(source);
      return bytes;
    },
    get file() {
      file ??= new File([(bytes ?? source) as BlobPart], `sample.${format}`, { type: mediaTypes[format] });
      return file;
    },
  };
}

async function readBlob(blob: Blob, option: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw new Refusal("invalid_input", `${option} could not be read to its end`, cause);
  }
}

// By tag and by what it can do, not by class: an upload may come from another realm, such as a test environment's own
// File, which may have no tag.
const kindOf = (value: unknown): string => {
  const { arrayBuffer, size, slice } = Object(value);
  const isBlob = typeof arrayBuffer === "function" && typeof slice === "function" && typeof size === "number";
  if (isBlob) return "Blob";
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return tag === "Blob" || tag === "File" ? unreadable : tag;
};
/** jsdom's, which has no way to its bytes. */
const unreadable = "unreadable Blob";
const accepted = { Blob: 1, Uint8Array: 1, ArrayBuffer: 1 };
const isAudio = (value: unknown): boolean => kindOf(value) in accepted;

const whole = "a Blob, File, Uint8Array or ArrayBuffer of a whole audio file";

const forKinds: Readonly<Record<string, string>> = {
  Response: "await response.blob()",
  ReadableStream: "await new Response(stream).blob()",
  AsyncGenerator: "new Blob(await Array.fromAsync(generator))",
  Promise: "await promise",
  FileList: "files[0]",
  // Decoded sound is no file's bytes.
  Float32Array: whole,
  [unreadable]: "a Uint8Array, since jsdom's cannot be read; or leave jsdom (@jest-environment node)",
};

/** The line to write instead of what was given. */
function rightFor(kind: string, given: unknown): string {
  if (typeof given === "string") {
    if (/^(data|blob|https?):/i.test(given)) return "await (await fetch(address)).blob()";
    const isBase64 = given.length > 200 && /^[\w+/=\s-]+$/.test(given.slice(0, 1_000));
    return isBase64 ? 'Buffer.from(base64, "base64")' : "the audio itself, such as await readFile(path)";
  }
  let [one, file] = [given, "file"];
  if (Array.isArray(given)) {
    [one, file] = [given[0], "files[0]"];
    if (typeof one === "number") return "Uint8Array.from(numbers)";
    if (isAudio(one)) return "new Blob(parts)";
  }
  if (forKinds[kind]) return forKinds[kind];
  if (ArrayBuffer.isView(given)) return "new Uint8Array(view.buffer, view.byteOffset, view.byteLength)";
  // What multer, React Native and Node call a file.
  const { buffer, uri, path, pipe } = Object(one);
  if (isAudio(buffer)) return `${file}.buffer`;
  if (typeof uri === "string")
    return `await (await fetch(${file}.uri)).blob(); on React Native, send the file to a server of yours that calls this`;
  if (typeof path === "string") return `await readFile(${typeof pipe === "function" ? "stream" : file}.path)`;
  if (typeof pipe === "function") return "Buffer.concat(await stream.toArray())";
  return whole;
}

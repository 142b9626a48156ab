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

/** A sample that was read, recognised and found acceptable. */
export interface PreparedSample {
  readonly bytes: Uint8Array;
  readonly format: AudioFormat;
  /** `audio/wav` */
  readonly mediaType: string;
  /** `sample.wav`: told by the bytes, whatever the sample was called. */
  readonly fileName: string;
  readonly transcription?: string;
}

/**
 * Reads the samples into memory of our own: a file that changes while a request is under way ends the process on some
 * runtimes, and a buffer that the caller reuses would change what a retry sends.
 */
export async function readSamples(samples: readonly Sample[], maxBytes: number): Promise<PreparedSample[]> {
  const single = samples.length === 1;
  for (const [index, { audio }] of samples.entries()) {
    checkSize(audio, single ? "sample" : `samples[${index}].audio`, maxBytes);
  }
  const prepared: PreparedSample[] = [];
  for (const [index, { audio, transcription }] of samples.entries()) {
    const option = single ? "sample" : `samples[${index}].audio`;
    if (transcription !== undefined && typeof transcription !== "string") {
      throw refuse(`samples[${index}].transcription`, transcription, "pass the words spoken in the sample");
    }
    const bytes = await readBytes(audio, option);
    if (bytes.length > maxBytes) throw tooLarge(option, bytes.length, maxBytes);
    const format = audioFormat(bytes);
    if (format === undefined) {
      throw new Refusal(
        "unsupported_audio",
        `${option} (${bytes.length} bytes) does not begin like any audio we know: ` +
          `pass the whole file as ${Object.keys(mediaTypes).join(", ")}`,
      );
    }
    prepared.push({
      bytes,
      format,
      mediaType: mediaTypes[format],
      fileName: `sample.${format}`,
      ...(transcription === undefined ? {} : { transcription }),
    });
  }
  return prepared;
}

function checkSize(audio: SampleAudio, option: string, maxBytes: number): void {
  if (!isBlob(audio) && !isBytes(audio) && !isArrayBuffer(audio)) throw refuse(option, audio, advice(audio));
  const size = isBlob(audio) ? audio.size : audio.byteLength;
  if (size === 0) throw new Refusal("unsupported_audio", `${option} is empty`);
  if (size > maxBytes) throw tooLarge(option, size, maxBytes);
}

const tooLarge = (option: string, size: number, maxBytes: number): Refusal =>
  new Refusal(
    "unsupported_audio",
    `${option} has ${size} bytes, more than maxSampleBytes (${maxBytes}): a few seconds of speech are enough`,
  );

async function readBytes(audio: SampleAudio, option: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!isBlob(audio)) return new Uint8Array(isBytes(audio) ? audio : audio.slice(0));
  try {
    return new Uint8Array(await audio.arrayBuffer());
  } catch (cause) {
    throw new Refusal("invalid_input", `${option} could not be read to its end`, cause);
  }
}

// By tag, not by class: an upload may come from another realm, such as a test environment's own File.
const tag = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const isBlob = (value: unknown): value is Blob => tag(value) === "Blob" || tag(value) === "File";
const isBytes = (value: unknown): value is Uint8Array => tag(value) === "Uint8Array";
const isArrayBuffer = (value: unknown): value is ArrayBuffer => tag(value) === "ArrayBuffer";

function advice(value: unknown): string {
  switch (tag(value)) {
    case "String":
      return "pass the audio itself; a path is read with new Blob([await readFile(path)]), base64 with Buffer.from(text, 'base64')";
    case "Response":
      return "pass await response.blob()";
    case "ReadableStream":
      return "pass await new Response(stream).blob()";
    case "Promise":
      return "await it first";
    default:
      return "pass a Blob, File, Uint8Array or ArrayBuffer with the whole audio file";
  }
}

/**
 * Why a sample could not be looked at, cut or made:
 * - `invalid_input`: neither a `Blob` nor bytes were given; the message has the line to write;
 * - `empty`: no bytes, or memory that was given away;
 * - `no_sound`: an audio file without any sound in it, or a film without sound;
 * - `not_audio`: not an audio file of a known kind;
 * - `truncated`: an audio file whose end is missing;
 * - `unreadable`: a known kind of file that is damaged or coded in an unknown way, or holds more of something than any
 *   recording, or a `Blob` that could not be read;
 * - `no_speech`: a recording has less than a second of speech, so that no sample can be made of it;
 * - `undecodable`: nothing here decodes the sample, so that its levels cannot be measured;
 * - `untrimmable`: the sample cannot be cut without coding it anew;
 * - `aborted`: your signal aborted; `cause` is its reason.
 *
 * Minor releases may add values: have a `default`.
 */
export type SampleErrorCode =
  | "invalid_input"
  | "empty"
  | "no_sound"
  | "not_audio"
  | "truncated"
  | "unreadable"
  | "no_speech"
  | "undecodable"
  | "untrimmable"
  | "aborted";

/** The same symbol in every installed copy of this package. */
const brand = Symbol.for("@org/voice-sample/SampleError");

/**
 * Every rejection of this package. Messages hold sizes and lengths, never bytes of the sample; `cause` is set
 * only when a `Blob` could not be read, a decoder could not be loaded or a signal aborted, because what the audio reader
 * reports may quote the sample.
 */
export class SampleError extends Error {
  override readonly name = "SampleError";
  /** What went wrong, for programs. */
  readonly code: SampleErrorCode;

  /** Made by this package; `options.cause` is what the runtime reported about a `Blob`, a decoder or a signal. */
  constructor(code: SampleErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

Object.defineProperty(SampleError.prototype, brand, { value: true });

/**
 * Whether a value is a {@link SampleError}, also one from another installed copy of this package.
 *
 * @example
 * ```ts
 * import { isSampleError, prepareSample } from "@org/voice-sample";
 *
 * try {
 *   await prepareSample(recording, { limits: [] });
 * } catch (error) {
 *   if (!isSampleError(error)) throw error;
 *   if (error.code === "no_speech") console.warn("Nobody speaks in this recording.");
 * }
 *
 * declare const recording: Blob;
 * ```
 */
export function isSampleError(value: unknown): value is SampleError {
  return typeof value === "object" && value !== null && (value as { readonly [brand]?: unknown })[brand] === true;
}

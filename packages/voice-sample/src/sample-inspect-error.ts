/**
 * Why a sample could not be inspected:
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
 */
export type SampleInspectErrorCode =
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

/**
 * Every rejection of this package. Messages hold sizes and lengths, never bytes of the sample; `cause` is set
 * only when a `Blob` could not be read, a decoder could not be loaded or a signal aborted, because what the audio reader
 * reports may quote the sample.
 */
export class SampleInspectError extends Error {
  override readonly name = "SampleInspectError";
  /** What went wrong, for programs. */
  readonly code: SampleInspectErrorCode;

  /** Made by this package; `options.cause` is what the runtime reported about a `Blob`, a decoder or a signal. */
  constructor(code: SampleInspectErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

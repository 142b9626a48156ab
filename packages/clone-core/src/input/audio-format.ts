/** A container of audio that can be told by its first bytes. */
export type AudioFormat = "wav" | "mp3" | "flac" | "ogg" | "webm" | "m4a" | "aac" | "aiff";

/** What a container's parts are labelled with on the wire. */
export const mediaTypes: Readonly<Record<AudioFormat, string>> = {
  wav: "audio/wav",
  mp3: "audio/mpeg",
  flac: "audio/flac",
  ogg: "audio/ogg",
  webm: "audio/webm",
  m4a: "audio/mp4",
  aac: "audio/aac",
  aiff: "audio/aiff",
};

/** No container with any sound in it is smaller, in bytes. */
const smallest = 64;

/** The container that the first bytes announce, or `undefined` when they announce none. */
export function audioFormat(bytes: Uint8Array): AudioFormat | undefined {
  if (bytes.length < smallest) return undefined;
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  const start = text(0, 4);
  const inner = text(8, 12);
  if ((start === "RIFF" || start === "RF64") && inner === "WAVE") return "wav";
  if (start === "FORM" && (inner === "AIFF" || inner === "AIFC")) return "aiff";
  if (start === "fLaC") return "flac";
  if (start === "OggS") return "ogg";
  if (start === "\x1aE\xdf\xa3") return "webm";
  // The same container holds photos and films; these brands are of audio, or of anything.
  if (text(4, 8) === "ftyp") return /^(M4[AB] |mp4|iso|dash)/.test(inner) ? "m4a" : undefined;
  if (start.startsWith("ID3")) return "mp3";

  // MPEG audio has no name in it, only the header of its first frame: eleven set bits, then fields with values that
  // no encoder writes. Text in UTF-16 begins with 0xff 0xfe, too: far likelier than a Layer I file with checksums.
  const [first = 0, second = 0, third = 0] = bytes;
  if (first !== 0xff || second === 0xfe || (second & 0xe0) !== 0xe0) return undefined;
  const layer = (second >> 1) & 3;
  if (layer === 0) return (second & 0xf0) === 0xf0 ? "aac" : undefined;
  const known = ((second >> 3) & 3) !== 1 && third >> 4 !== 15 && third >> 4 !== 0 && ((third >> 2) & 3) !== 3;
  return known ? "mp3" : undefined;
}

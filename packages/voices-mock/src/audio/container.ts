/** A container that can be told by its first bytes. */
export type AudioContainer = "wav" | "mp3" | "flac" | "ogg" | "webm" | "m4a" | "aac" | "aiff";

/** The names under which a contract may list each container. */
const names: Readonly<Record<AudioContainer, readonly string[]>> = {
  wav: ["wav"],
  mp3: ["mp3", "mpeg", "mpga"],
  flac: ["flac"],
  ogg: ["ogg", "oga"],
  webm: ["webm"],
  m4a: ["m4a", "mp4"],
  aac: ["aac"],
  aiff: ["aiff", "aif"],
};

/** Every container the mock recognises. */
export const audioContainers = Object.keys(names) as AudioContainer[];

/** Whether a list of a contract names the container, under any of its names. */
export function isListed(container: AudioContainer, list: readonly string[]): boolean {
  return names[container].some((name) => list.includes(name));
}

/** The container that the first bytes announce, or `undefined` when they announce none that is known here. */
export function audioContainer(bytes: Uint8Array): AudioContainer | undefined {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  const first = text(0, 4);
  const third = text(8, 12);
  if ((first === "RIFF" || first === "RF64") && third === "WAVE") return "wav";
  if (first === "FORM" && (third === "AIFF" || third === "AIFC")) return "aiff";
  if (first === "fLaC") return "flac";
  if (first === "OggS") return "ogg";
  if (first === "\x1aE\xdf\xa3") return "webm";
  if (text(4, 8) === "ftyp") return "m4a";
  if (first.startsWith("ID3")) return "mp3";
  return frameContainer(bytes);
}

/** MPEG audio without a tag starts with a frame: a sync word, then fields of which some values are reserved. */
function frameContainer(bytes: Uint8Array): AudioContainer | undefined {
  if (bytes.length < 4 || bytes[0] !== 0xff) return undefined;
  const version = bytes[1] ?? 0;
  if ((version & 0xf6) === 0xf0) return "aac";
  const rates = bytes[2] ?? 0;
  const isSync = (version & 0xe0) === 0xe0;
  const isMpegVersion = (version & 0x18) !== 0x08;
  const isLayer = (version & 0x06) !== 0;
  const hasBitRate = rates >> 4 !== 15;
  const hasSampleRate = (rates & 0x0c) !== 0x0c;
  return isSync && isMpegVersion && isLayer && hasBitRate && hasSampleRate ? "mp3" : undefined;
}

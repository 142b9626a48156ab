/** How files of each container begin: all that core looks at. */
const beginnings: Readonly<Record<string, string>> = {
  flac: "fLaC",
  mp3: "ID3\x04",
  ogg: "OggS",
  webm: "\x1aE\xdf\xa3",
  m4a: "\0\0\0\x20ftypM4A ",
  aiff: "FORM\0\0\0\0AIFF",
};

/** A container that a service takes, of those that core can tell: WAV, where it does. */
export const formatFor = (values: readonly string[] | undefined): string =>
  values === undefined || values.includes("wav") ? "wav" : (values.find((one) => one in beginnings) ?? "wav");

/**
 * A tenth of a second of noise as a WAV file: 16-bit mono at 8 kHz, always the same bytes. As another container only its
 * beginning is that one's.
 */
export function recording(format = "wav"): Uint8Array<ArrayBuffer> {
  const samples = 800;
  const bytes = new Uint8Array(44 + samples * 2);
  const view = new DataView(bytes.buffer);
  const text = (offset: number, value: string): void => bytes.set(new TextEncoder().encode(value), offset);
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 16000, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples * 2, true);
  let noise = 1;
  for (let offset = 44; offset < bytes.length; offset++) {
    noise = (noise * 1103515245 + 12345) & 0x7fffffff;
    bytes[offset] = noise >> 16;
  }
  const start = beginnings[format] ?? "";
  for (let index = 0; index < start.length; index++) bytes[index] = start.charCodeAt(index);
  return bytes;
}

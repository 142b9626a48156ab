/** The shortest bytes that each container is recognised by, with some silence after them. */
function clip(...start: (string | number)[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(200);
  const codes = start.flatMap((part) => (typeof part === "number" ? [part] : [...part].map((c) => c.charCodeAt(0))));
  bytes.set(codes);
  return bytes;
}

export const clips = {
  wav: clip("RIFF", 0xc0, 0, 0, 0, "WAVEfmt "),
  mp3: clip("ID3", 4, 0, 0),
  mp3Frame: clip(0xff, 0xf3, 0x88, 0xc4),
  flac: clip("fLaC", 0, 0, 0, 34),
  ogg: clip("OggS", 0, 2),
  webm: clip(0x1a, 0x45, 0xdf, 0xa3),
  m4a: clip(0, 0, 0, 32, "ftypM4A "),
  aac: clip(0xff, 0xf1, 0x50, 0x80),
  aiff: clip("FORM", 0, 0, 0, 192, "AIFF"),
  text: clip("This is no audio at all, whatever it is called."),
  empty: new Uint8Array(0),
};

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

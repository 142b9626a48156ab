import { asciiAt } from "../bounds/tag-entries.ts";

/** Kinds of file that hold sound, and that nothing here reads, by what they begin with. */
const kinds: readonly (readonly [at: number, begins: string, name: string])[] = [
  [0, "\x30\x26\xb2\x75", "WMA (ASF)"],
  [0, "#!AMR", "AMR"],
  [0, ".snd", "AU"],
  [0, "wvpk", "WavPack"],
  [0, "MAC ", "Monkey's Audio"],
  [0, "TTA1", "True Audio"],
  [0, "DSD ", "DSD (DSF)"],
  [0, "FRM8", "DSD (DSDIFF)"],
  [0, "riff\x2e\x91\xcf\x11", "Wave64"],
  [0, ".RMF", "RealMedia"],
  [0, ".ra\xfd", "RealAudio"],
  [0, "FLV\x01", "FLV"],
  [8, "AVI ", "AVI"],
  [0, "MPCK", "Musepack"],
  [0, "MP+", "Musepack"],
  [0, "\x0b\x77", "AC-3"],
  [0, "\x00\x00\x01\xba", "MPEG program stream"],
];

/** The name of a kind of file that nothing here reads, or `undefined`. */
export const unreadKind = (first: Uint8Array): string | undefined =>
  kinds.find(([at, begins]) => asciiAt(first, at, begins.length) === begins)?.[2];

/** Sound in Ogg that nothing here reads, by what its first packet begins with, behind a page's head of 28 bytes. */
const inOgg: readonly (readonly [begins: string, name: string])[] = [
  ["\x7fFLAC", "FLAC in Ogg"],
  ["Speex   ", "Speex"],
  ["CELT    ", "CELT"],
];
const packetAt = 28;

/** The name of what an Ogg file holds, where nothing here reads it. */
export const unreadInOgg = (first: Uint8Array): string | undefined =>
  inOgg.find(([begins]) => asciiAt(first, packetAt, begins.length) === begins)?.[1];

/** What people call the codecs that nothing here decodes. */
const names: Readonly<Record<string, string>> = {
  aac: "AAC",
  ac3: "AC-3",
  alac: "Apple Lossless",
  amr: "AMR",
  dts: "DTS",
  eac3: "E-AC-3",
  g726: "G.726",
  g729: "G.729",
  gsm: "GSM",
  ilbc: "iLBC",
  mace: "MACE",
  mp2: "MPEG layer 2",
  mp3: "MP3",
  qdesign: "QDesign",
  truespeech: "TrueSpeech",
  wma: "WMA",
  alaw: "A-law",
  ulaw: "mu-law",
  "adpcm-ms": "Microsoft ADPCM",
  "adpcm-ima": "IMA ADPCM",
  "adpcm-ima-qt": "Apple's IMA ADPCM",
};

/** A codec as people call it. */
export const codecName = (codec: string): string => (Object.hasOwn(names, codec) ? names[codec] : undefined) ?? codec;

import { latin1 } from "../open/latin1.ts";
import type { SoundTrack } from "../open/sound-track.ts";
import { undecodable } from "./undecodable.ts";

/** Turns whole blocks into sound, an array for each channel. */
type DecodeBlocks = (blocks: Uint8Array) => readonly Float32Array[];

/** ADPCM as files of chunks have it: two channels are the most that its decoders know. */
const mostChannels = 2;
/** FFmpeg writes 1,024 bytes for each channel, recorders up to 8,192. */
const longestBlock = 32_768;

const decoders: Readonly<Record<string, (track: SoundTrack) => Promise<DecodeBlocks>>> = {
  "adpcm-ima": ofWav,
  "adpcm-ms": ofWav,
  "adpcm-ima-qt": ofCaf,
};

/**
 * A decoder for blocks of this codec. The packages decode whole files: each gets a head of ours, of which every figure
 * has been checked, and then as many blocks as it is given.
 *
 * @throws {@link SampleError} `undecodable` when there is none.
 */
export async function blockDecoderFor(track: SoundTrack): Promise<DecodeBlocks> {
  const { codec, channels, block } = track;
  const make = Object.hasOwn(decoders, codec) ? decoders[codec] : undefined;
  if (make === undefined || block === undefined) throw undecodable(codec);
  if (channels > mostChannels || block.bytes > longestBlock) throw undecodable(codec, channels);
  return make(track);
}

const wavHeadBytes = 20;
const framesAt = 18;
const factorsAt = 20;
const mostFactors = 32;

async function ofWav({ codec, description = new Uint8Array(), block }: SoundTrack): Promise<DecodeBlocks> {
  const factors = description.byteLength < factorsAt + 2 ? 0 : viewOf(description).getUint16(factorsAt, true);
  const formatBytes = codec === "adpcm-ms" ? factorsAt + 2 + 4 * factors : framesAt + 2;
  if (factors > mostFactors || description.byteLength < formatBytes) throw undecodable(codec);
  const { decoder } = await import("@audio/decode-wav");
  const head = new Uint8Array(wavHeadBytes + formatBytes + 8);
  const view = viewOf(head);
  head.set(latin1("RIFF\0\0\0\0WAVEfmt "), 0);
  view.setUint32(16, formatBytes, true);
  head.set(description.subarray(0, formatBytes), wavHeadBytes);
  view.setUint16(wavHeadBytes + framesAt, block?.frames ?? 0, true);
  head.set(latin1("data"), wavHeadBytes + formatBytes);
  const decoding = decoder();
  decoding.decode(head);
  return (blocks) => decoding.decode(blocks).channelData;
}

async function ofCaf({ channels, sampleRate, block }: SoundTrack): Promise<DecodeBlocks> {
  const { decoder } = await import("@audio/decode-caf");
  const head = new Uint8Array(68);
  const view = viewOf(head);
  head.set(latin1("caff\0\x01\0\0desc"), 0);
  view.setUint32(16, 32);
  view.setFloat64(20, sampleRate);
  head.set(latin1("ima4"), 28);
  view.setUint32(36, block?.bytes ?? 0);
  view.setUint32(40, block?.frames ?? 0);
  view.setUint32(44, channels);
  head.set(latin1("data\xff\xff\xff\xff\xff\xff\xff\xff"), 52);
  const decoding = decoder();
  decoding.decode(head);
  return (blocks) => decoding.decode(blocks).channelData;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

import { refusal } from "../bounds/bounds.ts";
import { nextTask } from "../bounds/next-task.ts";
import { latin1 } from "../open/latin1.ts";
import type { SoundTrack } from "../open/sound-track.ts";
import { SampleError } from "../sample-error.ts";
import { aacConfig, withoutAdts } from "./adts.ts";
import type { CodedStream, SampleDecoder, SampleDecoders } from "./sample-decoder.ts";
import { undecodable } from "./undecodable.ts";
import { beforePages, longestPacket, vorbisHead, vorbisPages } from "./vorbis-pages.ts";
import { checkVorbisTables } from "./vorbis-tables.ts";

/** Turns coded packets into sound. Packets that it cannot decode are left out. */
export interface PacketDecoder extends SampleDecoder {
  /** How many packets are worth a call, and are decoded in a few milliseconds. */
  readonly packetsAtOnce: number;
}

interface Decoded {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
}

/** A packet of MP3 and Opus holds at most 0.12 s, in two channels. */
const shortPackets = 16;
/** MP3 is decoded a hundred times as fast as it is heard; a call costs as much as a packet. */
const manyPackets = 48;
/** A packet of FLAC may hold 65,535 values in each of 8 channels. */
const longPackets = 1;

/**
 * The longest packets, in bytes: a frame of MP3 as ISO 11172-3 counts it, 120 ms of Opus in each of 2 channels at the 256
 * kbit/s that its decoder has room for, 8 channels of it at most, a FLAC frame that is not compressed, what ISO 13818-7 has
 * 13 bits for in AAC, and 16,384 values of Apple Lossless in 8 channels. A decoder would take several frames in one
 * packet for one, and make room for them all.
 */
const longestPackets = { mp3: 2_881, opus: 7_680 * 4, flac: 65_536 * 2 * 4, aac: 8_191, alac: 16_384 * 8 * 5 } as const;

/** Ogg Vorbis and Opus in more channels have no known order (Vorbis I, section 4.3.9). MP3 has two at most. */
const mostChannels: Readonly<Record<string, number>> = { mp2: 2, mp3: 2, flac: 8, opus: 8, vorbis: 8, alac: 8, aac: 2 };

/**
 * How the packets of each codec are decoded. The packages are optional and loaded on demand: where an `import` stands
 * within `try`, bundlers build without them. Reading a package and unpacking its WebAssembly take some 20 ms each, so
 * there is a pause between them.
 */
const decoders: Readonly<Record<string, (stream: CodedStream) => Promise<PacketDecoder>>> = {
  mp2: mpegDecoder,
  mp3: mpegDecoder,
  async flac() {
    try {
      const { FLACDecoder } = await import("@wasm-audio-decoders/flac");
      await nextTask();
      const decoder = new FLACDecoder();
      await decoder.ready;
      // It takes single frames only after it has seen which container they come from.
      await decoder.decode(latin1("fLaC"));
      return await packetDecoder(decoder, longPackets, longestPackets.flac);
    } catch (cause) {
      throw missingDecoder("flac", cause);
    }
  },
  async opus({ channels, description }) {
    const layout = opusLayout(channels, description);
    try {
      const { OpusDecoder } = await import("opus-decoder");
      await nextTask();
      return await packetDecoder(new OpusDecoder({ channels, ...layout }), shortPackets, longestPackets.opus);
    } catch (cause) {
      throw missingDecoder("opus", cause);
    }
  },
  async vorbis({ channels, description }) {
    const [identity, setup] = vorbisHead(description);
    checkVorbisTables(setup);
    const decoder = await vorbisDecoder();
    await decoder.decode(beforePages);
    await decoder.decode(vorbisPages([identity]));
    await decoder.decode(vorbisPages([noComments, setup]));
    // It learns the number of channels from the first packet with sound. Until then it reads what its memory happens to
    // hold there, and makes arrays for tens of thousands of channels at each call.
    const { _channels: found } = (decoder as unknown as VorbisInside)._decoder ?? {};
    if (found) found.buf[0] = channels;
    return packetDecoder(
      {
        ready: decoder.ready,
        // A first bit that is set marks a head, and a second head would begin another stream.
        decodeFrames: (packets) => decoder.decode(vorbisPages(packets.filter(([first = 1]) => (first & 1) === 0))),
        free: () => decoder.free(),
      },
      shortPackets / 2,
      longestPacket,
    );
  },
  async alac({ description }) {
    if (description.byteLength === 0) throw undecodable("alac");
    const { alacDecoder } = await import("./alac.ts");
    const { sampleRate, decode } = alacDecoder(description);
    return packetDecoder(
      {
        ready: Promise.resolve(),
        decodeFrames: ([packet]) => ({ channelData: decodeAlac(decode, packet), sampleRate }),
        free: () => {},
      },
      longPackets,
      longestPackets.alac,
    );
  },
  async aac({ channels, sampleRate, description }) {
    const config = description.byteLength > 0 ? description : aacConfig(channels, sampleRate);
    try {
      const { decoder } = (await import(/* webpackIgnore: true */ aacPackage)) as AacPackage;
      await nextTask();
      const made = await decoder({ asc: config });
      return await packetDecoder(
        {
          ready: Promise.resolve(),
          decodeFrames: withFirstFrame((packets) => made.decode(packets.map(withoutAdts))),
          free: () => made.free(),
        },
        shortPackets,
        longestPackets.aac,
      );
    } catch (cause) {
      throw new SampleError("undecodable", aacAdvice, { cause });
    }
  },
};

/** How many values a packet of AAC has, with and without more in it than the file says. */
const aacFrames: ReadonlySet<number> = new Set([960, 1_024, 1_920, 2_048]);

/** Its decoder says nothing to the first packet, which would make everything come too early: silence stands in for it. */
function withFirstFrame(decode: (packets: Uint8Array[]) => Decoded): (packets: Uint8Array[]) => Decoded {
  let given = 0;
  let hasBegun = false;
  return (packets) => {
    given += packets.length;
    const { channelData, sampleRate } = decode(packets);
    const frames = channelData[0]?.length ?? 0;
    const missing = hasBegun ? 0 : frames / (given - 1);
    hasBegun ||= frames > 0;
    if (!aacFrames.has(missing)) return { channelData, sampleRate };
    return {
      channelData: channelData.map((values) => Float32Array.of(...new Float32Array(missing), ...values)),
      sampleRate,
    };
  };
}

async function mpegDecoder({ channels }: CodedStream): Promise<PacketDecoder> {
  try {
    const { MPEGDecoder } = await import("mpg123-decoder");
    await nextTask();
    const decoder = new MPEGDecoder();
    const decodeFrames = (packets: Uint8Array[]): Decoded => {
      const { channelData, sampleRate } = decoder.decode(joined(packets));
      // It says the one channel of a mono recording twice.
      return { channelData: channelData.slice(0, channels), sampleRate };
    };
    return await packetDecoder(
      { ready: decoder.ready, decodeFrames, free: () => decoder.free() },
      manyPackets,
      longestPackets.mp3,
    );
  } catch (cause) {
    throw missingDecoder("mp3", cause);
  }
}

/**
 * Under the GPL, so that only who chooses it installs it: no bundler and no compiler looks for it. webpack would put
 * something in its place that finds nothing at run time, unless it is told to leave it alone.
 */
const aacPackage: string = "@audio/decode-aac";

/** The parts of it that are used. */
interface AacPackage {
  decoder(options: { asc: Uint8Array }): Promise<{
    decode(packets: Uint8Array[]): Decoded;
    free(): void;
  }>;
}

const aacAdvice =
  "Nothing here decodes AAC. Browsers do. On Node, run npm install @audio/decode-aac (its licence is GPL-2.0); " +
  "for the clone-voice command, ffmpeg on the PATH will do. Or convert the recording to WAV.";

/** Where each channel comes from, in more than two of them (RFC 7845, section 5.1.1). */
function opusLayout(channels: number, head: Uint8Array) {
  if (channels <= 2) return {};
  const [streamCount = 0, coupledStreamCount = 0, ...mapping] = head.subarray(19, 21 + channels);
  const sources = streamCount + coupledStreamCount;
  const isWhole = mapping.length === channels && mapping.every((from) => from < sources || from === 255);
  if (!isWhole || coupledStreamCount > streamCount || streamCount > channels) {
    throw new RangeError("A table of channels that no Opus stream has.");
  }
  return { streamCount, coupledStreamCount, channelMappingTable: mapping };
}

function decodeAlac(decode: (packet: Uint8Array) => readonly Float32Array[], packet: Uint8Array | undefined) {
  try {
    return packet === undefined ? [] : decode(packet);
  } catch {
    // A packet that is damaged is left out, as other decoders do.
    return [];
  }
}

async function vorbisDecoder() {
  try {
    const { OggVorbisDecoder } = await import("@wasm-audio-decoders/ogg-vorbis");
    await nextTask();
    const decoder = new OggVorbisDecoder();
    await decoder.ready;
    await nextTask();
    return decoder;
  } catch (cause) {
    throw missingDecoder("vorbis", cause);
  }
}

/** The part of the decoder for Vorbis that holds what was found in the stream. */
interface VorbisInside {
  readonly _decoder?: { readonly _channels?: { readonly buf: Uint32Array } };
}

/** The second packet of a Vorbis stream, with an empty list. */
const noComments = Uint8Array.of(3, ...latin1("vorbis"), 0, 0, 0, 0, 0, 0, 0, 0, 1);

/**
 * A decoder for packets of this codec: one that was given, or one of ours.
 *
 * @throws {@link SampleError} `undecodable` when there is none, or when its package is not installed.
 */
export async function packetDecoderFor(track: SoundTrack, given: SampleDecoders = {}): Promise<PacketDecoder> {
  const { codec, channels, sampleRate, description = new Uint8Array() } = track;
  const own = Object.hasOwn(given, codec) ? given[codec] : undefined;
  if (own) {
    const decoder = await own({ codec, channels, sampleRate, description });
    return {
      packetsAtOnce: shortPackets,
      decode: (packets) => decoder.decode(packets),
      ...(decoder.end && { end: async () => (await decoder.end?.()) ?? { channels: [], sampleRate: 0 } }),
      free: () => decoder.free(),
    };
  }
  const make = Object.hasOwn(decoders, codec) ? decoders[codec] : undefined;
  if (make === undefined) throw undecodable(codec);
  if (channels > (mostChannels[codec] ?? 0)) throw undecodable(codec, channels);
  return make({ codec, channels, sampleRate, description });
}

/** Says which package is missing. */
const missingDecoder = (codec: string, cause: unknown): SampleError =>
  new SampleError(
    "undecodable",
    `The decoder for ${codec} cannot be loaded: install the optional packages that the README names.`,
    { cause },
  );

async function packetDecoder(
  decoder: {
    readonly ready: Promise<void>;
    decodeFrames(packets: Uint8Array[]): Decoded | Promise<Decoded>;
    free(): void;
  },
  packetsAtOnce: number,
  longest: number,
): Promise<PacketDecoder> {
  await decoder.ready;
  await nextTask();
  return {
    packetsAtOnce,
    async decode(packets) {
      const tooLong = packets.find(({ byteLength }) => byteLength > longest);
      if (tooLong) throw refusal("A packet", tooLong.byteLength, "bytes", longest);
      const { channelData, sampleRate } = await silently(() => decoder.decodeFrames([...packets]));
      return { channels: channelData, sampleRate };
    },
    free: () => decoder.free(),
  };
}

function joined(packets: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(packets.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const packet of packets) {
    whole.set(packet, at);
    at += packet.byteLength;
  }
  return whole;
}

/** Calls a decoder, which would print what it dislikes about damaged packets before it returns. */
function silently<Result>(decode: () => Result): Result {
  const { error, warn } = console;
  console.error = () => {};
  console.warn = () => {};
  try {
    return decode();
  } finally {
    Object.assign(console, { error, warn });
  }
}

import { refusal } from "../bounds/bounds.ts";
import { nextTask } from "../bounds/next-task.ts";
import { SampleInspectError } from "../sample-inspect-error.ts";
import type { PcmBlock } from "./meter.ts";
import { beforePages, longestPacket, vorbisHead, vorbisPages } from "./vorbis-pages.ts";
import { checkVorbisTables } from "./vorbis-tables.ts";

/** Turns coded packets into sound. Packets that it cannot decode are left out. */
export interface PacketDecoder {
  /** How many packets are worth a call, and are decoded in a few milliseconds. */
  readonly packetsAtOnce: number;
  decode(packets: readonly Uint8Array[]): Promise<PcmBlock>;
  free(): void;
}

interface Decoded {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
}

/** What a decoder has to know beforehand. */
interface Stream {
  readonly channels: number;
  /** The head of the stream, where its codec has one. */
  readonly description: Uint8Array;
}

/** A packet of MP3 and Opus holds at most 0.12 s, in two channels. */
const shortPackets = 16;
/** A packet of FLAC may hold 65,535 values in each of 8 channels. */
const longPackets = 1;

/**
 * The longest packets, in bytes: a frame of MP3 as ISO 11172-3 counts it, 120 ms of Opus in each of 2 channels at the 256
 * kbit/s that its decoder has room for, a FLAC frame that is not compressed. A decoder would take several frames in one
 * packet for one, and make room for them all.
 */
const longestPackets = { mp3: 2_881, opus: 7_680, flac: 65_536 * 2 * 4 } as const;

/** Ogg Vorbis in more channels has no known order (Vorbis I, section 4.3.9). The other decoders know two. */
const mostChannels: Readonly<Record<string, number>> = { mp3: 2, flac: 2, opus: 2, vorbis: 8 };

/**
 * How the packets of each codec are decoded. The packages are optional and loaded on demand: where an `import` stands
 * within `try`, bundlers build without them. Reading a package and unpacking its WebAssembly take some 20 ms each, so
 * there is a pause between them.
 */
const decoders: Readonly<Record<string, (stream: Stream) => Promise<PacketDecoder>>> = {
  async mp3() {
    try {
      const { MPEGDecoder } = await import("mpg123-decoder");
      await nextTask();
      return await packetDecoder(new MPEGDecoder(), shortPackets, longestPackets.mp3);
    } catch (cause) {
      throw missingDecoder("mp3", cause);
    }
  },
  async flac() {
    try {
      const { FLACDecoder } = await import("@wasm-audio-decoders/flac");
      await nextTask();
      const decoder = new FLACDecoder();
      await decoder.ready;
      // It takes single frames only after it has seen which container they come from.
      await decoder.decode(new TextEncoder().encode("fLaC"));
      return await packetDecoder(decoder, longPackets, longestPackets.flac);
    } catch (cause) {
      throw missingDecoder("flac", cause);
    }
  },
  async opus({ channels }) {
    try {
      const { OpusDecoder } = await import("opus-decoder");
      await nextTask();
      return await packetDecoder(new OpusDecoder({ channels }), shortPackets, longestPackets.opus);
    } catch (cause) {
      throw missingDecoder("opus", cause);
    }
  },
  async vorbis({ description }) {
    const [identity, setup] = vorbisHead(description);
    checkVorbisTables(setup);
    const decoder = await vorbisDecoder();
    await decoder.decode(beforePages);
    await decoder.decode(vorbisPages([identity]));
    await decoder.decode(vorbisPages([noComments, setup]));
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
};

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

/** The second packet of a Vorbis stream, with an empty list. */
const noComments = Uint8Array.of(3, ...new TextEncoder().encode("vorbis"), 0, 0, 0, 0, 0, 0, 0, 0, 1);

/**
 * A decoder for packets of this codec.
 *
 * @throws {@link SampleInspectError} `undecodable` when there is none, or when its package is not installed.
 */
export async function packetDecoderFor(
  codec: string,
  channels: number,
  description: AllowSharedBufferSource = new Uint8Array(),
): Promise<PacketDecoder> {
  const make = Object.hasOwn(decoders, codec) ? decoders[codec] : undefined;
  const most = mostChannels[codec] ?? 0;
  if (make === undefined || channels > most) {
    const what = make === undefined ? codec : `${codec} in ${channels} channels (${most} are the most)`;
    throw new SampleInspectError("undecodable", `Nothing here decodes ${what}: its levels cannot be measured.`);
  }
  const bytes = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
  return make({ channels, description: bytes });
}

/** Says which package is missing. */
const missingDecoder = (codec: string, cause: unknown): SampleInspectError =>
  new SampleInspectError(
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

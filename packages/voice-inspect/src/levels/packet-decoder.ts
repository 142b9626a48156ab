import { SampleInspectError } from "../sample-inspect-error.ts";
import type { PcmBlock } from "./level-meter.ts";

/** Turns coded packets into sound. Packets that it cannot decode are left out. */
export interface PacketDecoder {
  decode(packets: readonly Uint8Array[]): Promise<PcmBlock>;
  free(): void;
}

interface Decoded {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
}

/**
 * How the packets of each codec are decoded, for 1 or 2 channels. The packages are optional and loaded on demand: where an
 * `import` stands within `try`, bundlers build without them.
 */
const decoders: Readonly<Record<string, (channels: number) => Promise<PacketDecoder>>> = {
  async mp3() {
    try {
      const { MPEGDecoder } = await import("mpg123-decoder");
      return await packetDecoder(new MPEGDecoder());
    } catch (cause) {
      throw missingDecoder("mp3", cause);
    }
  },
  async flac() {
    try {
      const { FLACDecoder } = await import("@wasm-audio-decoders/flac");
      const decoder = new FLACDecoder();
      await decoder.ready;
      // It takes single frames only after it has seen which container they come from.
      await decoder.decode(new TextEncoder().encode("fLaC"));
      return await packetDecoder(decoder);
    } catch (cause) {
      throw missingDecoder("flac", cause);
    }
  },
  async opus(channels) {
    try {
      const { OpusDecoder } = await import("opus-decoder");
      return await packetDecoder(new OpusDecoder({ channels }));
    } catch (cause) {
      throw missingDecoder("opus", cause);
    }
  },
};

/**
 * A decoder for packets of this codec.
 *
 * @throws {@link SampleInspectError} `undecodable` when there is none, or when its package is not installed.
 */
export async function packetDecoderFor(codec: string, channels: number): Promise<PacketDecoder> {
  const make = Object.hasOwn(decoders, codec) ? decoders[codec] : undefined;
  if (make === undefined || channels > 2) {
    const what = channels > 2 ? `${codec} in ${channels} channels` : codec;
    throw new SampleInspectError("undecodable", `Nothing here decodes ${what}: its levels cannot be measured.`);
  }
  return make(channels);
}

/** Says which package is missing. */
export const missingDecoder = (codec: string, cause: unknown): SampleInspectError =>
  new SampleInspectError(
    "undecodable",
    `The decoder for ${codec} cannot be loaded: install the optional packages that the README names.`,
    { cause },
  );

async function packetDecoder(decoder: {
  readonly ready: Promise<void>;
  decodeFrames(packets: Uint8Array[]): Decoded | Promise<Decoded>;
  free(): void;
}): Promise<PacketDecoder> {
  await decoder.ready;
  return {
    async decode(packets) {
      const { channelData, sampleRate } = await silently(() => decoder.decodeFrames([...packets]));
      return { channels: channelData, sampleRate };
    },
    free: () => decoder.free(),
  };
}

/** Calls a decoder, which would print what it dislikes about damaged packets before it returns. */
export function silently<Result>(decode: () => Result): Result {
  const { error, warn } = console;
  console.error = () => {};
  console.warn = () => {};
  try {
    return decode();
  } finally {
    Object.assign(console, { error, warn });
  }
}

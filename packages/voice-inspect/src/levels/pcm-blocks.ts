import type { InputAudioTrack } from "mediabunny";
import type { OpenedSample, Reader } from "../opened-sample.ts";
import type { PcmBlock } from "./level-meter.ts";
import { missingDecoder, packetDecoderFor, silently } from "./packet-decoder.ts";

/** A second or two of coded sound: enough to make a call into a decoder worth while. */
const packetsAtOnce = 64;
const bytesAtOnce = 65_536;

/** The sound of a track, decoded by the runtime where it can and by WebAssembly where it cannot. */
export async function* pcmBlocks(opened: OpenedSample, track: InputAudioTrack): AsyncGenerator<PcmBlock> {
  const { reader, container, bytes } = opened;
  const codec = String(await track.getCodec());
  if (await track.canDecode()) yield* byRuntime(reader, track);
  else if (codec === "vorbis" && container === "ogg") yield* vorbisInOgg(bytes);
  else yield* byPackets(reader, track, codec);
}

async function* byRuntime(reader: Reader, track: InputAudioTrack): AsyncGenerator<PcmBlock> {
  for await (const sample of new reader.AudioSampleSink(track).samples()) {
    const { numberOfChannels, numberOfFrames, sampleRate } = sample;
    const channels = Array.from({ length: numberOfChannels }, (_, planeIndex) => {
      const channel = new Float32Array(numberOfFrames);
      sample.copyTo(channel, { planeIndex, format: "f32-planar" });
      return channel;
    });
    sample.close();
    yield { channels, sampleRate };
  }
}

async function* byPackets(reader: Reader, track: InputAudioTrack, codec: string): AsyncGenerator<PcmBlock> {
  const decoder = await packetDecoderFor(codec, await track.getNumberOfChannels());
  try {
    let waiting: Uint8Array[] = [];
    for await (const packet of new reader.EncodedPacketSink(track).packets()) {
      waiting.push(packet.data);
      if (waiting.length < packetsAtOnce) continue;
      yield await decoder.decode(waiting);
      waiting = [];
    }
    if (waiting.length > 0) yield await decoder.decode(waiting);
  } finally {
    decoder.free();
  }
}

async function vorbisDecoder() {
  try {
    const { OggVorbisDecoder } = await import("@wasm-audio-decoders/ogg-vorbis");
    const decoder = new OggVorbisDecoder();
    await decoder.ready;
    return decoder;
  } catch (cause) {
    throw missingDecoder("vorbis", cause);
  }
}

/** This decoder takes whole pages only. */
async function* vorbisInOgg(bytes: Uint8Array): AsyncGenerator<PcmBlock> {
  const decoder = await vorbisDecoder();
  try {
    for (let at = 0; at < bytes.byteLength; at += bytesAtOnce) {
      const chunk = bytes.subarray(at, at + bytesAtOnce);
      const { channelData, sampleRate } = await silently(() => decoder.decode(chunk));
      yield { channels: channelData, sampleRate };
    }
    const { channelData, sampleRate } = await silently(() => decoder.flush());
    yield { channels: channelData, sampleRate };
  } finally {
    decoder.free();
  }
}

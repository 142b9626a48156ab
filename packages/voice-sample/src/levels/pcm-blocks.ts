import type { EncodedPacket, InputAudioTrack } from "mediabunny";
import type { OpenedSample } from "../open/opened-sample.ts";
import { packetsOf } from "../open/packets.ts";
import type { PcmBlock } from "./meter.ts";
import { packetDecoderFor } from "./packet-decoder.ts";
import { pcmChannels, pcmCodings } from "./pcm-values.ts";

/** A part of a recording as it is decoded, with the time that its packets claim. */
export interface DecodedBlock extends PcmBlock {
  readonly claimedSeconds: number;
}

/**
 * No packet of a recording is shorter, in seconds: Opus begins with 2.5 ms. Packets that claim no time count as much, so
 * that there is an end to them.
 */
const shortestPacketSeconds = 0.002;

/** So many values are decoded and measured in a few milliseconds. */
const valuesAtOnce = 65_536;

/** The sound of a track, decoded by the runtime where it can and by WebAssembly where it cannot. */
export async function* pcmBlocks(opened: OpenedSample, track: InputAudioTrack): AsyncGenerator<DecodedBlock> {
  const codec = String(await track.getCodec());
  if (Object.hasOwn(pcmCodings, codec)) yield* ofPcm(opened, track, codec);
  else if (await track.canDecode()) yield* byRuntime(opened, track);
  else yield* byPackets(opened, track, codec);
}

async function* ofPcm(
  { reader, pace }: OpenedSample,
  track: InputAudioTrack,
  codec: string,
): AsyncGenerator<DecodedBlock> {
  const coding = pcmCodings[codec];
  if (coding === undefined) return;
  const channels = await track.getNumberOfChannels();
  const sampleRate = await track.getSampleRate();
  const framesAtOnce = Math.floor(valuesAtOnce / channels);
  const sink = new reader.EncodedPacketSink(track);
  for await (const { data } of packetsOf(sink, pace, await sink.getFirstPacket())) {
    const frames = Math.floor(data.byteLength / coding.bytes / channels);
    for (let frame = 0; frame < frames; frame += framesAtOnce) {
      const count = Math.min(framesAtOnce, frames - frame);
      yield {
        channels: pcmChannels(coding, channels, data, frame, count),
        sampleRate,
        claimedSeconds: count / sampleRate,
      };
      if (pace.isDue) await pace.rest();
    }
    if (frames === 0) yield { channels: [], sampleRate, claimedSeconds: shortestPacketSeconds };
  }
}

async function* byRuntime({ reader, pace }: OpenedSample, track: InputAudioTrack): AsyncGenerator<DecodedBlock> {
  for await (const sample of new reader.AudioSampleSink(track).samples()) {
    const { numberOfChannels, numberOfFrames, sampleRate } = sample;
    const channels = Array.from({ length: numberOfChannels }, (_, planeIndex) => {
      const channel = new Float32Array(numberOfFrames);
      sample.copyTo(channel, { planeIndex, format: "f32-planar" });
      return channel;
    });
    sample.close();
    yield { channels, sampleRate, claimedSeconds: Math.max(shortestPacketSeconds, numberOfFrames / sampleRate) };
    if (pace.isDue) await pace.rest();
  }
}

async function* byPackets(
  { reader, pace }: OpenedSample,
  track: InputAudioTrack,
  codec: string,
): AsyncGenerator<DecodedBlock> {
  const channels = await track.getNumberOfChannels();
  const description = (await track.getDecoderConfig())?.description;
  const decoder = await pace.waitFor(packetDecoderFor(codec, channels, description));
  let claimedInAll = 0;
  let decodedInAll = 0;
  let waiting: EncodedPacket[] = [];
  const decoded = async (): Promise<DecodedBlock> => {
    const block = await decoder.decode(waiting.map(({ data }) => data));
    const claimedSeconds = waiting.reduce((sum, { duration }) => sum + Math.max(shortestPacketSeconds, duration), 0);
    claimedInAll += waiting.reduce((sum, { duration }) => sum + duration, 0);
    decodedInAll += block.sampleRate === 0 ? 0 : (block.channels[0]?.length ?? 0) / block.sampleRate;
    waiting = [];
    return { ...block, claimedSeconds };
  };
  try {
    const sink = new reader.EncodedPacketSink(track);
    for await (const packet of packetsOf(sink, pace, await sink.getFirstPacket())) {
      waiting.push(packet);
      if (waiting.length < decoder.packetsAtOnce) continue;
      yield await decoded();
      if (pace.isDue) await pace.rest();
    }
    if (waiting.length === 0) return;
    const last = await decoded();
    // Vorbis sound comes in whole blocks, and the last one is longer than the recording.
    yield codec === "vorbis" ? shortened(last, decodedInAll - claimedInAll) : last;
  } finally {
    decoder.free();
  }
}

function shortened(block: DecodedBlock, seconds: number): DecodedBlock {
  const frames = Math.max(0, Math.round(seconds * block.sampleRate));
  return {
    ...block,
    channels: block.channels.map((values) => values.subarray(0, Math.max(0, values.length - frames))),
  };
}

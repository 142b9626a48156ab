import type { OpenedSample } from "../open/opened-sample.ts";
import { ReaderTrack } from "../open/reader-track.ts";
import type { SoundPacket } from "../open/sound-track.ts";
import { blockDecoderFor } from "./block-decoder.ts";
import type { PcmBlock } from "./meter.ts";
import { packetDecoderFor } from "./packet-decoder.ts";
import { type PcmCoding, pcmChannels, pcmCodings } from "./pcm-values.ts";
import type { SampleDecoders } from "./sample-decoder.ts";

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

/** The sound of a sample, decoded by the runtime where it can and by WebAssembly where it cannot. */
export async function* pcmBlocks(opened: OpenedSample, decoders?: SampleDecoders): AsyncGenerator<DecodedBlock> {
  const { track } = opened;
  const coding = Object.hasOwn(pcmCodings, track.codec) ? pcmCodings[track.codec] : undefined;
  if (coding) yield* ofPcm(opened, coding);
  else if (track.block) yield* ofBlocks(opened);
  else if (track instanceof ReaderTrack && (await track.track.canDecode())) yield* byRuntime(opened, track);
  else yield* byPackets(opened, decoders);
}

async function* ofPcm({ track, pace }: OpenedSample, coding: PcmCoding): AsyncGenerator<DecodedBlock> {
  const { channels, sampleRate } = track;
  const framesAtOnce = Math.floor(valuesAtOnce / channels);
  for await (const { data } of track.packets()) {
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

/** Sound in blocks of one size, of which each stands for itself: many go into a packet. */
async function* ofBlocks({ track, pace }: OpenedSample): AsyncGenerator<DecodedBlock> {
  const { sampleRate, block } = track;
  if (block === undefined) return;
  const decode = await pace.waitFor(blockDecoderFor(track));
  const atOnce = block.bytes * Math.max(1, Math.floor(valuesAtOnce / block.frames / track.channels));
  let framesLeft = Math.round((await track.seconds()) * sampleRate);
  for await (const { data } of track.packets()) {
    for (let at = 0; at < data.byteLength && framesLeft > 0; at += atOnce) {
      const channels = decode(data.subarray(at, at + atOnce)).map((values) => values.subarray(0, framesLeft));
      const frames = channels[0]?.length ?? 0;
      framesLeft -= frames;
      yield { channels, sampleRate, claimedSeconds: Math.max(shortestPacketSeconds, frames / sampleRate) };
      if (pace.isDue) await pace.rest();
    }
  }
}

async function* byRuntime({ pace }: OpenedSample, { sample, track }: ReaderTrack): AsyncGenerator<DecodedBlock> {
  for await (const decoded of new sample.reader.AudioSampleSink(track).samples()) {
    const { numberOfChannels, numberOfFrames, sampleRate, timestamp } = decoded;
    const channels = Array.from({ length: numberOfChannels }, (_, planeIndex) => {
      const channel = new Float32Array(numberOfFrames);
      decoded.copyTo(channel, { planeIndex, format: "f32-planar" });
      return channel.subarray(Math.min(numberOfFrames, framesBefore(timestamp, sampleRate)));
    });
    decoded.close();
    yield { channels, sampleRate, claimedSeconds: Math.max(shortestPacketSeconds, numberOfFrames / sampleRate) };
    if (pace.isDue) await pace.rest();
  }
}

/** Sound before the time 0 is what a decoder needs to begin with, and nobody hears. */
const framesBefore = (timestamp: number, sampleRate: number): number =>
  Math.max(0, Math.round(-timestamp * sampleRate));

async function* byPackets(
  { track, pace }: OpenedSample,
  decoders: SampleDecoders | undefined,
): AsyncGenerator<DecodedBlock> {
  const { codec } = track;
  const decoder = await pace.waitFor(packetDecoderFor(track, decoders));
  let claimedInAll = 0;
  let decodedInAll = 0;
  let secondsToDrop = 0;
  let waiting: SoundPacket[] = [];
  const heard = ({ channels, sampleRate }: PcmBlock, claimedSeconds: number): DecodedBlock => {
    const frames = channels[0]?.length ?? 0;
    if (sampleRate === 0 || frames === 0) return { channels: [], sampleRate, claimedSeconds };
    decodedInAll += frames / sampleRate;
    const dropped = Math.min(frames, Math.round(secondsToDrop * sampleRate));
    secondsToDrop = dropped === frames ? secondsToDrop - frames / sampleRate : 0;
    const left = dropped === 0 ? channels : channels.map((values) => values.subarray(dropped));
    return { channels: left, sampleRate, claimedSeconds };
  };
  const decoded = async (): Promise<DecodedBlock> => {
    const packets = waiting;
    waiting = [];
    const claimedSeconds = packets.reduce((sum, { duration }) => sum + Math.max(shortestPacketSeconds, duration), 0);
    claimedInAll += packets.reduce((sum, { duration }) => sum + duration, 0);
    return heard(await decoder.decode(packets.map(({ data }) => data)), claimedSeconds);
  };
  try {
    let isFirst = true;
    for await (const packet of track.packets()) {
      if (isFirst) secondsToDrop = Math.max(0, -packet.timestamp);
      isFirst = false;
      waiting.push(packet);
      if (waiting.length < decoder.packetsAtOnce) continue;
      yield await decoded();
      if (pace.isDue) await pace.rest();
    }
    if (waiting.length > 0) {
      const last = await decoded();
      // Vorbis sound comes in whole blocks, and the last one is longer than the recording.
      yield codec === "vorbis" ? shortened(last, decodedInAll - claimedInAll) : last;
    }
    if (decoder.end) yield heard(await decoder.end(), 0);
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

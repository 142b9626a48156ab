import { checkFormat } from "../bounds/bounds.ts";
import type { Pace } from "../bounds/pace.ts";
import { ChunkedTrack } from "../chunked/chunked-track.ts";
import type { OpenedSample } from "../open/opened-sample.ts";
import { ReaderTrack } from "../open/reader-track.ts";
import type { SoundPacket } from "../open/sound-track.ts";
import { blockDecoderFor } from "./block-decoder.ts";
import type { PcmBlock } from "./meter.ts";
import { packetDecoderFor } from "./packet-decoder.ts";
import { type PcmCoding, pcmChannels, pcmCodings } from "./pcm-values.ts";
import type { SampleDecoders } from "./sample-decoder.ts";
import { undecodable } from "./undecodable.ts";

/** A part of a recording as it is decoded. */
export interface DecodedBlock extends PcmBlock {
  /** Where it begins in the recording, in seconds. */
  readonly fromSeconds: number;
  /** The time that its packets claim. */
  readonly claimedSeconds: number;
}

/** How a recording is decoded. */
export interface DecodeOptions {
  /** What comes before need not be decoded; the first block may begin earlier all the same. */
  readonly fromSeconds?: number | undefined;
  readonly decoders?: SampleDecoders | undefined;
}

/**
 * Packets of recordings are longer, in seconds; a few of Vorbis and of a live call's Opus are not. Packets that claim
 * less count as much, so that there is an end to them.
 */
const shortestPacketSeconds = 0.008;

/** So many values are decoded and measured in a few milliseconds. */
const valuesAtOnce = 65_536;

/** What a decoder hears before it is right: MP3 goes back nine packets. */
const packetsToSettle = 16;
/** As many packets of 120 ms, in seconds: no codec has longer ones. */
const lookBackSeconds = 2;

/** The sound of a sample, decoded by the runtime where it can and by WebAssembly where it cannot. */
export async function* pcmBlocks(opened: OpenedSample, options: DecodeOptions = {}): AsyncGenerator<DecodedBlock> {
  const { track } = opened;
  const from = Math.max(0, (options.fromSeconds ?? 0) - lookBackSeconds);
  const coding = Object.hasOwn(pcmCodings, track.codec) ? pcmCodings[track.codec] : undefined;
  if (coding) yield* ofPcm(opened, coding, from);
  else if (track.block) yield* ofBlocks(opened, from);
  else if (track instanceof ReaderTrack && (await track.track.canDecode())) yield* byRuntime(opened, track, from);
  else if (track instanceof ChunkedTrack && !track.hasPackets) throw undecodable(track.codec, track.channels);
  else yield* inPieces(byPackets(opened, from, options.decoders), opened.pace);
}

/** A decoder may say much at once; whoever looks at it value by value does not. */
async function* inPieces(blocks: AsyncGenerator<DecodedBlock>, pace: Pace): AsyncGenerator<DecodedBlock> {
  for await (const block of blocks) {
    const frames = block.channels[0]?.length ?? 0;
    const atOnce = Math.max(1, Math.floor(valuesAtOnce / Math.max(1, block.channels.length)));
    if (frames <= atOnce) yield block;
    else {
      for (let at = 0; at < frames; at += atOnce) {
        yield {
          ...block,
          channels: block.channels.map((values) => values.subarray(at, at + atOnce)),
          fromSeconds: block.fromSeconds + at / block.sampleRate,
          claimedSeconds: at === 0 ? block.claimedSeconds : 0,
        };
        if (pace.isDue) await pace.rest();
      }
    }
  }
}

async function* ofPcm({ track, pace }: OpenedSample, coding: PcmCoding, from: number): AsyncGenerator<DecodedBlock> {
  const { channels, sampleRate } = track;
  const framesAtOnce = Math.floor(valuesAtOnce / channels);
  // Times may be rounded: the first one counts, and from there on the values.
  let fromSeconds: number | undefined;
  for await (const { data, timestamp } of track.packets({ fromSeconds: from })) {
    fromSeconds ??= from === 0 ? Math.min(0, timestamp) : timestamp;
    const frames = Math.floor(data.byteLength / coding.bytes / channels);
    for (let frame = 0; frame < frames; frame += framesAtOnce) {
      const count = Math.min(framesAtOnce, frames - frame);
      yield {
        channels: pcmChannels(coding, channels, data, frame, count),
        sampleRate,
        fromSeconds,
        claimedSeconds: count / sampleRate,
      };
      fromSeconds += count / sampleRate;
      if (pace.isDue) await pace.rest();
    }
    if (frames === 0) yield nothing(fromSeconds, shortestPacketSeconds);
  }
}

const nothing = (fromSeconds: number, claimedSeconds: number): DecodedBlock => ({
  channels: [],
  sampleRate: 0,
  fromSeconds,
  claimedSeconds,
});

/** Sound in blocks of one size, many of which go into a packet. Apple's carry on from the one before. */
async function* ofBlocks({ track, pace }: OpenedSample, from: number): AsyncGenerator<DecodedBlock> {
  const { sampleRate, block, codec } = track;
  if (block === undefined) return;
  const decode = await pace.waitFor(blockDecoderFor(track));
  const atOnce = block.bytes * Math.max(1, Math.floor(valuesAtOnce / block.frames / track.channels));
  const allFrames = Math.round((await track.seconds()) * sampleRate);
  let frame: number | undefined;
  for await (const { data, timestamp } of track.packets({ fromSeconds: codec === "adpcm-ima-qt" ? 0 : from })) {
    for (let at = 0; at < data.byteLength; at += atOnce) {
      frame ??= Math.round(timestamp * sampleRate);
      const left = Math.max(0, allFrames - frame);
      const channels = decode(data.subarray(at, at + atOnce)).map((values) => values.subarray(0, left));
      const frames = channels[0]?.length ?? 0;
      const claimedSeconds = Math.max(shortestPacketSeconds, frames / sampleRate);
      yield { channels, sampleRate, fromSeconds: frame / sampleRate, claimedSeconds };
      frame += frames;
      if (pace.isDue) await pace.rest();
    }
  }
}

async function* byRuntime(
  { pace }: OpenedSample,
  readerTrack: ReaderTrack,
  from: number,
): AsyncGenerator<DecodedBlock> {
  const { sample, track } = readerTrack;
  let fromSeconds: number | undefined;
  for await (const decoded of new sample.reader.AudioSampleSink(track).samples(from)) {
    const { numberOfChannels, numberOfFrames, sampleRate, timestamp } = decoded;
    // Of Opus a runtime takes the delay off by itself.
    fromSeconds ??=
      (from === 0 ? Math.min(0, timestamp) : timestamp) - (sample.container === "mp3" ? readerTrack.delaySeconds : 0);
    const channels = Array.from({ length: numberOfChannels }, (_, planeIndex) => {
      const channel = new Float32Array(numberOfFrames);
      decoded.copyTo(channel, { planeIndex, format: "f32-planar" });
      return channel;
    });
    decoded.close();
    const claimedSeconds = Math.max(shortestPacketSeconds, numberOfFrames / sampleRate);
    yield heard({ channels, sampleRate, fromSeconds, claimedSeconds });
    fromSeconds += numberOfFrames / sampleRate;
    if (pace.isDue) await pace.rest();
  }
}

/** Sound before the time 0 is what a decoder needs to begin with, and nobody hears. */
function heard(block: DecodedBlock): DecodedBlock {
  const frames = block.channels[0]?.length ?? 0;
  const early = Math.min(frames, Math.round(-block.fromSeconds * block.sampleRate));
  if (early <= 0) return block;
  return {
    ...block,
    channels: block.channels.map((values) => values.subarray(early)),
    fromSeconds: block.fromSeconds + early / block.sampleRate,
  };
}

async function* byPackets(
  { track, pace }: OpenedSample,
  from: number,
  decoders: SampleDecoders | undefined,
): AsyncGenerator<DecodedBlock> {
  const { codec } = track;
  const making = packetDecoderFor(track, decoders);
  const decoder = await pace.waitFor(making).catch((error: unknown) => {
    // It may be there later than anybody wants it.
    making.then(
      (late) => late.free(),
      () => {},
    );
    throw error;
  });
  const isGiven = Object.hasOwn(decoders ?? {}, codec);
  /** A decoder of the caller's may never answer, and what it waits for is no work. */
  const answered = (sound: Promise<PcmBlock>): Promise<PcmBlock> => (isGiven ? pace.waitFor(sound) : sound);
  let claimedInAll = 0;
  let decodedInAll = 0;
  let beganAt: number | undefined;
  let waiting: SoundPacket[] = [];
  const placed = ({ channels, sampleRate }: PcmBlock, claimedSeconds: number): DecodedBlock => {
    const fromSeconds = (beganAt ?? 0) + decodedInAll;
    const frames = channels[0]?.length ?? 0;
    if (sampleRate === 0 || frames === 0) return nothing(fromSeconds, claimedSeconds);
    checkFormat(channels.length, sampleRate);
    decodedInAll += frames / sampleRate;
    return heard({ channels, sampleRate, fromSeconds, claimedSeconds });
  };
  const decoded = async (): Promise<DecodedBlock> => {
    const packets = waiting;
    waiting = [];
    const claimedSeconds = packets.reduce((sum, { duration }) => sum + Math.max(shortestPacketSeconds, duration), 0);
    claimedInAll += packets.reduce((sum, { duration }) => sum + duration, 0);
    return placed(await answered(decoder.decode(packets.map(({ data }) => data))), claimedSeconds);
  };
  try {
    // A decoder of the caller's may answer later than it is asked, so that all that it says is counted.
    let isSettled = from === 0 || isGiven;
    const delay = track.delaySeconds;
    for await (const packet of track.packets({ fromSeconds: from === 0 ? undefined : from })) {
      if (waiting.length === 0 && isSettled) {
        beganAt ??= from === 0 ? Math.min(packet.timestamp, -delay) : packet.timestamp - (track.isDelayed ? delay : 0);
      }
      waiting.push(packet);
      if (waiting.length < (isSettled ? decoder.packetsAtOnce : Math.min(packetsToSettle, decoder.packetsAtOnce)))
        continue;
      const block = await decoded();
      if (isSettled) yield block;
      else [claimedInAll, decodedInAll] = [0, 0];
      isSettled = true;
      if (pace.isDue) await pace.rest();
    }
    if (waiting.length > 0) {
      const last = await decoded();
      // Vorbis sound comes in whole blocks, and the last one is longer than the recording.
      yield codec === "vorbis" ? shortened(last, decodedInAll - claimedInAll) : last;
    }
    for (let isOver = decoder.end === undefined; decoder.end && !isOver; ) {
      const rest = placed(await answered(decoder.end()), 0);
      isOver = (rest.channels[0]?.length ?? 0) === 0;
      yield rest;
    }
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

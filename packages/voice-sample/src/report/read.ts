import type { InputAudioTrack } from "mediabunny";
import { checkedTrack } from "../open/checked-track.ts";
import type { OpenedSample } from "../open/opened-sample.ts";
import { packetsOf } from "../open/packets.ts";
import type { SampleReport } from "./report.ts";
import { soundSeconds } from "./sound-seconds.ts";

// Forty minutes of MP3. A damaged table can promise billions of packets, which would take hours to count.
const packetsForBitRate = 100_000;
// Counting costs a step for every sample in the chunk of each packet: about a second for so many.
const stepsForBitRate = 100_000_000;

/** The report on an opened sample. Rejects with whatever the audio reader throws at damaged bytes. */
export async function readReport(opened: OpenedSample): Promise<SampleReport> {
  const { container, bytes } = opened;
  const track = await checkedTrack(opened);
  const report = {
    container,
    codec: await track.getCodec(),
    durationSeconds: await soundSeconds(container, track),
    sampleRate: await track.getSampleRate(),
    channels: await track.getNumberOfChannels(),
    bitRate: await averageBitRate(opened, track),
    sizeBytes: bytes.byteLength,
  };
  const { codec, durationSeconds, sampleRate, channels, bitRate } = report;
  const plausible = [durationSeconds, sampleRate, channels, bitRate].every((figure) => isPositive(figure));
  if (codec === null || !plausible) throw new RangeError("Figures that no recording has.");
  return { ...report, codec };
}

async function averageBitRate({ reader, pace, found }: OpenedSample, track: InputAudioTrack): Promise<number> {
  const sink = new reader.EncodedPacketSink(track);
  const metadataOnly = { metadataOnly: true };
  const most = Math.min(packetsForBitRate, stepsForBitRate / Math.max(1, found.largestChunk));
  let packets = 0;
  let bytes = 0;
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for await (const packet of packetsOf(sink, pace, await sink.getFirstPacket(metadataOnly), metadataOnly)) {
    // Packets may stand in another order than they are heard in.
    if (packets >= most && packet.timestamp >= end) break;
    start = Math.min(start, packet.timestamp);
    end = Math.max(end, packet.timestamp + packet.duration);
    bytes += packet.byteLength;
    packets += 1;
  }
  return Math.round((8 * bytes) / (end - start));
}

const isPositive = (figure: number | null): boolean => figure !== null && Number.isFinite(figure) && figure > 0;

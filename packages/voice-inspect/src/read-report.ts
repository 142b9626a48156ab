import type { InputAudioTrack } from "mediabunny";
import { checkedTrack } from "./checked-track.ts";
import { largestMp4Chunk } from "./largest-mp4-chunk.ts";
import type { OpenedSample } from "./opened-sample.ts";
import type { SampleReport } from "./sample-report.ts";
import { soundSeconds } from "./sound-seconds.ts";

// Forty minutes of MP3. A damaged table can promise billions of packets, which would take hours to count.
const packetsForBitRate = 100_000;
// Counting costs a step for every sample in the chunk of each packet: about a second for so many.
const stepsForBitRate = 100_000_000;

/** The report on an opened sample. Rejects with whatever the audio reader throws at damaged bytes. */
export async function readReport(opened: OpenedSample): Promise<SampleReport> {
  const { container, bytes } = opened;
  const track = await checkedTrack(opened);
  const largestChunk = container === "mp4" || container === "mov" ? largestMp4Chunk(bytes) : 0;
  const report = {
    container,
    codec: await track.getCodec(),
    durationSeconds: await soundSeconds(container, track),
    sampleRate: await track.getSampleRate(),
    channels: await track.getNumberOfChannels(),
    bitRate: await averageBitRate(track, Math.min(packetsForBitRate, stepsForBitRate / Math.max(1, largestChunk))),
    sizeBytes: bytes.byteLength,
  };
  const { codec, durationSeconds, sampleRate, channels, bitRate } = report;
  const plausible = [durationSeconds, sampleRate, channels, bitRate].every((figure) => isPositive(figure));
  if (codec === null || !plausible) throw new RangeError("Figures that no recording has.");
  return { ...report, codec };
}

async function averageBitRate(track: InputAudioTrack, packets: number): Promise<number> {
  const { averageBitrate } = await track.computePacketStats(Math.ceil(packets));
  return Math.round(averageBitrate);
}

const isPositive = (figure: number | null): boolean => figure !== null && Number.isFinite(figure) && figure > 0;

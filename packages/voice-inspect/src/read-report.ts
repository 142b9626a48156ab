import type { Input, InputAudioTrack } from "mediabunny";
import { declaredBytes } from "./declared-bytes.ts";
import { largestMp4Chunk } from "./largest-mp4-chunk.ts";
import { SampleInspectError } from "./sample-inspect-error.ts";
import type { SampleContainer, SampleReport } from "./sample-report.ts";
import { soundSeconds } from "./sound-seconds.ts";

// Forty minutes of MP3. A damaged table can promise billions of packets, which would take hours to count.
const packetsForBitRate = 100_000;
// Counting costs a step for every sample in the chunk of each packet: about a second for so many.
const stepsForBitRate = 100_000_000;

// A file may lack a padding byte or a closing tag and still be whole.
const toleratedLoss = 0.01;

type Reader = typeof import("mediabunny");

/** The report on an opened sample. Rejects with whatever the audio reader throws at damaged bytes. */
export async function readReport(
  reader: Reader,
  input: Input,
  container: SampleContainer,
  bytes: Uint8Array,
): Promise<SampleReport> {
  refuseMissingBytes(container, bytes);
  const largestChunk = container === "mp4" || container === "mov" ? largestMp4Chunk(bytes) : 0;
  if (largestChunk > bytes.byteLength) throw new RangeError("A chunk of more samples than there are bytes.");
  const track = await firstAudioTrack(input, container);
  await refuseMissingSound(reader, track);
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

function refuseMissingBytes(container: SampleContainer, bytes: Uint8Array): void {
  const declared = declaredBytes(container, bytes);
  if (declared === undefined || bytes.byteLength >= declared * (1 - toleratedLoss)) return;
  throw new SampleInspectError(
    "truncated",
    `The end of the sample is missing: ${bytes.byteLength} of ${declared} bytes are there.`,
  );
}

async function firstAudioTrack(input: Input, container: SampleContainer): Promise<InputAudioTrack> {
  const [track] = await input.getAudioTracks();
  if (track) return track;
  if ((await input.getTracks()).length === 0) throw new RangeError("No tracks at all: the table of tracks is missing.");
  throw new SampleInspectError("not_audio", `The sample is a film without sound (${container}).`);
}

/** Unlike the length, which can come from a table in the head, this touches the last bytes of the sound. */
async function refuseMissingSound(reader: Reader, track: InputAudioTrack): Promise<void> {
  if (await new reader.EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY)) return;
  const { packetCount } = await track.computePacketStats(1);
  if (packetCount > 0 || isPositive(await track.getDurationFromMetadata())) {
    throw new SampleInspectError("truncated", "The end of the sample is missing: its last sound is not there.");
  }
  throw new SampleInspectError("empty", "The sample is empty: it is an audio file without any sound in it.");
}

async function averageBitRate(track: InputAudioTrack, packets: number): Promise<number> {
  const { averageBitrate } = await track.computePacketStats(Math.ceil(packets));
  return Math.round(averageBitrate);
}

const isPositive = (figure: number | null): boolean => figure !== null && Number.isFinite(figure) && figure > 0;

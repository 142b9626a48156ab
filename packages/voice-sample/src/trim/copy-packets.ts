import type { AudioCodec, OutputFormat } from "mediabunny";
import type { Reader, ReaderTrack } from "../open/reader-track.ts";
import { SampleError } from "../sample-error.ts";
import type { CheckedRange } from "./sample-range.ts";
import type { TrimmedSample } from "./trimmed.ts";

/** Containers with a table of packets, which is written at one go, at 0.6 to 2.5 µs for each packet. */
const withTable: ReadonlySet<string> = new Set(["mp4", "mov"]);
/** Ten minutes of AAC at 48 kHz. */
const mostPacketsInTable = 30_000;
/** 33 minutes of Opus; reader and writer keep some bytes for each packet. */
const mostPackets = 100_000;

/** Containers that can be written anew around packets as they are, by the name of the container read. */
const outputFormats = (reader: Reader): Readonly<Record<string, () => OutputFormat>> => ({
  mp3: () => new reader.Mp3OutputFormat(),
  ogg: () => new reader.OggOutputFormat(),
  webm: () => new reader.WebMOutputFormat(),
  mkv: () => new reader.MkvOutputFormat(),
  mp4: () => new reader.Mp4OutputFormat(),
  mov: () => new reader.MovOutputFormat(),
  aac: () => new reader.AdtsOutputFormat(),
});

/** Copies the packets of a range as they are: the cut falls on the packet that begins at or before each end. */
export async function copyPackets(
  readerTrack: ReaderTrack,
  { fromSeconds, toSeconds }: CheckedRange,
): Promise<TrimmedSample> {
  const { track } = readerTrack;
  const { reader, container } = readerTrack.sample;
  const format = outputFormats(reader)[container]?.();
  const codec: AudioCodec | null = await track.getCodec();
  if (format === undefined || codec === null) {
    const message =
      container === "flac"
        ? "A flac file cannot be cut without coding it anew: each of its frames carries its own number."
        : `The sample (${container}, ${readerTrack.codec}) cannot be cut without coding it anew: prepareSample does that.`;
    throw new SampleError("untrimmable", message);
  }
  const target = new reader.BufferTarget();
  const output = new reader.Output({ format, target });
  const source = new reader.EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = (await track.getDecoderConfig()) ?? undefined;
  let first: number | undefined;
  let end = 0;
  const most = withTable.has(container) ? mostPacketsInTable : mostPackets;
  let packets = 0;
  for await (const packet of readerTrack.packets({ fromSeconds })) {
    if (packet.timestamp >= toSeconds) break;
    packets += 1;
    if (packets > most) {
      throw new SampleError(
        "untrimmable",
        `The part has more than ${most} packets: cut out less of a ${container} file.`,
      );
    }
    first ??= packet.timestamp;
    end = packet.timestamp + packet.duration;
    await source.add(packet.clone({ timestamp: packet.timestamp - first }), decoderConfig && { decoderConfig });
  }
  if (first === undefined) throw new SampleError("untrimmable", "There is no sound between the two ends.");
  await output.finalize();
  if (target.buffer === null) throw new RangeError("Nothing was written.");
  return { audio: new Uint8Array(target.buffer), window: { fromSeconds: Math.max(0, first), toSeconds: end } };
}

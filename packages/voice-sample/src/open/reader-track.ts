import type { EncodedPacket, InputAudioTrack, PacketRetrievalOptions } from "mediabunny";
import type { Found } from "../bounds/bounded-source.ts";
import { checkFormat } from "../bounds/bounds.ts";
import type { Pace } from "../bounds/pace.ts";
import { viewOf } from "../bounds/tag-entries.ts";
import type { SampleContainer } from "../report/report.ts";
import { SampleError } from "../sample-error.ts";
import { alacCookie } from "./alac-cookie.ts";
import type { SampleBytes } from "./bytes.ts";
import { soundSeconds } from "./sound-seconds.ts";
import type { SoundTrack } from "./sound-track.ts";
import { toldByMp3 } from "./told-by-mp3.ts";
import { withoutSound } from "./without-sound.ts";

/** The audio reader, which is loaded when the first sample that needs it is opened. */
export type Reader = typeof import("mediabunny");

/** A sample that the audio reader has recognised. */
export interface ReadSample {
  readonly reader: Reader;
  readonly input: InstanceType<Reader["Input"]>;
  readonly container: SampleContainer;
  readonly bytes: SampleBytes;
  readonly pace: Pace;
  readonly found: Found;
}

interface Figures extends Pick<SoundTrack, "codec" | "sampleRate" | "channels" | "description" | "delaySeconds"> {
  readonly endSeconds: number;
}

type PacketOptions = PacketRetrievalOptions & { readonly fromSeconds?: number | undefined };

// Forty minutes of MP3. A damaged table can promise billions of packets, which would take hours to count.
const packetsForBitRate = 100_000;
// Counting costs a step for every sample in the chunk of each packet: about a second for so many.
const stepsForBitRate = 100_000_000;
// A file may lack a closing tag and still be whole.
const toleratedLoss = 0.01;

/** What the audio reader calls by the four letters of the file, and this package by a name. */
const codecsByLetters: Readonly<Record<string, string>> = {
  alac: "alac",
  A_ALAC: "alac",
  samr: "amr",
  sawb: "amr",
  "ac-3": "ac3",
  "ec-3": "eac3",
  agsm: "gsm",
  QDM2: "qdesign",
  ima4: "adpcm-ima-qt",
};

/** The sound of a sample that the audio reader reads. */
export class ReaderTrack implements SoundTrack {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly description: Uint8Array | undefined;
  readonly block: SoundTrack["block"];
  readonly unfinished = false;
  readonly delaySeconds: number;
  readonly isDelayed: boolean;
  readonly sample: ReadSample;
  readonly track: InputAudioTrack;
  readonly #endSeconds: number;

  private constructor(sample: ReadSample, track: InputAudioTrack, figures: Figures) {
    this.sample = sample;
    this.track = track;
    this.codec = figures.codec;
    this.sampleRate = figures.sampleRate;
    this.channels = figures.channels;
    this.description = figures.description;
    this.delaySeconds = figures.delaySeconds;
    this.#endSeconds = figures.endSeconds;
    // Of Ogg and MP4 the audio reader takes the delay out of the times, and out of the length of the first packet.
    this.isDelayed = ["webm", "mkv", "mp3"].includes(sample.container);
  }

  /** The first audio track of a sample of which no part is missing, in a format that recordings have. */
  static async of(sample: ReadSample): Promise<ReaderTrack> {
    const { reader, container, bytes } = sample;
    const told = container === "mp3" ? await toldByMp3(bytes) : {};
    const { byteLength: declared } = told;
    if (declared !== undefined && bytes.byteLength < declared * (1 - toleratedLoss)) {
      const there = `${bytes.byteLength} of ${declared} bytes are there`;
      throw new SampleError("truncated", `The end of the sample is missing: ${there}.`);
    }
    const track = await firstAudioTrack(sample);
    const channels = await track.getNumberOfChannels();
    const known = await codecOf(track);
    const cookie = known === "alac" ? await alacCookie(bytes, sample.pace) : undefined;
    // The table of tracks has no room for rates above 65,535 Hz.
    const sampleRate = (cookie && rateOfAlac(cookie)) || (await track.getSampleRate());
    checkFormat(channels, sampleRate);
    const endSeconds = await endOfSound(reader, track);
    const codec = container === "mp3" && (await isLayerTwo(reader, track)) ? "mp2" : known;
    const head = cookie ?? (await track.getDecoderConfig())?.description;
    const description = head && bytesOf(head);
    const delaySeconds = codec === "opus" ? opusDelay(description) : (told.delayFrames ?? 0) / sampleRate;
    return new ReaderTrack(sample, track, { codec, channels, sampleRate, description, delaySeconds, endSeconds });
  }

  seconds(): Promise<number> {
    return soundSeconds(this.sample.container, this.track, this.#endSeconds);
  }

  async bitRate(): Promise<number> {
    const most = Math.min(packetsForBitRate, stepsForBitRate / Math.max(1, this.sample.found.largestChunk));
    let packets = 0;
    let bytes = 0;
    let start = Number.POSITIVE_INFINITY;
    let end = Number.NEGATIVE_INFINITY;
    for await (const packet of this.packets({ metadataOnly: true })) {
      // Packets may stand in another order than they are heard in.
      if (packets >= most && packet.timestamp >= end) break;
      start = Math.min(start, packet.timestamp);
      end = Math.max(end, packet.timestamp + packet.duration);
      bytes += packet.byteLength;
      packets += 1;
    }
    return Math.round((8 * bytes) / (end - start));
  }

  /** The audio reader's own way to walk through packets reads ahead without a pause. */
  async *packets({ fromSeconds, ...options }: PacketOptions = {}): AsyncGenerator<EncodedPacket> {
    const { reader, pace } = this.sample;
    const sink = new reader.EncodedPacketSink(this.track);
    const found = fromSeconds === undefined ? null : await sink.getPacket(fromSeconds, options);
    let packet = found ?? (await sink.getFirstPacket(options));
    for (; packet; packet = await sink.getNextPacket(packet, options)) {
      yield packet;
      pace.step();
      if (pace.isDue) await pace.rest();
    }
  }
}

/** The audio reader calls every layer of MPEG sound by the name of the third. */
async function isLayerTwo(reader: Reader, track: InputAudioTrack): Promise<boolean> {
  const packet = await new reader.EncodedPacketSink(track).getFirstPacket();
  return ((packet?.data[1] ?? 0) & 6) === 4;
}

async function codecOf(track: InputAudioTrack): Promise<string> {
  const known = await track.getCodec();
  if (known !== null) return known;
  const letters = await track.getInternalCodecId();
  if (typeof letters !== "string") throw new RangeError("A codec without a name.");
  const name = Object.hasOwn(codecsByLetters, letters) ? codecsByLetters[letters] : undefined;
  if (name === undefined && !/^[\w. -]{1,32}$/.test(letters)) throw new RangeError("A name that no codec has.");
  return name ?? letters.trim().toLowerCase();
}

async function firstAudioTrack({ input, container }: ReadSample): Promise<InputAudioTrack> {
  const [track] = await input.getAudioTracks();
  if (track) return track;
  if ((await input.getTracks()).length === 0) {
    // A browser that is stopped at once writes no more than the head of a WebM file.
    if (container === "webm" || container === "mkv") throw withoutSound();
    throw new RangeError("No tracks at all: the table of tracks is missing.");
  }
  throw new SampleError("no_sound", `The sample is a film without sound (${container}).`);
}

/**
 * Where the last packet ends, in seconds. Unlike a length from a table in the head, this touches the last bytes of the
 * sound. It is looked up once: in a file whose pages tell no time, the audio reader goes through all packets for it.
 */
async function endOfSound(reader: Reader, track: InputAudioTrack): Promise<number> {
  const last = await new reader.EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY);
  if (last) {
    const resolution = await track.getTimeResolution();
    return Math.round((last.timestamp + last.duration) * resolution) / resolution;
  }
  const { packetCount } = await track.computePacketStats(1);
  if (packetCount > 0 || isPositive(await track.getDurationFromMetadata())) {
    throw new SampleError("truncated", "The end of the sample is missing: its last sound is not there.");
  }
  throw withoutSound();
}

/** The last figure of the head of Apple Lossless. */
const rateOfAlac = (cookie: Uint8Array): number => (cookie.byteLength < 24 ? 0 : viewOf(cookie).getUint32(20));

/** RFC 7845, section 5.1: two bytes behind the name, the version and the channels. */
const opusDelay = (head: Uint8Array = new Uint8Array()): number =>
  head.byteLength < 12 ? 0 : ((head[10] ?? 0) + 256 * (head[11] ?? 0)) / 48_000;

const bytesOf = (source: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);

const isPositive = (figure: number | null): boolean => figure !== null && Number.isFinite(figure) && figure > 0;

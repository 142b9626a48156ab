import { checkFormat } from "../bounds/bounds.ts";
import type { Pace } from "../bounds/pace.ts";
import { undecodable } from "../levels/undecodable.ts";
import type { SampleBytes } from "../open/bytes.ts";
import type { SoundPacket, SoundTrack } from "../open/sound-track.ts";
import { withoutSound } from "../open/without-sound.ts";
import type { ChunkedSound } from "./chunked-sound.ts";

/** So many bytes of sound are read at a time, where packets are not listed. */
const pieceBytes = 65_536;

/** The sound of a file of chunks. */
export class ChunkedTrack implements SoundTrack {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly description: Uint8Array | undefined;
  readonly block: SoundTrack["block"];
  readonly unfinished: boolean;
  readonly delaySeconds: number;
  readonly isDelayed = false;
  readonly #sound: ChunkedSound;
  readonly #bytes: SampleBytes;
  readonly #pace: Pace;
  readonly #seconds: number;

  /**
   * @throws {@link SampleError} for channels and rates that no recording has, where there is no sound, and where
   * nothing tells how long it is, because nothing is known of its codec but the name.
   */
  constructor(sound: ChunkedSound, bytes: SampleBytes, pace: Pace) {
    checkFormat(sound.channels, sound.sampleRate);
    this.codec = sound.codec;
    this.sampleRate = sound.sampleRate;
    this.channels = sound.channels;
    this.description = sound.description;
    this.block = sound.block;
    this.unfinished = sound.unfinished;
    this.delaySeconds = (sound.priming ?? 0) / sound.sampleRate;
    this.#sound = sound;
    this.#bytes = bytes;
    this.#pace = pace;
    this.#seconds = secondsOf(sound);
    if (!Number.isFinite(this.#seconds)) throw new RangeError("Blocks of no bytes.");
    if (this.#seconds > 0) return;
    throw sound.end > sound.start && isUntold(sound) ? undecodable(sound.codec) : withoutSound();
  }

  /** Whether it is known where one packet ends and the next begins. */
  get hasPackets(): boolean {
    return this.#sound.block !== undefined || this.#sound.packets !== undefined;
  }

  /** Where its sound lies in the file, in bytes. */
  get place(): { readonly start: number; readonly end: number } {
    return this.#sound;
  }

  async seconds(): Promise<number> {
    return this.#seconds;
  }

  async bitRate(): Promise<number> {
    const { start, end } = this.#sound;
    return Math.round((8 * (end - start)) / this.#seconds);
  }

  async *packets({ fromSeconds = 0 }: { readonly fromSeconds?: number | undefined } = {}): AsyncGenerator<SoundPacket> {
    const { block, packets, start, end, sampleRate, priming = 0 } = this.#sound;
    if (block) yield* this.#blocks(block, Math.floor((fromSeconds * sampleRate) / block.frames));
    let at = start;
    let frame = -priming;
    for (let index = 0; index < (packets?.sizes.length ?? 0); index++) {
      const size = packets?.sizes[index] ?? 0;
      const frames = packets?.frames[index] ?? 0;
      if (at + size > end) return;
      if (fromSeconds === 0 || frame + frames > fromSeconds * sampleRate) {
        const data = await this.#bytes.read(at, at + size);
        yield { data, timestamp: frame / sampleRate, duration: frames / sampleRate };
      }
      at += size;
      frame += frames;
      this.#pace.step();
      if (this.#pace.isDue) await this.#pace.rest();
    }
  }

  async *#blocks(block: NonNullable<ChunkedSound["block"]>, first: number): AsyncGenerator<SoundPacket> {
    const { start, end, sampleRate, frames: mostFrames = Number.POSITIVE_INFINITY } = this.#sound;
    const blocks = Math.min(Math.floor((end - start) / block.bytes), Math.ceil(mostFrames / block.frames));
    const atOnce = Math.max(1, Math.floor(pieceBytes / block.bytes));
    for (let index = first; index < blocks; index += atOnce) {
      const count = Math.min(atOnce, blocks - index);
      const from = start + index * block.bytes;
      const data = await this.#bytes.read(from, from + count * block.bytes);
      const timestamp = (index * block.frames) / sampleRate;
      yield { data, timestamp, duration: (count * block.frames) / sampleRate };
      this.#pace.step();
      if (this.#pace.isDue) await this.#pace.rest();
    }
  }
}

const isUntold = ({ block, packets, byteRate = 0 }: ChunkedSound): boolean => !block && !packets && byteRate === 0;

function secondsOf({
  block,
  packets,
  frames,
  start,
  end,
  sampleRate,
  priming = 0,
  byteRate = 0,
}: ChunkedSound): number {
  const most = frames ?? Number.POSITIVE_INFINITY;
  if (block) return Math.min(most, Math.floor((end - start) / block.bytes) * block.frames) / sampleRate;
  if (packets)
    return (
      (Math.min(
        most,
        packets.frames.reduce((sum, count) => sum + count, 0),
      ) -
        priming) /
      sampleRate
    );
  return byteRate > 0 ? (end - start) / byteRate : 0;
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { CodedStream, DecodedSound, SampleDecoder, SampleDecoders } from "@org/voice-sample";
import { adtsFrame, adtsHead } from "./adts-frame.ts";
import { ffmpegPath } from "./ffmpeg-path.ts";

/** What FFmpeg calls a stream of such packets, one behind the other. */
const formats = { aac: "aac", ac3: "ac3", eac3: "eac3" } as const;

/** It answers within milliseconds; one that is asked for its last sound and does not come back is stuck. */
const mostSilenceMs = 30_000;

/**
 * Decoders by FFmpeg, where it is on the PATH, for what nothing else here decodes. It gets packets of sound and never a
 * file, through a pipe, with no other protocol and nothing of the environment but the PATH.
 */
export function ffmpegDecoders(env: Readonly<Record<string, string | undefined>>): SampleDecoders {
  const path = ffmpegPath(env);
  if (path === undefined) return {};
  return Object.fromEntries(
    Object.entries(formats).map(([codec, format]) => [
      codec,
      async (stream: CodedStream) => {
        const frame = await framed(stream);
        return new FfmpegDecoder(spawned(path, format, env), frame);
      },
    ]),
  );
}

function spawned(path: string, format: string, env: Readonly<Record<string, string | undefined>>): ChildProcess {
  const input = ["-protocol_whitelist", "pipe", "-probesize", "8192", "-analyzeduration", "0", "-f", format];
  const output = ["-map", "0:a:0", "-c:a", "pcm_f32le", "-f", "wav", "-bitexact", "pipe:1"];
  return spawn(path, ["-nostdin", "-hide_banner", "-loglevel", "quiet", ...input, "-i", "pipe:0", ...output], {
    env: { PATH: env["PATH"] },
    stdio: ["pipe", "pipe", "ignore"],
    windowsHide: true,
  });
}

async function undecodable(why: string): Promise<Error> {
  const { SampleError } = await import("@org/voice-sample");
  return new SampleError("undecodable", `${why}: convert it to WAV.`);
}

/** How a packet is written. */
async function framed({ codec, description }: CodedStream): Promise<(packet: Uint8Array) => Uint8Array> {
  // Without a configuration packets have heads already, as those of other codecs have.
  if (codec !== "aac" || description.byteLength === 0) return (packet) => packet;
  const head = adtsHead(description);
  if (head === undefined) throw await undecodable("Nothing here decodes this kind of AAC");
  return (packet) => adtsFrame(head, packet);
}

/** Twenty seconds of stereo at 48 kHz. */
const mostWaiting = 8_000_000;

class FfmpegDecoder implements SampleDecoder {
  readonly #child: ChildProcess;
  readonly #frame: (packet: Uint8Array) => Uint8Array;
  readonly #closed: Promise<unknown>;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #onFull: () => void = () => {};
  #format: WaveFormat | undefined;
  #error: Error | undefined;

  constructor(child: ChildProcess, frame: (packet: Uint8Array) => Uint8Array) {
    this.#child = child;
    this.#frame = frame;
    this.#closed = once(child, "close").catch(() => undefined);
    child.on("error", (error) => {
      this.#error = error;
    });
    // It may end before it has read everything: what it says then counts.
    child.stdin?.on("error", () => {});
    child.stdout?.on("data", (bytes: Uint8Array) => {
      this.#waiting.push(bytes);
      this.#waitingBytes += bytes.byteLength;
      if (this.#waitingBytes < mostWaiting) return;
      child.stdout?.pause();
      this.#onFull();
    });
  }

  async decode(packets: readonly Uint8Array[]): Promise<DecodedSound> {
    const { stdin } = this.#child;
    const frames = packets.map((packet) => this.#frame(packet));
    if (stdin?.writable && !stdin.write(Buffer.concat(frames))) {
      // Its sound is taken meanwhile, so that neither waits for the other.
      await this.#answer(once(stdin, "drain").catch(() => undefined));
    }
    return this.#taken();
  }

  async end(): Promise<DecodedSound> {
    if (this.#child.stdin?.writable) this.#child.stdin.end();
    await this.#answer(this.#closed);
    const sound = this.#taken();
    if (this.#error || this.#format === undefined) throw await undecodable("ffmpeg makes no sound of it");
    return sound;
  }

  free(): void {
    this.#child.kill("SIGKILL");
    this.#child.stdin?.destroy();
    this.#child.stdout?.destroy();
  }

  /** Waits for an answer, or for its end. */
  async #answer(waiting: Promise<unknown>): Promise<void> {
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), mostSilenceMs);
    // It reads no faster than it is listened to: what is there is taken before it goes on.
    const full = new Promise<void>((resolve) => {
      this.#onFull = resolve;
      if (this.#waitingBytes >= mostWaiting) resolve();
    });
    await Promise.race([waiting, this.#closed, full]);
    clearTimeout(timer);
  }

  /** What has come so far, in whole frames. */
  #taken(): DecodedSound {
    let bytes = Buffer.concat(this.#waiting);
    if (this.#format === undefined) {
      const found = waveFormat(bytes);
      if (found === undefined) return { channels: [], sampleRate: 0 };
      this.#format = found.format;
      bytes = bytes.subarray(found.soundAt);
    }
    const { channels, sampleRate } = this.#format;
    const frames = Math.floor(bytes.byteLength / 4 / channels);
    const rest = bytes.subarray(frames * 4 * channels);
    this.#waiting = [rest];
    this.#waitingBytes = rest.byteLength;
    this.#child.stdout?.resume();
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return {
      sampleRate,
      channels: Array.from({ length: channels }, (_, channel) => {
        const values = new Float32Array(frames);
        for (let at = 0; at < frames; at++) values[at] = view.getFloat32(4 * (at * channels + channel), true);
        return values;
      }),
    };
  }
}

interface WaveFormat {
  readonly channels: number;
  readonly sampleRate: number;
}

/** What the head of a WAV stream says, once it is there. */
function waveFormat(bytes: Buffer): { readonly format: WaveFormat; readonly soundAt: number } | undefined {
  let format: WaveFormat | undefined;
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const name = bytes.toString("latin1", at, at + 4);
    if (name === "data") return format && { format, soundAt: at + 8 };
    if (name === "fmt " && at + 16 <= bytes.byteLength) {
      format = { channels: Math.max(1, bytes.readUInt16LE(at + 10)), sampleRate: bytes.readUInt32LE(at + 12) };
    }
    at += 8 + bytes.readUInt32LE(at + 4);
  }
  return undefined;
}

import { boundedSource } from "../bounds/bounded-source.ts";
import { checkOgg } from "../bounds/check-ogg.ts";
import { Pace, workMs } from "../bounds/pace.ts";
import { readGuards } from "../bounds/read-guards.ts";
import { aiffSound, isAiff } from "../chunked/aiff.ts";
import { cafSound, isCaf } from "../chunked/caf.ts";
import type { ChunkedSound } from "../chunked/chunked-sound.ts";
import { ChunkedTrack } from "../chunked/chunked-track.ts";
import { isWav, wavSound } from "../chunked/wav.ts";
import type { SampleContainer } from "../report/report.ts";
import { SampleError } from "../sample-error.ts";
import { partOf, type SampleBytes, type SampleSource, sampleBytes } from "./bytes.ts";
import { id3Bytes } from "./id3.ts";
import { unreadInOgg, unreadKind } from "./known-by-name.ts";
import { knownContainers } from "./known-containers.ts";
import { quietly } from "./quietly.ts";
import { ReaderTrack } from "./reader-track.ts";

/** A sample whose kind is known. */
export interface OpenedSample {
  readonly container: SampleContainer;
  readonly bytes: SampleBytes;
  readonly pace: Pace;
  readonly track: ChunkedTrack | ReaderTrack;
}

/** How a sample is to be opened. */
export interface OpenOptions {
  readonly signal?: AbortSignal | undefined;
  /** How much of it is decoded, at most. */
  readonly decodedSeconds?: number;
}

type Work<Result> = (opened: OpenedSample) => Promise<Result>;

/** Files of chunks, which need no audio reader. */
const chunked: readonly {
  readonly container: SampleContainer;
  is(first: Uint8Array): boolean;
  sound(bytes: SampleBytes, pace: Pace): Promise<ChunkedSound>;
}[] = [
  { container: "wav", is: isWav, sound: wavSound },
  { container: "aiff", is: isAiff, sound: aiffSound },
  { container: "caf", is: isCaf, sound: cafSound },
];
const kindBytes = 16;
const oggBytes = 64;
const kinds = "WAV, AIFF, CAF, MP3, FLAC, Ogg, WebM, MKV, MP4, MOV, AAC";

/**
 * Opens a sample for as long as `work` takes.
 *
 * @throws {@link SampleError} for whatever goes wrong: what the reader itself throws may quote the sample.
 */
export async function withOpenedSample<Result>(
  sample: SampleSource,
  { signal, decodedSeconds = 0 }: OpenOptions,
  work: Work<Result>,
): Promise<Result> {
  const pace = new Pace({ signal });
  const bytes = await pace.waitFor(sampleBytes(sample));
  if (bytes.byteLength === 0) throw new SampleError("empty", "The sample is empty: it has no bytes.");
  const first = await pace.waitFor(Promise.resolve(bytes.read(0, kindBytes)));
  const kind = chunked.find(({ is }) => is(first));
  // Before the audio reader looks: it finds MP3 in the middle of many a file.
  const unread = unreadKind(first);
  if (unread !== undefined) throw undecodableKind(unread);
  const limitMs = workMs(bytes.byteLength, decodedSeconds);
  if (kind === undefined) return withReader({ bytes, sound: bytes, pace, limitMs }, work);
  pace.limit(limitMs);
  const { container } = kind;
  return explained(container, async () => {
    const sound = await kind.sound(bytes, pace);
    // MP3 in chunks is an MP3 file with a few bytes around it.
    if ((sound.codec === "mp3" || sound.codec === "mp2") && !sound.packets) {
      return withReader({ bytes, sound: partOf(bytes, sound.start, sound.end), pace, limitMs, container }, work);
    }
    return work({ container, bytes, pace, track: new ChunkedTrack(sound, bytes, pace) });
  });
}

/** A sample for the audio reader. */
interface ForReader {
  readonly bytes: SampleBytes;
  /** The part that the reader is to read. */
  readonly sound: SampleBytes;
  readonly pace: Pace;
  readonly limitMs: number;
  /** What the sample is called, where that is not what the reader finds. */
  readonly container?: SampleContainer;
}

/** The rest is read by the audio reader. */
async function withReader<Result>(
  { bytes, sound: given, pace, limitMs, container: around }: ForReader,
  work: Work<Result>,
): Promise<Result> {
  // Loading the reader takes longer than inspecting a sample with it, and not every program gets this far.
  const reader = await pace.waitFor(import("mediabunny"));
  pace.limit(limitMs);
  const sound = partOf(given, await id3Bytes(given));
  return quietly(reader.Logging, async () => {
    const containers = knownContainers(reader);
    const bounded = boundedSource(reader, sound, pace);
    const input = new reader.Input({ formats: [...containers.keys()], source: bounded.source });
    try {
      const format = await input.getFormat().catch((error: unknown) => {
        if (error instanceof SampleError) throw error;
        return undefined;
      });
      const container = format && containers.get(format);
      if (container === undefined) {
        throw new SampleError("not_audio", `The sample is not an audio file of a known kind (${kinds}).`);
      }
      bounded.guard = readGuards[container];
      return await explained(container, async () => {
        if (container === "ogg") {
          const name = unreadInOgg(await sound.read(0, oggBytes));
          if (name !== undefined) throw undecodableKind(name);
          await checkOgg(sound, pace);
        }
        const track = await ReaderTrack.of({ reader, input, container, bytes: sound, pace, found: bounded.found });
        return work({ container: around ?? (track.codec === "mp2" ? "mp2" : container), bytes, pace, track });
      });
    } finally {
      input.dispose();
    }
  });
}

const undecodableKind = (name: string): SampleError =>
  new SampleError("undecodable", `The sample is ${name}, which nothing here reads: convert it to WAV.`);

function explained<Result>(container: SampleContainer, work: () => Promise<Result>): Promise<Result> {
  return work().catch((error: unknown) => {
    if (error instanceof SampleError) throw error;
    const reasons = "it is damaged, cut short, or coded in an unknown way";
    throw new SampleError("unreadable", `The sample looks like ${container} but cannot be read: ${reasons}.`);
  });
}

import { createNewest } from "./newest.ts";
import type { RecordedAudio, RecordedRequest } from "./request.ts";

/** How many requests a recorder keeps, with how many characters beside their audio, and how many bytes of that. */
const recorderBounds = { requests: 1_000, characters: 8_000_000, audioBytes: 64_000_000 } as const;

/** Keeps the newest requests. Memory is bounded: see `recorderBounds`. */
export interface Recorder {
  add(request: RecordedRequest): void;
  /** The requests kept, oldest first. */
  requests(): readonly RecordedRequest[];
  /** How many were added since the start or the last reset, those no longer kept among them. */
  count(): number;
  reset(): void;
}

/** A request that is kept, with or without the bytes of its audio. */
interface Kept {
  request: RecordedRequest;
}

export function createRecorder(
  bounds: { requests: number; characters: number; audioBytes: number } = recorderBounds,
): Recorder {
  const start = () => ({
    kept: createNewest<Kept>({ items: bounds.requests, characters: bounds.characters }, ({ request }) => ({
      ...request,
      audio: request.audio.map(withoutBytes),
    })),
    /** Those that hold bytes of audio, oldest first, and how many in all. */
    holding: [] as Kept[],
    held: 0,
  });
  let state = start();

  const release = (oldest: Kept): void => {
    state.holding.shift();
    state.held -= audioSize(oldest.request);
  };
  return {
    add(request) {
      const entry: Kept = { request };
      const size = audioSize(request);
      if (size > 0) state.holding.push(entry);
      state.held += size;
      for (const dropped of state.kept.add(entry)) if (dropped === state.holding[0]) release(dropped);
      for (
        let [oldest] = state.holding;
        oldest !== undefined && state.held > bounds.audioBytes;
        [oldest] = state.holding
      ) {
        release(oldest);
        oldest.request = { ...oldest.request, audio: oldest.request.audio.map(withoutBytes) };
      }
    },
    requests: () => state.kept.items().map(({ request }) => request),
    count: () => state.kept.count(),
    reset() {
      state = start();
    },
  };
}

/** What the bytes of a request keep in memory: a clip is a view into its whole form, and several may share one. */
function audioSize({ audio }: RecordedRequest): number {
  const buffers = new Set(audio.flatMap(({ bytes }) => (bytes === undefined ? [] : [bytes.buffer])));
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** A sample without its bytes: what is left of an old one, and what is shown of any over HTTP. */
export function withoutBytes({ bytes: _bytes, ...audio }: RecordedAudio): RecordedAudio {
  return audio;
}

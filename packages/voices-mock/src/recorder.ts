import type { RecordedAudio, RecordedRequest } from "./recorded-request.ts";

/** How many requests a recorder keeps, and how many bytes of memory for their audio. */
const recorderBounds = { requests: 1_000, audioBytes: 64_000_000 } as const;

/** Keeps the newest requests. Memory is bounded: see `recorderBounds`. */
export interface Recorder {
  add(request: RecordedRequest): void;
  /** The requests kept, oldest first. */
  requests(): readonly RecordedRequest[];
  /** How many were added since the start or the last reset, those no longer kept among them. */
  count(): number;
  reset(): void;
}

export function createRecorder(bounds: { requests: number; audioBytes: number } = recorderBounds): Recorder {
  let kept: RecordedRequest[] = [];
  let count = 0;
  /** Bytes of audio held, and the first request that still holds some. */
  let held = 0;
  let holding = 0;

  return {
    add(request) {
      kept.push(request);
      count += 1;
      held += audioSize(request);
      if (kept.length > bounds.requests) {
        const [oldest] = kept.splice(0, 1);
        if (holding > 0) holding -= 1;
        else if (oldest !== undefined) held -= audioSize(oldest);
      }
      for (; held > bounds.audioBytes && holding < kept.length; holding++) {
        const large = kept[holding];
        if (large === undefined) break;
        held -= audioSize(large);
        kept[holding] = { ...large, audio: large.audio.map(withoutBytes) };
      }
    },
    requests: () => [...kept],
    count: () => count,
    reset() {
      kept = [];
      count = 0;
      held = 0;
      holding = 0;
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

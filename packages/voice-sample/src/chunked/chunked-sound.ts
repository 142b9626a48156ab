import { SampleError } from "../sample-error.ts";

/** The sound of a file of chunks: how it is coded, and where it lies. */
export interface ChunkedSound {
  readonly codec: string;
  /** In Hz. */
  readonly sampleRate: number;
  readonly channels: number;
  /** The head of the stream, where its codec has one. */
  readonly description?: Uint8Array | undefined;
  /** How many bytes and values of each channel a block has, where all blocks are alike. */
  readonly block?: { readonly bytes: number; readonly frames: number } | undefined;
  /** The sizes of packets, and how many values each one has, where they differ. */
  readonly packets?: { readonly sizes: readonly number[]; readonly frames: readonly number[] } | undefined;
  /** Where the sound begins and ends, in bytes. */
  readonly start: number;
  readonly end: number;
  /** How many values of each channel the file says it has, where that is fewer than its blocks have room for. */
  readonly frames?: number | undefined;
  /** How many values at the beginning nobody is meant to hear. */
  readonly priming?: number | undefined;
  /** In bytes a second, for codecs of which nothing else is known. */
  readonly byteRate?: number | undefined;
  /** Whether the recorder has left out how long the sound is. */
  readonly unfinished: boolean;
}

/** Whether four letters may be told to somebody. */
export const isName = (letters: string): boolean => /^[\w. -]{4}$/.test(letters);

// Programs that write to a pipe cannot know the length beforehand and put a number near 2 or 4 GiB.
const smallestPlaceholder = 0x7fff_0000;
// A file may lack a padding byte or a closing tag and still be whole.
const toleratedLoss = 0.01;

/** Whether a size stands for "not known yet". */
export const isPlaceholder = (size: number): boolean => size === 0 || size >= smallestPlaceholder;

/** @throws {@link SampleError} `truncated` where a file is shorter than its head says. */
export function refuseMissing(actual: number, declared: number): void {
  if (actual >= declared * (1 - toleratedLoss)) return;
  throw new SampleError("truncated", `The end of the sample is missing: ${actual} of ${declared} bytes are there.`);
}

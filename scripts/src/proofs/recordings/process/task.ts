import type { PreparedSample, SampleErrorCode } from "../../../../../packages/voice-sample/src/index.ts";

/** A recording for the process that prepares them. */
export interface Task {
  readonly path: string;
  /** Whether the caller hands in a decoder of AAC; otherwise one that is installed is found. */
  readonly isGivenAac?: boolean;
  /** Where the sample is written; absent where nobody wants it. */
  readonly output?: string;
  /** Damages the recording first, the same way for the same number: of an even one anything, of an odd one its sound. */
  readonly damage?: number;
}

/** What became of a recording. */
export type Outcome =
  | (Pick<PreparedSample, "window" | "changes" | "report"> & {
      readonly kind: "sample";
      readonly sha256: string;
      /** What either provider has against it, as the finished file is read again. */
      readonly findings: readonly string[];
    })
  | { readonly kind: "refused"; readonly code: SampleErrorCode; readonly message: string }
  /** An error of another kind than the package promises. */
  | { readonly kind: "wrong"; readonly error: string };

/** The same, with what it cost. */
export interface Told {
  readonly outcome: Outcome;
  readonly seconds: number;
  /** Memory beyond what the process has when it is idle, in bytes; absent where that is not known. */
  readonly extraBytes?: number;
}

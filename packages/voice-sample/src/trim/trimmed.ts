import type { SampleWindow } from "../prepare/window.ts";

/** What `trimSample` made, and where it really cut: to the frame in WAV, else where a packet begins. */
export interface TrimmedSample {
  /** A whole file. Older compilers know no other name for bytes of an `ArrayBuffer`. */
  readonly audio: ReturnType<Uint8Array["slice"]>;
  /** The part of the sample that it is. */
  readonly window: SampleWindow;
}

/** What `trimSample` made, and where it really cut: to the frame in WAV, else where a packet begins. */
export interface TrimmedSample {
  /** A whole file. Older compilers know no other name for bytes of an `ArrayBuffer`. */
  readonly bytes: ReturnType<Uint8Array["slice"]>;
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

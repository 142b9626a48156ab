import type { CloneFlags } from "../clone-flags.ts";

/** What the command line of `inspect` said, under commander's names for the options. */
export type InspectFlags = Pick<CloneFlags, "provider" | "removeBackgroundNoise" | "trim" | "strict" | "json"> & {
  /** The file that the waveform is drawn into. */
  readonly svg?: string;
};

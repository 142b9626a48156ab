import type { CloneFlags } from "../clone-flags.ts";

/** What the command line of `prepare` said, under commander's names for the options. */
export type PrepareFlags = Pick<CloneFlags, "provider" | "trim" | "channel" | "json"> & {
  /** The file or folder that samples are written to. */
  readonly output: string;
};

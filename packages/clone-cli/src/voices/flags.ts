import type { CloneFlags } from "../clone-flags.ts";

/** What every command about voices that exist may be told, under commander's names for the options. */
export type VoicesFlags = Pick<
  CloneFlags,
  "provider" | "sandbox" | "json" | "timeout" | "maxRetries" | "quiet" | "verbose"
>;

/** What `rename` changes. */
export interface RenameFlags extends VoicesFlags {
  readonly name?: string;
  /** Empty text takes the description away. */
  readonly description?: string;
}

export interface DeleteFlags extends VoicesFlags {
  /** Asks nothing. */
  readonly yes?: true;
}

export interface HearFlags extends VoicesFlags {
  /** A new file, or `-` for standard output. */
  readonly output: string;
}

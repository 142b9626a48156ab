import type { ProviderName } from "../targets/provider-name.ts";

/** A limit for every provider, or for the one it names. */
export interface LimitFlag {
  readonly provider?: ProviderName;
  /** Infinity for no limit. */
  readonly value: number;
}

/** What the command line of a batch said, under commander's names for the options. */
export interface BatchFlags {
  /** For rows that name none. */
  readonly provider?: ProviderName | "all";
  readonly concurrency?: readonly LimitFlag[];
  /** Requests in a minute. */
  readonly rate?: readonly LimitFlag[];
  /** Sends the files themselves, whatever a provider makes of them. */
  readonly asIs?: true;
  readonly skipInvalid?: true;
  readonly retryUnknown?: true;
  /** In milliseconds; Infinity for never. */
  readonly absentAfter?: number;
  readonly anyAddress?: true;
  readonly strict?: true;
  /** The journal's path. */
  readonly journal?: string;
  /** In milliseconds, for one request. */
  readonly timeout?: number;
  readonly sandbox?: true;
  readonly dryRun?: true;
  readonly quiet?: true;
  readonly json?: true;
}

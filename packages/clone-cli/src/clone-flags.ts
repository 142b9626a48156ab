import type { TrimRange } from "./sample/trim-range.ts";
import type { ProviderName } from "./targets/provider-name.ts";

/** What the command line said, under commander's names for the options. */
export interface CloneFlags {
  readonly name: string;
  readonly language: string;
  readonly provider?: ProviderName | "all";
  readonly description?: string;
  /** One for each sample, in their order. */
  readonly transcription?: readonly string[];
  readonly tag?: readonly string[];
  readonly removeBackgroundNoise?: true;
  readonly baseVoiceId?: string;
  /** The part of each sample that is sent. */
  readonly trim?: TrimRange;
  /** The channel of each sample that is sent, from 1. */
  readonly channel?: number;
  /** Sends the file itself, whatever a provider makes of it. */
  readonly asIs?: true;
  /** The idempotency key: one key, one voice. */
  readonly key?: string;
  /** Turns warnings into refusals. */
  readonly strict?: true;
  /** The file that results go to. */
  readonly output?: string;
  /** In milliseconds. */
  readonly timeout?: number;
  readonly maxRetries?: number;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly sandbox?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

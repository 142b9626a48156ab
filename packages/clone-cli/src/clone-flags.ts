import type { ProviderName } from "./targets/clone-target.ts";

/** What the command line said, under commander's names for the options. */
export interface CloneFlags {
  readonly name: string;
  readonly language: string;
  readonly provider?: ProviderName | "all";
  readonly description?: string;
  readonly transcription?: string;
  readonly tag?: readonly string[];
  readonly removeBackgroundNoise?: true;
  readonly baseVoiceId?: string;
  readonly sandbox?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

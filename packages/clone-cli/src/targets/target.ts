import type { CloneVoiceOptions } from "@org/clone-core";
import type { SampleLimitSources, SampleLimits } from "@org/voice-sample";
import type { CloneFlags } from "../clone-flags.ts";
import type { ProviderName } from "./provider-name.ts";

/** How a provider is reached. */
export interface Connection {
  readonly apiKey: string;
  /** The provider's own address when absent. */
  readonly baseUrl: string | undefined;
}

/** A recording in memory, with what is said in it where that is known. */
interface TargetSample {
  readonly audio: Uint8Array;
  readonly transcription?: string | undefined;
}

/** The part of a call that differs between providers. */
export type TargetCall = Pick<CloneVoiceOptions, "provider" | "providerOptions"> &
  (
    | { readonly sample: Uint8Array; readonly samples?: never }
    | { readonly sample?: never; readonly samples: { audio: Uint8Array; transcription?: string | undefined }[] }
  );

/** The flags that become a provider's own fields. */
export type TargetFlags = Pick<CloneFlags, "tag" | "removeBackgroundNoise" | "baseVoiceId">;

/** What a provider documents, for people who have no key yet. */
export interface TargetFacts {
  /** What a sample may be. */
  readonly limits: SampleLimits;
  /** The page that documents each limit. */
  readonly sources: SampleLimitSources;
  /** BCP 47 tag to the provider's code. */
  readonly languages: ReadonlyMap<string, string>;
  /** The document that the client is generated from: the day it was taken, and its page. */
  readonly spec: { readonly vendored: string; readonly page: string };
}

/**
 * A provider as the command line sees it. Its fields are plain values, so that help and usage errors need not load
 * the provider itself.
 */
export interface CloneTarget {
  readonly name: ProviderName;
  readonly keyVariable: string;
  readonly baseUrlVariable: string;
  /** Where the provider listens unless the variable says otherwise. */
  readonly defaultBaseUrl: string;
  /** Flags that this provider alone takes. */
  readonly ownFlags: readonly (keyof CloneFlags)[];
  /** Whether one call takes several samples. */
  readonly takesSeveralSamples: boolean;
  /** Loads the provider and puts the flags into its words. Rejects with a `CloneError` when key or address are wrong. */
  call(connection: Connection, flags: TargetFlags, samples: readonly TargetSample[]): Promise<TargetCall>;
  /** Loads what the provider documents. */
  facts(): Promise<TargetFacts>;
}

import type { CloneVoiceOptions } from "@org/clone-core";
import type { CloneFlags } from "../clone-flags.ts";

/** The providers that `--provider` knows. */
export type ProviderName = "cartesia" | "inworld";

/** How a provider is reached. */
export interface Connection {
  readonly apiKey: string;
  /** The provider's own address when absent. */
  readonly baseUrl: string | undefined;
}

/** The part of a call that differs between providers. */
export type TargetCall = Pick<CloneVoiceOptions, "provider" | "providerOptions"> &
  (
    | { readonly sample: Uint8Array; readonly samples?: never }
    | { readonly sample?: never; readonly samples: { audio: Uint8Array; transcription?: string | undefined }[] }
  );

/**
 * A provider as the command line sees it. Its fields are plain values, so that help and usage errors need not load
 * the provider itself.
 */
export interface CloneTarget {
  readonly name: ProviderName;
  readonly keyVariable: string;
  readonly baseUrlVariable: string;
  /** Flags that this provider alone takes. */
  readonly ownFlags: readonly (keyof CloneFlags)[];
  /** Loads the provider and puts the flags into its words. Rejects with a `CloneError` when key or address are wrong. */
  call(connection: Connection, flags: CloneFlags, sample: Uint8Array): Promise<TargetCall>;
}

import type { CloneVoiceOptions, Fetch } from "@org/clone-core";
import type { SampleLimitSources, SampleLimits } from "@org/voice-sample";
import type { CloneFields } from "../api/clone.ts";
import type { OwnOption, ProviderName } from "../api/facts.ts";

/** How a provider is reached. */
export interface Connection {
  readonly apiKey: string;
  /** The provider's own address when absent. */
  readonly baseUrl: string | undefined;
  /** Sends the requests; the runtime does when absent. */
  readonly fetch?: Fetch;
}

/** The part of a call that differs between providers. */
export type ProviderCall = Pick<CloneVoiceOptions, "provider" | "providerOptions"> &
  (
    | { readonly sample: Uint8Array; readonly samples?: never }
    | { readonly sample?: never; readonly samples: { audio: Uint8Array; transcription?: string | undefined }[] }
  );

/** A provider as the studio sees it. */
export interface StudioProvider {
  readonly name: ProviderName;
  readonly title: string;
  readonly keyVariable: string;
  readonly baseUrlVariable: string;
  readonly limits: SampleLimits;
  readonly sources: SampleLimitSources;
  readonly options: readonly OwnOption[];
  /**
   * The provider, with the form's fields in its own words.
   *
   * @throws CloneError when key or address cannot be used.
   */
  call(connection: Connection, options: CloneFields["options"], sample: Uint8Array): ProviderCall;
}

/** A text of the form; nothing where it is empty. */
export function textOf(options: CloneFields["options"], name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** A provider's own options as a form asks for them, each under its name. */
export const asOptions = (options: Readonly<Record<string, Omit<OwnOption, "name">>>): OwnOption[] =>
  Object.entries(options).map(([name, option]) => ({ name, ...option }));

import type { SampleLimitSources, SampleLimits } from "@org/voice-sample";

/** The providers that the studio knows. */
export type ProviderName = "cartesia" | "inworld";

/** One of a provider's own fields, as a form asks for it. */
export interface OwnOption {
  /** As the provider calls it. */
  readonly name: string;
  /** `list`: several texts, separated by commas. */
  readonly kind: "text" | "list" | "flag";
  readonly label: string;
  readonly help: string;
}

/** What the page knows of a provider. No key is in it. */
export interface ProviderFacts {
  readonly name: ProviderName;
  readonly title: string;
  /** The variable of the environment that its key comes from. */
  readonly keyVariable: string;
  readonly hasKey: boolean;
  /** Tells accounts apart, so that none is asked for what was made in another one; absent without a key. */
  readonly account?: string;
  readonly limits: SampleLimits;
  /** The page that documents each limit. */
  readonly sources: SampleLimitSources;
  readonly options: readonly OwnOption[];
  /** Those that its document has and nobody has words for yet, by the provider's names. */
  readonly unasked: readonly string[];
}

/** What a language becomes at a provider. */
export interface LanguageForm {
  /** The provider's own code. */
  readonly code: string;
  /** Set where region or script are not the ones asked for. */
  readonly warning?: string;
}

/** A language that at least one provider has. */
export interface Language {
  /** BCP 47, or `auto`. */
  readonly tag: string;
  readonly forms: Readonly<Partial<Record<ProviderName, LanguageForm>>>;
}

/** What stands behind the page: the accounts of whoever started it, or something where nothing real is created. */
export type StudioKind = "accounts" | "sandbox" | "demo";

/** The answer to `GET /api/providers`. */
export interface Facts {
  readonly kind: StudioKind;
  readonly providers: readonly ProviderFacts[];
  readonly languages: readonly Language[];
}

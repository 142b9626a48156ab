import type { CartesiaLanguage } from "@org/cartesia-voices";
import type { InworldLanguageCode } from "@org/inworld-voices";

/** `EN_US` to `en-US`. */
type Tag<Code extends string> = Code extends `${infer Language}_${infer Region}`
  ? `${Lowercase<Language>}-${Region}`
  : Lowercase<Code>;

/**
 * A BCP 47 tag. Editors offer those that a provider names itself; others are matched by language (`en-GB`, `pt-PT`),
 * and one that the provider has no form of is refused before anything is sent.
 */
export type CloneLanguage = CartesiaLanguage | Tag<InworldLanguageCode> | (string & {});

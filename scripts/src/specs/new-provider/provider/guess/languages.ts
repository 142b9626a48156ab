import type { Field } from "../../describe/provider-description.ts";

/** How a vendor's values for a language become BCP 47 tags. */
export type Languages =
  /** The service lists none. */
  | { readonly kind: "any" }
  /** Each value is its own tag. */
  | { readonly kind: "tags" }
  /** `EN_US` for `en-US`, `AUTO` for `auto`. */
  | { readonly kind: "locales" }
  /** Words of the vendor's, such as `english`: each with its tag. Values that nobody here knows are left out. */
  | { readonly kind: "words"; readonly tags: readonly (readonly [tag: string, value: string])[] };

/** Reads the values that a document lists for a language, and says which of them no tag was found for. */
export function languagesOf({ values }: Field): { readonly languages: Languages; readonly unknown: readonly string[] } {
  if (values === undefined) return { languages: { kind: "any" }, unknown: [] };
  const texts = values.map(String);
  if (texts.every((text) => isTag(text))) return { languages: { kind: "tags" }, unknown: [] };
  if (texts.every((text) => isTag(localeTag(text)))) return { languages: { kind: "locales" }, unknown: [] };
  const tags = texts.flatMap((value) => {
    const tag = isTag(localeTag(value)) ? localeTag(value) : byName.get(value.toLowerCase());
    return tag === undefined ? [] : [[tag, value] as const];
  });
  const known = new Set(tags.map(([, value]) => value));
  return { languages: { kind: "words", tags }, unknown: texts.filter((text) => !known.has(text)) };
}

/** `EN_US` to `en-US`: what the provider's own file does with each value. */
export const localeTag = (value: string): string => {
  const [language = "", ...region] = value.split("_");
  return [language.toLowerCase(), ...region].join("-");
};

/** What some services call it when they are to tell the language by themselves. */
const isTag = (text: string): boolean => text === "auto" || (/^[a-z]{2,3}(?:-\w+)*$/.test(text) && isLocale(text));

function isLocale(text: string): boolean {
  try {
    return new Intl.Locale(text).baseName !== "";
  } catch {
    return false;
  }
}

/** The tags of languages by their English names: `english` is `en`. */
const byName: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 26 * 26 }, (_none, index) =>
    String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26)),
  ).flatMap((code) => {
    const name = new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(code);
    return name === undefined ? [] : [[name.toLowerCase(), code] as const];
  }),
);

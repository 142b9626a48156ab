import type { Language } from "../../api/facts.ts";

/** A language as a person looks for it. */
export interface NamedLanguage extends Language {
  /** In English. */
  readonly name: string;
  /** As its speakers call it. */
  readonly ownName: string;
}

const english = new Intl.DisplayNames("en", { type: "language" });

/** The languages by their English names. `auto` is a word of our own, and comes first. */
export const named = (languages: readonly Language[]): NamedLanguage[] =>
  languages
    .map((language) => ({ ...language, ...namesOf(language.tag) }))
    .sort(
      (one, other) => Number(other.tag === "auto") - Number(one.tag === "auto") || one.name.localeCompare(other.name),
    );

function namesOf(tag: string): Pick<NamedLanguage, "name" | "ownName"> {
  if (tag === "auto") return { name: "Detected by the service", ownName: "" };
  const own = new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
  return { name: english.of(tag) ?? tag, ownName: own };
}

/** Those whose tag or names hold what is looked for, accents or not. */
export function matching(languages: readonly NamedLanguage[], search: string): NamedLanguage[] {
  const wanted = plain(search.trim());
  return languages.filter(({ tag, name, ownName }) =>
    [tag, name, ownName].some((text) => plain(text).includes(wanted)),
  );
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

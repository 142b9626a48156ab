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

/** Those whose tag or names hold what is looked for, accents or not; first those that are it, or begin with it. */
export function matching(languages: readonly NamedLanguage[], search: string): NamedLanguage[] {
  const wanted = plain(search.trim());
  const textsOf = ({ tag, name, ownName }: NamedLanguage): string[] => [tag, name, ownName].map(plain);
  const distance = (language: NamedLanguage): number => {
    const texts = textsOf(language);
    return texts.includes(wanted) ? 0 : texts.some((text) => text.startsWith(wanted)) ? 1 : 2;
  };
  const found = languages.filter((language) => textsOf(language).some((text) => text.includes(wanted)));
  return wanted === "" ? found : found.toSorted((one, other) => distance(one) - distance(other));
}

/** A language with all its names. */
export const titleOf = ({ tag, name, ownName }: NamedLanguage): string =>
  [name, ...(ownName !== "" && ownName !== name ? [ownName] : []), ...(tag === "auto" ? [] : [tag])].join(" · ");

/** What a search has found, and what Enter would choose; typing alone chooses nothing. */
export function searchInWords(
  search: string,
  [first, ...others]: readonly NamedLanguage[],
  current: NamedLanguage | undefined,
): string {
  const wanted = search.trim();
  if (wanted === "") return "";
  if (first === undefined) {
    const stays = current === undefined ? "" : ` ${current.name} stays chosen.`;
    return `No language matches “${wanted}”.${stays}`;
  }
  const more = others.length === 0 ? "" : ` ${others.length} more in the list below.`;
  return `Enter chooses ${titleOf(first)}.${more}`;
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

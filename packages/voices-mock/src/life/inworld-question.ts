import type { Details } from "./life.ts";

/** A voice as Inworld lists it, with its id beside. */
export interface InworldListed extends Details {
  readonly id: string;
  readonly voiceId: string;
  readonly displayName: string;
  readonly langCode: string;
  readonly source: string;
}

/** Whether a language code of Inworld's is a language in any of the forms that a list takes: `en-US`, `en_US`, `en`, `EN_US`. */
export function isLanguage(langCode: string, language: string): boolean {
  const code = language.toUpperCase().replaceAll("-", "_");
  return langCode === code || langCode.startsWith(`${code}_`);
}

/**
 * What a filter lets through, in the forms that public clients send: `source="SYSTEM"`, `lang_code = "de-DE"`, several
 * joined by AND. Nothing for a filter in any other form, whose meaning nobody has published.
 */
export function inworldFilter(filter: string): ((voice: InworldListed) => boolean) | undefined {
  if (filter.trim() === "") return () => true;
  const terms: ((voice: InworldListed) => boolean)[] = [];
  for (const term of filter.split(/\s+AND\s+/)) {
    const [, field, value = ""] = /^\s*(source|lang_code)\s*=\s*"([^"]*)"\s*$/.exec(term) ?? [];
    if (field === undefined) return undefined;
    terms.push(field === "source" ? ({ source }) => source === value : ({ langCode }) => isLanguage(langCode, value));
  }
  return (voice) => terms.every((term) => term(voice));
}

const orders: Readonly<Record<string, (voice: InworldListed) => string>> = {
  display_name: ({ displayName }) => displayName,
  lang_code: ({ langCode }) => langCode,
  voice_id: ({ voiceId }) => voiceId,
};

/** The voices in the order that was asked for; nothing for one that is not known here. */
export function inworldOrder(voices: readonly InworldListed[], orderBy: string): readonly InworldListed[] | undefined {
  if (orderBy.trim() === "") return voices;
  const [, field = "", direction] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/.exec(orderBy) ?? [];
  const key = Object.hasOwn(orders, field) ? orders[field] : undefined;
  if (key === undefined) return undefined;
  const sign = direction === "desc" ? -1 : 1;
  return voices.toSorted((one, other) => sign * (key(one) < key(other) ? -1 : Number(key(one) > key(other))));
}

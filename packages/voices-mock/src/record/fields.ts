import type { Sample } from "../audio/limits.ts";
import { characters } from "../contract/finding.ts";
import type { Redaction } from "../credentials/redaction.ts";

/** Texts of more characters, and names, are recorded as their size: no field of either service needs as many. */
const longestText = 2_000;
const longestName = 200;
/** So many letters of base64 in a row are no word: audio, most likely, that a field was given by mistake. */
const encoded = /[\w+/=-]{65}/;
/** How many characters of fields a record keeps in all, where every value counts as one at least, and how deep. */
const mostCharacters = 100_000;
const deepest = 20;
/** How many undeclared fields a record names. */
const mostNames = 100;

/** What is known of the fields of a request. */
interface RecordedFieldsOptions {
  /** Names of the fields where audio belongs. */
  readonly places: ReadonlySet<string>;
  /** The samples found there. */
  readonly samples: ReadonlyMap<string, Sample>;
  readonly redaction: Redaction;
}

/**
 * The fields of a request without audio, without secrets and of bounded size: in the place of a sample, of a long text
 * and of what is too much stands its size.
 */
export function recordedFields(
  fields: Readonly<Record<string, unknown>>,
  { places, samples, redaction }: RecordedFieldsOptions,
): Readonly<Record<string, unknown>> {
  let left = mostCharacters;
  const recordedText = (text: string): string => {
    const shown = text.length > longestText || text.length > left ? sized(text) : redaction.value(text);
    // Looked at without the key, which may be as long.
    const kept = encoded.test(shown) ? sized(text) : shown;
    left -= kept.length;
    return kept;
  };
  const keep = (value: unknown, at: string, depth: number): unknown => {
    const sample = samples.get(at);
    if (sample !== undefined) return `(${sample.bytes.length} bytes of audio)`;
    if (typeof value === "string") return places.has(at) ? sized(value) : recordedText(value);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const names = Array.isArray(value) ? [] : entries.map(([name]) => recordedName(name));
    left -= entries.length + names.join("").length;
    if (depth > deepest || left < 0) {
      return Array.isArray(value) ? `(an array of ${value.length})` : `(an object of ${entries.length})`;
    }
    if (Array.isArray(value)) return value.map((item, index) => keep(item, `${at}[${index}]`, depth + 1));
    return Object.fromEntries(
      entries.map(([name, item], index) => [
        redaction.text(names[index] ?? name),
        keep(item, at === "" ? name : `${at}.${name}`, depth + 1),
      ]),
    );
  };
  const kept = keep(fields, "", 0);
  return typeof kept === "string" ? { "(all)": kept } : (kept as Readonly<Record<string, unknown>>);
}

/** A name of the client's, or the size of one that is too long to be any. */
export const recordedName = (name: string): string => (name.length > longestName ? sized(name) : name);

/** The names of undeclared fields as a record has them. */
export const recordedNames = (names: readonly string[], redaction: Redaction): readonly string[] =>
  names.slice(0, mostNames).map((name) => redaction.text(recordedName(name)));

/** A message that somebody else wrote. */
export const recordedMessage = (message: string, redaction: Redaction): string =>
  redaction
    .text(message)
    .slice(0, longestText)
    .replaceAll(/[\w+/=-]{65,}/g, sized);

const sized = (text: string): string => `(${characters(text.length)})`;

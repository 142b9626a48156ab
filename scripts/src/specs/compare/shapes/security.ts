import { at, isObject, type Json, type JsonObject } from "../../documents/json.ts";
import type { Notes } from "../verdict/notes.ts";
import { follow, resolvedText } from "./references.ts";
import type { Work } from "./work.ts";

/** Ways to be let in, any one of which will do: each as text, with the words that its schemes have for it. */
export type Security = ReadonlyMap<string, Way>;

interface Way {
  /** For people: `apiKey header Authorization`. */
  readonly shown: string;
  /** What its schemes say of themselves. */
  readonly words: string;
  /** Whether an overlay rests on those words. */
  readonly isCited: boolean;
}

/**
 * What an operation asks for. Schemes count by what they are and not by what they are called; no requirement at all is
 * a way in without a key.
 */
export function securityOf(document: JsonObject, security: Json | undefined, notes: Notes, work: Work): Security {
  const requirements = Array.isArray(security) && security.length > 0 ? security : [{}];
  const ways = requirements.map((requirement) => {
    const schemes = Object.entries(isObject(requirement) ? requirement : {}).map(([name, scopes]) => {
      const scheme = follow(document, at(document, "components", "securitySchemes", name)).node;
      return {
        scheme,
        text: `${schemeText(document, scheme, work)} ${[...(Array.isArray(scopes) ? scopes : [])].sort()}`,
      };
    });
    const text = schemes.map((one) => one.text).sort();
    const shown = schemes.map(({ scheme }) => shownScheme(scheme)).join(" and ");
    const words = schemes.map(({ scheme }) =>
      String(scheme["description"] ?? "")
        .replaceAll(/\s+/g, " ")
        .trim(),
    );
    const isCited = schemes.some(({ scheme }) => notes.cited.has(scheme));
    return [text.join("; "), { shown: shown || "no key", words: words.join("; "), isCited }] as const;
  });
  return new Map(ways);
}

function schemeText(document: JsonObject, scheme: JsonObject, work: Work): string {
  const { bearerFormat: _, ...rest } = scheme;
  const lower = (key: string): JsonObject => (typeof rest[key] === "string" ? { [key]: rest[key].toLowerCase() } : {});
  // Names of header fields and of HTTP's schemes are the same in capitals.
  const even = { ...rest, ...lower("scheme"), ...(rest["in"] === "header" ? lower("name") : {}) };
  return resolvedText(document, even, work);
}

const shownScheme = (scheme: JsonObject): string =>
  [scheme["type"], scheme["scheme"], scheme["in"], scheme["name"]].filter(Boolean).join(" ");

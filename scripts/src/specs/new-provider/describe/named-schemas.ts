import { pascalCase, plural } from "../../generate/words.ts";
import type { ProviderNames } from "../names.ts";
import type { DescribedOperation } from "./described-operation.ts";
import { followed, inner, jsonPath, type Place } from "./place.ts";

/** A schema and the name under which the package exports its type. */
interface NamedSchema {
  /** A JSONPath: `$.components.schemas.Voice`. */
  readonly target: string;
  readonly name: string;
}

/** The types of a client, by the part that they play. */
export interface NamedSchemas {
  readonly request: string;
  readonly successes: readonly string[];
  readonly errors: readonly string[];
  readonly all: readonly NamedSchema[];
}

/** A name for the request, the answers, and every object and list of values that they reach. */
export function nameSchemas(operation: DescribedOperation, { prefix }: ProviderNames): NamedSchemas {
  const { document, request, successes, errors } = operation;
  const names = new Map<string, NamedSchema>();
  // What the package exports beside its types, and what its lists of values would be called like.
  const own = ["", "Voices", "VoicesOptions", "Result", "Spec", "CloneRequestFields", "ByteFields"];
  const taken = new Set([...own, "AudioLimits", "AudioLimitSources"].map((name) => prefix + name));
  const idOf = ({ keys }: Place): string => keys.join("\n");
  const give = (place: Place, ...wishes: readonly string[]): string => {
    const known = names.get(idOf(place));
    if (known !== undefined) return known.name;
    const isWhole = (wish: string): boolean => wish.startsWith(prefix) && /^[A-Z]/.test(wish.slice(prefix.length));
    const wanted = wishes.map((wish) => (isWhole(wish) ? wish : prefix + (wish || "Value")));
    const isFree = (wish: string): boolean => !taken.has(wish) && !taken.has(plural(wish));
    let name = wanted.find(isFree) ?? "";
    for (let count = 2; name === ""; count++) if (isFree(`${wanted[0]}${count}`)) name = `${wanted[0]}${count}`;
    taken.add(name).add(plural(name));
    names.set(idOf(place), { target: jsonPath(place.keys), name });
    return name;
  };

  const requestName = give(request, "CloneRequest");
  const successNames = successes.map((one) =>
    give(one, "CloneResponse", componentName(one) ?? `CloneResponse${one.status}`),
  );
  const errorNames = errors.map((one) => give(one, "Error", componentName(one) ?? "OtherError"));
  const seen = new Set<string>();
  const visit = (start: Place, field: string, parent: string): void => {
    const here = followed(document, start);
    if (seen.has(idOf(here))) return;
    seen.add(idOf(here));
    const component = componentName(here);
    const own = component ?? pascalCase(field);
    if (isListOfValues(here)) give(here, own, parent + own);
    else if (component !== undefined && "properties" in here.schema) give(here, component);
    for (const one of inner(here)) {
      const last = one.keys.at(-2) === "properties" ? one.keys.at(-1) : undefined;
      const isItem = last === undefined && one.keys.at(-1) === "items";
      visit(one, last ?? (isItem ? singular(field) : field), last === undefined ? parent : own);
    }
  };
  for (const one of [request, ...successes, ...errors]) visit(one, "", "");
  return { request: requestName, successes: successNames, errors: errorNames, all: [...names.values()] };
}

const isListOfValues = ({ schema }: Place): boolean =>
  Array.isArray(schema["enum"]) && schema["enum"].some((value) => value !== null && typeof value !== "boolean");

/** `category` from `categories`. */
const singular = (name: string): string => name.replace(/ies$/, "y").replace(/(?<!s)s$/, "");

const componentName = ({ keys }: Place): string | undefined =>
  keys.length === 3 && keys[1] === "schemas" ? pascalCase(keys[2] ?? "") : undefined;

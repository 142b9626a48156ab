import { type DescribedOperation, followed, inner, type Place } from "./described-operation.ts";
import { type ProviderNames, pascalCase } from "./provider-names.ts";

/** A schema and the name under which the package exports its type. */
interface NamedSchema {
  /** A JSONPath: `$.components.schemas.Voice`. */
  readonly target: string;
  readonly name: string;
}

/** The types of a client, by the part that they play. */
export interface NamedSchemas {
  readonly request: string;
  readonly success: string;
  readonly errors: readonly string[];
  readonly all: readonly NamedSchema[];
}

/** A name for the request, the answers, and every object and list of values that they reach. */
export function nameSchemas(operation: DescribedOperation, { prefix }: ProviderNames): NamedSchemas {
  const { document, request, success, errors } = operation;
  const names = new Map<string, NamedSchema>();
  // What the package exports beside its types, and what its lists of values would be called like.
  const taken = new Set(["Voices", "VoicesOptions", "Result", "Spec"].map((name) => prefix + name));
  const idOf = ({ keys }: Place): string => keys.join("\n");
  const give = (place: Place, ...wishes: readonly string[]): string => {
    const known = names.get(idOf(place));
    if (known !== undefined) return known.name;
    const isWhole = (wish: string): boolean => wish.startsWith(prefix) && /^[A-Z]/.test(wish.slice(prefix.length));
    const wanted = wishes.map((wish) => (isWhole(wish) ? wish : prefix + wish));
    let name = wanted.find((wish) => !taken.has(wish)) ?? "";
    for (let count = 2; name === ""; count++) if (!taken.has(`${wanted[0]}${count}`)) name = `${wanted[0]}${count}`;
    taken.add(name).add(`${name}s`);
    names.set(idOf(place), { target: jsonPath(place.keys), name });
    return name;
  };

  const requestName = give(request, "CloneRequest");
  const successName = give(success, "CloneResponse");
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
  for (const one of [request, success, ...errors]) visit(one, "", "");
  return { request: requestName, success: successName, errors: errorNames, all: [...names.values()] };
}

const isListOfValues = ({ schema }: Place): boolean =>
  Array.isArray(schema["enum"]) && schema["enum"].some((value) => value !== null);

/** `category` from `categories`. */
const singular = (name: string): string => name.replace(/ies$/, "y").replace(/(?<!s)s$/, "");

const componentName = ({ keys }: Place): string | undefined =>
  keys.length === 3 && keys[1] === "schemas" ? pascalCase(keys[2] ?? "") : undefined;

/** `$.paths['/voices'].post` */
export const jsonPath = (keys: readonly string[]): string =>
  `$${keys.map((key) => (/^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : /^\d+$/.test(key) ? `[${key}]` : `['${key}']`)).join("")}`;

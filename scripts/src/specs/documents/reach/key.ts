import { at, isObject, type JsonObject } from "../json.ts";
import { resolve } from "../references.ts";

/** How a request carries the key. */
export type Key =
  /** In a header, with what stands before it there: `Bearer `, or nothing. */
  | { readonly in: "header"; readonly name: string; readonly prefix: string }
  /** In the address, where it shows in logs. */
  | { readonly in: "query"; readonly name: string }
  /** As HTTP Basic: the client's options are `username` and `password` instead of `apiKey`. */
  | { readonly in: "basic" };

/** One of the ways in that a document offers. */
export interface Way {
  /** The names of its schemes: of the key's, and of those that are asked for beside it. */
  readonly names: readonly string[];
  /** Missing where a client cannot carry it. */
  readonly key?: Key;
  /** Headers and parameters that this way asks for beside the key. */
  readonly beside: readonly { readonly in: "header" | "query"; readonly name: string }[];
  /** What it is, in a few words. */
  readonly what: string;
}

/** The ways in to an operation, those that a client can carry first, a key in the address last. */
export function waysIn(document: JsonObject, operation: JsonObject): Way[] {
  const security = operation["security"] ?? document["security"];
  const ways = (Array.isArray(security) ? security : []).flatMap((way) => {
    const names = Object.keys(isObject(way) ? way : {});
    return names.length === 0 ? [] : [wayOf(document, names)];
  });
  const rank = ({ key }: Way): number => (key === undefined ? 3 : ["header", "basic", "query"].indexOf(key.in));
  // A sort keeps the document's order among equals.
  return ways.sort((one, other) => rank(one) - rank(other));
}

function wayOf(document: JsonObject, names: readonly string[]): Way {
  const schemes = names.map((name) => {
    const scheme = at(document, "components", "securitySchemes", name);
    return { name, scheme: scheme === undefined ? {} : resolve(document, scheme) };
  });
  const what = schemes
    .map(({ name, scheme: { type, scheme, in: place } }) => {
      const kind = [type, scheme ?? (place === undefined ? "" : `in ${String(place)}`)].join(" ").trim();
      return `${JSON.stringify(name)} (${kind})`;
    })
    .join(" and ");
  // The key of several is the one that is called so; beside it stand ids of a user or a project.
  const byName = schemes.find(({ name, scheme }) => /key|token|secret|auth/i.test(`${name} ${String(scheme["name"])}`));
  const main = schemes.length === 1 ? schemes[0] : byName;
  const key = main === undefined ? undefined : keyOf(main.scheme);
  const beside = schemes.flatMap((one) => {
    const { type, in: place, name } = one.scheme;
    const fits = type === "apiKey" && (place === "header" || place === "query") && typeof name === "string";
    return one === main || !fits ? [] : [{ in: place, name } as const];
  });
  const isWhole = beside.length === schemes.length - 1;
  return { names, ...(key === undefined || !isWhole ? {} : { key }), beside, what };
}

function keyOf(scheme: JsonObject): Key | undefined {
  const kind = String(scheme["scheme"]).toLowerCase();
  if (scheme["type"] === "http" && kind === "bearer") return bearer;
  if (scheme["type"] === "http" && kind === "basic") return { in: "basic" };
  // Its access token travels as every such one does.
  if (scheme["type"] === "oauth2" || scheme["type"] === "openIdConnect") return bearer;
  if (scheme["type"] !== "apiKey") return undefined;
  const name = String(scheme["name"]);
  if (scheme["in"] === "query") return { in: "query", name };
  if (scheme["in"] !== "header") return undefined;
  return { in: "header", name, prefix: String(scheme["x-key-prefix"] ?? "") };
}

const bearer: Key = { in: "header", name: "Authorization", prefix: "Bearer " };

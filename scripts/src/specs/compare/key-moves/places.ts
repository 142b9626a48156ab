import { at, isObject, type Json, type JsonObject } from "../../documents/json.ts";
import { follow } from "../shapes/references.ts";

/** Where the users' key goes and how it travels, as a document has it: a text for each place, the client's own first. */
export interface KeyPlaces {
  /** Addresses: `https://api.cartesia.ai`. */
  readonly servers: readonly string[];
  /** Ways to be let in, any one of which will do: `http bearer`, `apiKey header x-api-key`, `no key`. */
  readonly security: readonly string[];
  /** Parameters and fields of the body that carry a key beside those ways: `header authorization`, `field api_key`. */
  readonly parameters: readonly string[];
  /** Answers that send a client to another address: `redirect 302`. */
  readonly redirects: readonly string[];
}

/** What parameters that carry a key are called. One too many costs a look, one too few a key. */
const keyNames = /auth|key|token|secret|credential|passw|pwd|cookie|session|\bsid\b|jwt|signature|bearer/i;

const keyWords = /\b(?:api|access|secret|your)[ _-]?(?:keys?|tokens?)\b|password|credential/i;

/** The places of one operation, of a document with its overlay applied. */
export function keyPlaces(document: JsonObject, path: string, method: string): KeyPlaces {
  const item = follow(document, at(document, "paths", path)).node;
  const operation = isObject(item[method]) ? item[method] : {};
  const parameters = [item["parameters"], operation["parameters"]]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map((parameter) => follow(document, parameter).node)
    .filter((one) => one["in"] === "cookie" || isForKey(one["name"], one))
    .map(({ in: place, name }) => placeOfName(place, name));
  const fields = fieldsOf(document, operation)
    .filter(([name, field]) => isForKey(name, follow(document, field).node))
    .map(([name]) => `field ${name}`);
  const statuses = Object.keys(isObject(operation["responses"]) ? operation["responses"] : {});
  return {
    servers: unique(listOf(operation["servers"] ?? item["servers"] ?? document["servers"], { url: "/" }).map(server)),
    security: unique(listOf(operation["security"] ?? document["security"], {}).map((way) => wayIn(document, way))),
    parameters: unique([...parameters, ...fields]),
    redirects: unique(statuses.filter((status) => /^3/.test(status)).map((status) => `redirect ${status}`)),
  };
}

/** Whether a parameter or field asks for a key, by its name or by what is said of it. */
const isForKey = (name: Json | undefined, { description }: JsonObject): boolean =>
  keyNames.test(String(name)) || (typeof description === "string" && keyWords.test(description));

/** The fields of a body, in whichever media type. Deeper ones are no place for a key that a client would send. */
function fieldsOf(document: JsonObject, operation: JsonObject): [string, Json | undefined][] {
  const content = follow(document, operation["requestBody"]).node["content"];
  return Object.values(isObject(content) ? content : {}).flatMap((media) => {
    const { properties } = follow(document, at(media, "schema")).node;
    return Object.entries(isObject(properties) ? properties : {});
  });
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** An empty list says what none says. */
const listOf = (list: Json | undefined, none: Json): Json[] => (Array.isArray(list) && list.length > 0 ? list : [none]);

/** An address in the one form in which clients call it, and what its variables may be. */
function server(given: Json): string {
  const variables = at(given, "variables");
  const entries = Object.entries(isObject(variables) ? variables : {});
  const filled = entries.reduce(
    (text, [name, variable]) => text.replaceAll(`{${name}}`, String(at(variable, "default"))),
    String(at(given, "url")),
  );
  const address = (URL.canParse(filled) ? new URL(filled).href : filled).replace(/\/+$/, "") || "/";
  const values = entries.flatMap(([name, variable]) => {
    const others = at(variable, "enum");
    return [`${name} = ${Array.isArray(others) ? others.join(" or ") : "anything"}`];
  });
  return values.length === 0 ? address : `${address} (${values.join(", ")})`;
}

/** Schemes by what they are: what they are called, and their words, send a key nowhere. */
function wayIn(document: JsonObject, requirement: Json): string {
  const names = Object.keys(isObject(requirement) ? requirement : {});
  const schemes = names.map((name) =>
    scheme(follow(document, at(document, "components", "securitySchemes", name)).node),
  );
  return schemes.sort().join(" and ") || "no key";
}

function scheme(node: JsonObject): string {
  const { type, scheme: kind, in: place, name, flows, openIdConnectUrl: address } = node;
  const prefix = node["x-key-prefix"];
  const parts: string[] = [String(type)];
  if (kind !== undefined) parts.push(String(kind).toLowerCase());
  if (place !== undefined || name !== undefined) parts.push(placeOfName(place, name));
  if (prefix !== undefined) parts.push(JSON.stringify(prefix));
  if (address !== undefined) parts.push(String(address));
  // Where a client asks for a token it shows its secret.
  for (const flow of Object.values(isObject(flows) ? flows : {})) {
    const addresses = Object.entries(isObject(flow) ? flow : {}).filter(([key]) => /Url$/.test(key));
    parts.push(...addresses.map(([, text]) => String(text)));
  }
  return parts.join(" ");
}

/** Names of header fields are the same in capitals. */
const placeOfName = (place: Json | undefined, name: Json | undefined): string =>
  `${String(place)} ${place === "header" ? String(name).toLowerCase() : String(name)}`;

import { at, isObject, type Json, type JsonObject } from "../json.ts";
import { resolve } from "../references.ts";
import type { Way } from "./key.ts";

/** A parameter of the path, the query or a header that the client sends with every request. */
export interface ClientOption {
  /** As an option of the client: `workspaceId`. */
  readonly option: string;
  /** As the vendor writes it: `workspace_id`. */
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly type: "string" | "number" | "boolean";
  /** The values that the document lists for it. */
  readonly values?: readonly (string | number)[];
  /** A value that would be right, for examples and tests. */
  readonly example: string | number | boolean;
}

/** A parameter of an operation, its references followed. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonObject;
  readonly node: JsonObject;
}

/** The parameters of an operation, its path's included; its own win. */
export function parametersOf(document: JsonObject, path: string, method: string): Parameter[] {
  const lists = [at(document, "paths", path, method, "parameters"), at(document, "paths", path, "parameters")];
  const found = lists.flatMap((list) => (Array.isArray(list) ? list : [])).map((one) => resolve(document, one));
  const idOf = (one: JsonObject): string => `${String(one["in"])} ${String(one["name"])}`;
  const first = new Map<string, JsonObject>();
  for (const one of found) if (!first.has(idOf(one))) first.set(idOf(one), one);
  return [...first.values()].map((node) => ({
    name: String(node["name"]),
    in: String(node["in"]),
    required: node["required"] === true,
    schema: isObject(node["schema"]) ? resolve(document, node["schema"]) : {},
    node,
  }));
}

/** What an overlay says of an operation's client: `x-client: { headers: { X-Version: "1.1" }, options: [query project] }`. */
export function saidOfClient(operation: JsonObject): {
  readonly headers: Readonly<Record<string, string>>;
  readonly options: readonly string[];
} {
  const { headers, options } = isObject(operation["x-client"]) ? operation["x-client"] : {};
  const texts = Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => [name, String(value)] as const);
  return {
    headers: Object.fromEntries(texts),
    options: Array.isArray(options) ? options.map(String) : [],
  };
}

/**
 * What the client of an operation asks for beside the key: the parameters in its path, those that its overlay lists, and
 * what its way in asks for.
 *
 * @throws Error when a name has a character that neither an address nor a header can have.
 */
export function clientOptions(
  document: JsonObject,
  { path, method }: { readonly path: string; readonly method: string },
  way: Way | undefined,
): ClientOption[] {
  const { options } = saidOfClient(at(document, "paths", path, method) as JsonObject);
  const parameters = parametersOf(document, path, method);
  const inPath = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => `path ${name}`);
  const beside = (way?.beside ?? []).map((one) => `${one.in} ${one.name}`);
  const taken = new Set(["apiKey", "username", "password", "baseUrl", "fetch", "dangerouslyAllowBrowser"]);
  return [...new Set([...inPath, ...options, ...beside])].map((id) => {
    const [place = "", ...rest] = id.split(" ");
    const name = rest.join(" ");
    if ((place !== "path" && place !== "query" && place !== "header") || !/^[\w.~$-]+$/.test(name)) {
      throw new Error(`its parameter ${JSON.stringify(id)} cannot be an option of a client`);
    }
    const option = optionName(name, taken);
    taken.add(option);
    const found = parameters.find((one) => one.in === place && one.name.toLowerCase() === name.toLowerCase());
    return { option, name, in: place, ...kindOf(found, option) };
  });
}

/** `workspaceId` from `workspace_id`, `userId` from `X-USER-ID`. */
function optionName(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .replace(/^x-/i, "")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
  const [first = "option", ...rest] = words;
  const joined = first + rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
  const own = /^[a-z]/.test(joined) ? joined : `option${joined}`;
  let unique = own;
  for (let count = 2; taken.has(unique); count++) unique = `${own}${count}`;
  return unique;
}

function kindOf(parameter: Parameter | undefined, option: string): Pick<ClientOption, "type" | "values" | "example"> {
  const { schema = {}, node = {} } = parameter ?? {};
  const type = [schema["type"]].flat().find((one) => one !== "null");
  const values = Array.isArray(schema["enum"]) ? schema["enum"].filter(isPlain) : [];
  const said = [node["example"], schema["example"], schema["default"]].filter(isFit);
  if (values.length > 0) {
    const isNumber = values.every((value) => typeof value === "number");
    return { type: isNumber ? "number" : "string", values, example: values[0] ?? "" };
  }
  if (type === "integer" || type === "number") {
    return { type: "number", example: said.find((one) => typeof one === "number") ?? 1 };
  }
  if (type === "boolean") return { type: "boolean", example: true };
  const text = said.find((one) => typeof one === "string" && /^[\w.-]{1,40}$/.test(one));
  return { type: "string", example: text ?? `${option}-1` };
}

const isPlain = (value: Json | undefined): value is string | number =>
  typeof value === "number" || (typeof value === "string" && /^[\w.:/ -]{1,80}$/.test(value));

const isFit = (value: Json | undefined): value is string | number =>
  typeof value === "string" || typeof value === "number";

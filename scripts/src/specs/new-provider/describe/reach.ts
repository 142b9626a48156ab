import { at, isObject, type Json, type JsonObject } from "../../documents/json.ts";
import { parametersOf } from "../../documents/reach/client-options.ts";
import { waysIn } from "../../documents/reach/key.ts";
import { isUsableServer, serverOf } from "../../documents/reach/server.ts";
import type { Question } from "../ask/question.ts";
import type { NewProviderOptions } from "../options.ts";
import { type OverlayAction, setField } from "./overlay-action.ts";
import { followed } from "./place.ts";

/** Where an operation stands. */
interface Where {
  readonly document: JsonObject;
  readonly path: string;
  readonly method: string;
}

/** What part of a document says, with what an overlay has to add, and what only a person can say. */
export interface Found {
  readonly actions: readonly OverlayAction[];
  readonly questions: readonly Question[];
  /** Sentences for whoever reads what will be written. */
  readonly notes: readonly string[];
}

const leftOut = (page: string): string => `What the document leaves out. Source: ${page}`;

/** The service's address. */
export function findServer({ document, path, method }: Where, server: string | undefined, page: string): Found {
  const keys = ["paths", path, method];
  const isThere = at(document, ...keys, "servers") !== undefined;
  const set = (url: string): readonly OverlayAction[] =>
    setField(keys, "servers", [{ url }], { description: leftOut(page), isThere });
  if (server !== undefined) return { actions: set(server), questions: [], notes: [] };
  const said = serverOf(document, path, method);
  if (said !== undefined && isUsableServer(said)) return nothing;
  const guess = said?.startsWith("http://") ? said.replace(/^http:/, "https:") : undefined;
  const usable = guess !== undefined && isUsableServer(guess) ? guess : undefined;
  return {
    actions: usable === undefined ? [] : set(usable),
    questions: [
      {
        option: "server",
        asks:
          said === undefined
            ? "the service's address: the document names no server"
            : `the service's address: its server ${JSON.stringify(said)} is no whole https address`,
        example: "https://api.acme.com",
        ...(usable === undefined ? {} : { guess: usable }),
      },
    ],
    notes: [],
  };
}

const nothing: Found = { actions: [], questions: [], notes: [] };

/** How the key travels. `offered` are schemes of the whole document, which an operation need not ask for. */
export function findKey(
  where: Where,
  { security, keyHeader, keyPrefix }: Pick<NewProviderOptions, "security" | "keyHeader" | "keyPrefix">,
  page: string,
  offered: JsonObject = {},
): Found {
  const { document, path, method } = where;
  const keys = ["paths", path, method];
  const operation = at(document, ...keys) as JsonObject;
  const setSecurity = (names: readonly string[], description = leftOut(page)): OverlayAction[] =>
    setField(keys, "security", [Object.fromEntries(names.map((name) => [name, []]))], {
      description,
      isThere: operation["security"] !== undefined,
    });
  const withScheme = (scheme: JsonObject): OverlayAction[] => {
    const name = schemeName(document);
    const schemes = { securitySchemes: { [name]: scheme } };
    const isThere = isObject(document["components"]);
    const add: OverlayAction = {
      target: isThere ? "$.components" : "$",
      description: leftOut(page),
      update: isThere ? schemes : { components: schemes },
    };
    return [add, ...setSecurity([name])];
  };
  const header = (name: string, prefix = ""): OverlayAction[] =>
    withScheme({ type: "apiKey", in: "header", name, ...(prefix && { "x-key-prefix": prefix }) });

  if (keyHeader !== undefined) return { ...nothing, actions: header(keyHeader, keyPrefix) };
  const ways = waysIn(document, operation);
  if (security !== undefined) {
    const way = ways.find(({ names }) => names.includes(security));
    const has = ways.map(({ what }) => what).join(", ") || "none";
    if (way === undefined) throw new Error(`--security ${security}: it has no such scheme; it has ${has}`);
    if (way.key === undefined) throw new Error(`--security ${security}: no client can carry ${way.what}`);
    const chosen = `The scheme that the client uses, of those in the document. Source: ${page}`;
    return { ...nothing, actions: ways.length > 1 ? setSecurity(way.names, chosen) : [] };
  }
  const [way] = ways;
  if (way?.key !== undefined) {
    const others = ways.slice(1).flatMap(({ key, what }) => (key === undefined ? [] : [what]));
    // The order of several alternatives says nothing, so the one that is used is written down.
    const chosen = `The scheme that the client uses, of those in the document. Source: ${page}`;
    return {
      ...nothing,
      actions: ways.length > 1 ? setSecurity(way.names, chosen) : [],
      notes: others.length > 0 ? [`its key goes by ${way.what}; --security chooses ${others.join(" or ")}`] : [],
    };
  }

  const parameters = parametersOf(document, path, method);
  const inHeader = parameters.find((one) => one.in === "header" && isKeyName(one.name));
  if (inHeader !== undefined) {
    const prefix = /^authorization$/i.test(inHeader.name) ? prefixIn(inHeader.node) : "";
    const shown = prefix === "" ? "" : `, behind ${JSON.stringify(prefix)}`;
    return {
      actions: header(inHeader.name, prefix),
      questions: [],
      notes: [`the header parameter ${inHeader.name} is read as the key${shown}; --key-header names another`],
    };
  }
  const inQuery = parameters.find((one) => one.in === "query" && isKeyName(one.name));
  if (inQuery !== undefined) {
    return {
      actions: withScheme({ type: "apiKey", in: "query", name: inQuery.name }),
      questions: [],
      notes: [`the query parameter ${inQuery.name} is read as the key; --key-header names a header instead`],
    };
  }
  const other = Object.values(offered).flatMap((one) => {
    const scheme = isObject(one) ? followed(document, { keys: [], schema: one }).schema : {};
    if (scheme["type"] === "http" && String(scheme["scheme"]).toLowerCase() === "bearer") return ["Authorization"];
    return scheme["type"] === "apiKey" && scheme["in"] === "header" ? [String(scheme["name"])] : [];
  })[0];
  const guess = other ?? "Authorization";
  const refused = ways.map(({ what }) => what).join(", ");
  return {
    actions: header(guess, guess === "Authorization" ? "Bearer " : ""),
    questions: [
      {
        option: "key-header",
        asks:
          refused === ""
            ? "the header that carries the key: the document names no security scheme for the operation"
            : `the header that carries the key: no client can carry ${refused}`,
        example: "X-Acme-Key",
        guess,
      },
    ],
    notes: [],
  };
}

const isKeyName = (name: string): boolean =>
  /^authorization$|api[-_]?key$|^(?:x-)?(?:\w+-)*(?:token|secret|key)$|^access_token$/i.test(name);

/** What stands before a key, as far as a parameter's words tell. */
function prefixIn(parameter: JsonObject): string {
  const words = JSON.stringify(parameter);
  const found = /\b(Bearer|Token|ApiKey|Api-Key|Key)\b +[{<$\w]/.exec(words)?.[1];
  return `${found ?? "Bearer"} `;
}

/** One that the document does not have. */
function schemeName(document: JsonObject): string {
  const schemes = at(document, "components", "securitySchemes") ?? {};
  let name = "key";
  for (let count = 2; Object.hasOwn(schemes as JsonObject, name); count++) name = `key${count}`;
  return name;
}

/**
 * What has to be sent beside the body: a header of one value the client sends by itself, all else it asks for when it is
 * made.
 */
export function findParameters(where: Where, headers: Readonly<Record<string, string>>, page: string): Found {
  const { document, path, method } = where;
  const fixed: Record<string, string> = { ...headers };
  const options: string[] = [];
  const notes: string[] = [];
  const isFixed = (name: string): boolean => Object.keys(fixed).some((one) => one.toLowerCase() === name.toLowerCase());
  for (const { name, in: place, required, schema, node } of parametersOf(document, path, method)) {
    // OpenAPI says that these three are no parameters.
    if (!required || place === "path" || (place === "header" && /^(?:accept|content-type|authorization)$/i.test(name)))
      continue;
    if (isKeyName(name)) continue;
    if (place === "cookie") throw new Error(`its cookie parameter ${name} is required, and clients send no cookies`);
    if (place === "header" && isFixed(name)) continue;
    const only = place === "header" ? onlyValue(schema, node) : undefined;
    if (only === undefined) options.push(`${place} ${name}`);
    else {
      fixed[name] = only;
      notes.push(`every request has the header ${name}: ${only}; --header "${name}: …" gives it another value`);
    }
  }
  const client = {
    ...(Object.keys(fixed).length > 0 ? { headers: fixed } : {}),
    ...(options.length > 0 ? { options } : {}),
  };
  if (Object.keys(client).length === 0) return nothing;
  const description = `What the client sends beside the body: headers of one value, and options of its own. Source: ${page}`;
  return {
    actions: setField(["paths", path, method], "x-client", client, { description, isThere: false }),
    questions: [],
    notes,
  };
}

/** The value of a header that has no other, or a default. */
function onlyValue(schema: JsonObject, node: JsonObject): string | undefined {
  const { const: constant, enum: values, default: usual } = schema;
  const single = Array.isArray(values) && values.length === 1 ? values[0] : undefined;
  const dated = /version/i.test(String(node["name"])) ? (node["example"] ?? schema["example"]) : undefined;
  const found: Json | undefined = [constant, single, usual, dated].find(
    (one) => typeof one === "string" || typeof one === "number",
  );
  const text = found === undefined ? undefined : String(found);
  return text !== undefined && /^[!-~](?:[ -~]*[!-~])?$/.test(text) ? text : undefined;
}

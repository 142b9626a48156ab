import { at, isObject, type Json, type JsonObject } from "../../documents/json.ts";
import { operationsOf } from "../../documents/source/operations.ts";
import type { Notes } from "../verdict/notes.ts";
import { canonical } from "./canonical.ts";
import { readKeywords } from "./read-keywords.ts";
import { follow, resolvedText } from "./references.ts";
import { type Security, securityOf } from "./security.ts";
import { serversOf } from "./servers.ts";
import type { Shape } from "./shape.ts";
import type { Shaper } from "./shaper.ts";

/** A parameter or a response header. */
export interface Field {
  /** As the vendor writes it: `header Cartesia-Version`, of an answer `X-Request-Id`. */
  readonly name: string;
  readonly required: boolean;
  readonly shape: Shape;
  readonly deprecated: boolean;
  /** How it is written, as text. */
  readonly style: string;
  readonly others: ReadonlyMap<string, string>;
}

/** A media type of a body. */
export interface Content {
  readonly shape: Shape;
  /** How its fields are written, and what else no rule reads, as text by keyword. */
  readonly others: ReadonlyMap<string, string>;
}

export interface ResponseShape {
  /** By name in small letters: whoever reads a header need not know how it is written. A request's is named in types. */
  readonly headers: ReadonlyMap<string, Field>;
  readonly content: ReadonlyMap<string, Content>;
  readonly others: ReadonlyMap<string, string>;
}

/** An operation in the one form in which operations are compared. */
export interface OperationShape {
  readonly operation: string;
  /** The first is the one that clients use. */
  readonly servers: readonly string[];
  readonly security: Security;
  /** By place and name: `header Cartesia-Version`. */
  readonly parameters: ReadonlyMap<string, Field>;
  readonly body?: { readonly required: boolean; readonly content: ReadonlyMap<string, Content> } | undefined;
  /** By status: `200`, `4XX`, `default`. */
  readonly responses: ReadonlyMap<string, ResponseShape>;
  /** Whether an overlay describes the errors that the document leaves out. */
  readonly errorsByDefault: boolean;
  /** What no rule reads, as text by keyword. */
  readonly others: ReadonlyMap<string, string>;
  readonly prose: string;
  readonly deprecated: boolean;
}

/** OpenAPI says of these header parameters that they count for nothing. */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

/** The operation `POST /voices/clone` of a document; `undefined` when there is none. */
export function operationShape(
  document: JsonObject,
  operation: string,
  shaper: Shaper,
  notes: Notes,
): OperationShape | undefined {
  if (!operationsOf(document).includes(operation)) return undefined;
  const [method = "", path = ""] = operation.split(" ");
  shaper.work.place = operation;
  const item = follow(document, at(document, "paths", path)).node;
  const node = at(item, method.toLowerCase()) as JsonObject;
  const resolve = (value: Json | undefined): JsonObject => follow(document, value).node;
  const text = (value: Json | undefined): string => resolvedText(document, value, shaper.work);

  const others = (mapping: JsonObject, known: ReadonlySet<string>): Map<string, string> =>
    new Map(
      Object.entries(mapping)
        .filter(([key, value]) => !known.has(key) && !key.startsWith("x-") && canonical(value) !== "{}")
        .map(([key, value]) => [key, text(value)]),
    );
  const content = (value: Json | undefined): Map<string, Content> =>
    new Map(
      Object.entries(isObject(value) ? value : {}).map(([type, media]) => [
        (type.split(";")[0] ?? type).trim().toLowerCase(),
        {
          shape: shaper.shape(at(media, "schema") ?? {}),
          others: others(isObject(media) ? media : {}, readKeywords.content),
        },
      ]),
    );
  const field = (value: JsonObject, place: string, name: string): Field => {
    const inner = isObject(value["content"]) ? Object.values(value["content"])[0] : undefined;
    const style = value["style"] ?? (place === "query" || place === "cookie" ? "form" : "simple");
    const explode = value["explode"] ?? style === "form";
    const type = inner === undefined ? null : (Object.keys(value["content"] as JsonObject)[0] ?? null);
    return {
      name,
      required: value["required"] === true,
      deprecated: value["deprecated"] === true,
      others: others(value, readKeywords.field),
      shape: shaper.shape(value["schema"] ?? at(inner, "schema")),
      style: text({
        style,
        explode,
        type,
        reserved: value["allowReserved"] === true,
        empty: value["allowEmptyValue"] === true,
      }),
    };
  };

  const parameters = new Map<string, Field>();
  for (const given of [item["parameters"], node["parameters"]].flatMap((list) => (Array.isArray(list) ? list : []))) {
    const parameter = resolve(given);
    const place = String(parameter["in"]);
    const name = String(parameter["name"]);
    if (place === "header" && ignoredHeaders.has(name.toLowerCase())) continue;
    parameters.set(`${place} ${name}`, field(parameter, place, `${place} ${name}`));
  }

  const body = node["requestBody"] === undefined ? undefined : resolve(node["requestBody"]);
  const responses = Object.entries(isObject(node["responses"]) ? node["responses"] : {})
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, value]) => {
      const response = resolve(value);
      const headers = Object.entries(isObject(response["headers"]) ? response["headers"] : {})
        .filter(([name]) => name.toLowerCase() !== "content-type")
        .map(([name, header]) => [name.toLowerCase(), field(resolve(header), "header", name)] as const);
      return [
        status.toUpperCase().replace("DEFAULT", "default"),
        {
          headers: new Map(headers),
          content: content(response["content"]),
          others: others(response, readKeywords.response),
        },
      ] as const;
    });

  return {
    operation,
    servers: serversOf(node["servers"] ?? item["servers"] ?? document["servers"]),
    security: securityOf(document, node["security"] ?? document["security"], notes, shaper.work),
    parameters,
    body: body === undefined ? undefined : { required: body["required"] === true, content: content(body["content"]) },
    responses: new Map(responses),
    errorsByDefault: notes.errorsByDefault.has(operation),
    others: new Map([
      ...others(node, readKeywords.operation),
      ...others(item, readKeywords.path),
      ...others(body ?? {}, readKeywords.body),
    ]),
    deprecated: node["deprecated"] === true,
    prose: [node["summary"], node["description"]].filter(Boolean).join(" "),
  };
}

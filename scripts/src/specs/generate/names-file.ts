import { operationsOf, type VendoredDocument } from "../documents/document.ts";
import { fieldsOfFormat } from "../documents/fields-of-format.ts";
import { at, isObject, type Json, type JsonObject, unescapePointer, walk } from "../documents/json.ts";
import type { Operation } from "../documents/operation.ts";
import { resolve } from "../documents/references.ts";
import { isChoice, requestFields } from "../documents/request-fields.ts";
import { inCommentLine } from "../documents/vendor-text/comment.ts";
import { type DirectedDocument, typeName } from "./directions.ts";
import { lowerFirst, plural } from "./words.ts";

/**
 * The readable names of a document: a type for every schema that an overlay names, and for an enum also the list of
 * known values and a guard. The limits that `x-audio` states, and the request's fields, stand here too.
 */
export function namesFile(vendored: VendoredDocument, directed: DirectedDocument, operation: Operation): string {
  const lines: string[] = [];
  const seen = new Set<string>();

  walk(directed.document, (node, pointer) => {
    const name = typeName(node);
    if (name === undefined || seen.has(name)) return;
    seen.add(name);
    if (Array.isArray(node["enum"])) {
      lines.push(...enumNames(vendored, name, node["enum"]));
    } else {
      lines.push(`/** ${about(node, vendored)} */`, `export type ${name} = ${access(pointer)};`, "");
    }
  });

  const requestName = typeName(operation.requestSchema);
  if (requestName === undefined)
    throw new Error(`specs/${vendored.source.name}: the request schema needs an x-type-name`);
  const fields = requestFields(vendored.document, operation.requestSchema);
  if (fields.length === 0) throw new Error(`specs/${vendored.source.name}: the request's schema lists no properties`);
  // What is either this or that has only the keys that all have.
  const isEither = isChoice(vendored.document, operation.requestSchema);
  const keys = isEither ? `KeyOf<${requestName}>` : `keyof ${requestName}`;
  // A field called 1 is a number to the compiler.
  const isNumbered = fields.some(isIndex);
  lines.push(
    `/** The fields of a {@link ${requestName}}. */`,
    `export const ${lowerFirst(requestName)}Fields = [`,
    ...fields.map((field) => `  ${JSON.stringify(field)},`),
    `] as const satisfies readonly ${isNumbered ? `\`\${${isEither ? `${keys} & (string | number)` : keys}}\`` : `(${keys})`}[];`,
    "",
    ...(isEither ? ["type KeyOf<Choice> = Choice extends unknown ? keyof Choice : never;", ""] : []),
    ...byteFields(vendored),
    ...audioLimits(vendored, operation),
    ...provenance(vendored),
  );
  const used = ["components", "paths"].filter((name) => lines.some((line) => line.includes(` ${name}[`)));
  return [`import type { ${used.join(", ")} } from "./schema.ts";`, "", ...lines].join("\n");
}

/** Whether a name is one that TypeScript takes for a number. */
export const isIndex = (name: string): boolean => /^(?:0|[1-9]\d*)$/.test(name);

function enumNames({ source }: VendoredDocument, name: string, values: readonly Json[]): string[] {
  const known = values.filter((value) => value !== null).map((value) => JSON.stringify(value));
  const list = plural(lowerFirst(name));
  const origin = `in the vendored document of ${source.vendored}`;
  return [
    `/** A value of ${list}: those known ${origin}. New ones join in minor releases. */`,
    `export type ${name} =`,
    ...known.map((value) => `  | ${value}`),
    "  ;",
    "",
    `/** Every {@link ${name}} known ${origin}. */`,
    `export const ${list} = [`,
    ...known.map((value) => `  ${value},`),
    `] as const satisfies readonly ${name}[];`,
    "",
    `/** Whether a value is a known {@link ${name}}. */`,
    `export function is${name}(value: unknown): value is ${name} {`,
    `  return (${list} as readonly unknown[]).includes(value);`,
    "}",
    "",
  ];
}

/** The names of response fields that carry base64 audio, which an error must not show. */
function byteFields({ document, path, method, source }: VendoredDocument): string[] {
  const [, ...added] = operationsOf(source);
  const parts = [{ path, method }, ...added].flatMap((place) => {
    const operation = at(document, "paths", place.path, place.method);
    return [at(operation, "requestBody"), at(operation, "responses")];
  });
  const names = fieldsOfFormat(document, parts, "byte");
  if (names.length === 0) return [];
  return [
    "/** The fields that carry audio as base64, in requests and answers. */",
    `export const ${lowerFirst(source.prefix)}ByteFields = ${JSON.stringify(names)} as const;`,
    "",
  ];
}

/** Which document a client speaks, for whoever wants to know how old it is. */
const provenance = ({ source }: VendoredDocument): string[] => [
  "/** The document that this client is generated from: the day it was taken, and its page. */",
  `export const ${lowerFirst(source.prefix)}Spec = {`,
  `  vendored: ${JSON.stringify(source.vendored)},`,
  `  page: ${JSON.stringify(source.page)},`,
  "} as const;",
  "",
];

function audioLimits({ document, source }: VendoredDocument, operation: Operation): string[] {
  let limits: JsonObject | undefined;
  const seen = new Set<string>();
  const look = (node: Json | undefined): void =>
    walk(node, (object) => {
      if (isObject(object["x-audio"])) limits = object["x-audio"];
      const reference = object["$ref"];
      if (typeof reference !== "string" || seen.has(reference)) return;
      seen.add(reference);
      look(resolve(document, object));
    });
  look(operation.requestSchema);
  if (limits === undefined) throw new Error(`specs/${source.name}.overlay.yaml: x-audio is missing`);

  const name = `${lowerFirst(source.prefix)}AudioLimits`;
  const values: string[] = [];
  const sources: string[] = [];
  for (const [key, limit] of Object.entries(limits)) {
    const { source: address, ...rest } = limit as JsonObject;
    values.push(`  ${key}: ${JSON.stringify(rest)},`);
    sources.push(`  ${key}: ${JSON.stringify(address)},`);
  }
  return [
    "/**",
    " * What a sample may be. `bytes` are of one sample, `seconds` its length, `samples` how many one call takes;",
    ' * `level` is "refuse" where the vendored document itself excludes the rest and "warn" where another page does.',
    ` * The pages stand in {@link ${name.replace("Limits", "LimitSources")}}.`,
    " */",
    `export const ${name} = {`,
    ...values,
    "} as const;",
    "",
    `/** The page on which each of {@link ${name}} is documented. */`,
    `export const ${name.replace("Limits", "LimitSources")} = {`,
    ...sources,
    "} as const;",
    "",
  ];
}

/** The type expression for a schema of schema.ts. */
function access(pointer: string): string {
  const component = /^#\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1];
  if (component !== undefined) return `components["schemas"][${JSON.stringify(component)}]`;
  const quoted = (step = ""): string => JSON.stringify(unescapePointer(step));
  const [, path, method, rest = ""] = /^#\/paths\/([^/]+)\/([^/]+)\/(.+)$/.exec(pointer) ?? [];
  const operation = `paths[${quoted(path)}]["${method}"]`;
  const body = /^requestBody\/content\/([^/]+)\/schema$/.exec(rest)?.[1];
  if (body !== undefined) return `${operation}["requestBody"]["content"][${quoted(body)}]`;
  const [, status, answer] = /^responses\/([^/]+)\/content\/([^/]+)\/schema$/.exec(rest) ?? [];
  if (status !== undefined) {
    return `${operation}["responses"][${/^\d+$/.test(status) ? status : quoted(status)}]["content"][${quoted(answer)}]`;
  }
  throw new Error(`x-type-name at ${pointer}: only components, request bodies and answers can be named`);
}

function about(node: JsonObject, { document, path, method }: VendoredDocument): string {
  const description = node["description"];
  if (typeof description !== "string") {
    const summary = at(document, "paths", path, method, "summary");
    return `The type of this name in the vendor's operation "${inCommentLine(String(summary))}".`;
  }
  return inCommentLine(description).replace(/^(.+?[.:])(?: .*|)$/, "$1");
}

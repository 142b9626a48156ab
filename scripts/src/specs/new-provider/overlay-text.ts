import { stringify } from "yaml";
import { at, isObject, type Json, type JsonObject } from "../documents/json.ts";
import type { DescribedOperation } from "./described-operation.ts";
import type { NamedSchemas } from "./named-schemas.ts";
import type { ProviderNames } from "./names.ts";
import type { NewProviderOptions } from "./options.ts";
import { jsonPath } from "./place.ts";

/** The containers that a media type stands for, as `x-audio` calls them. */
const containers: Readonly<Record<string, string>> = {
  "audio/wav": "wav",
  "audio/x-wav": "wav",
  "audio/wave": "wav",
  "audio/mpeg": "mp3",
  "audio/mp3": "mp3",
  "audio/flac": "flac",
  "audio/x-flac": "flac",
  "audio/ogg": "ogg",
  "audio/webm": "webm",
};

/** The first overlay of a document: names, and the limits of a sample that the document itself states. */
export function overlayText(
  names: ProviderNames,
  schemas: NamedSchemas,
  operation: DescribedOperation,
  options: Pick<NewProviderOptions, "page" | "server" | "keyHeader" | "keyPrefix">,
): string {
  const { page } = options;
  const title = String(at(operation.document, "info", "title") ?? names.prefix);
  const audio = stringify({ "x-audio": limitsOf(operation, page) }, { lineWidth: 0, flowCollectionPadding: false });
  return [
    "overlay: 1.0.0",
    "info:",
    `  title: ${JSON.stringify(`What ${names.prefix} documents outside ${title}`)}`,
    "  version: 1.0.0",
    "actions:",
    "  # Names for the types that a TypeScript user sees.",
    ...schemas.all.flatMap(({ target, name }) => [
      `  - target: ${stringify(target, { lineWidth: 0 }).trim()}`,
      "    description: This project's name for the type.",
      "    update:",
      `      x-type-name: ${name}`,
    ]),
    ...reachLines(operation, options),
    "",
    "  # What a sample may be. Add what other pages say, each limit with its page as `source` and `level: warn`;",
    "  # specs/README.md lists them. A provider of clone-core needs `formats` at least.",
    `  - target: ${stringify(jsonPath(operation.audio.keys), { lineWidth: 0 }).trim()}`,
    "    description: Limits of a sample that stand in the vendored document itself.",
    "    update:",
    ...audio
      .trimEnd()
      .split("\n")
      .map((line) => `      ${line}`),
    "",
  ].join("\n");
}

/** Where the service is and how it takes its key, where the document does not say. */
function reachLines(
  { document, path, method }: DescribedOperation,
  { page, server, keyHeader, keyPrefix }: Pick<NewProviderOptions, "page" | "server" | "keyHeader" | "keyPrefix">,
): string[] {
  const operation = jsonPath(["paths", path, method]);
  const description = `What the document leaves out. Source: ${page}`;
  const actions: JsonObject[] = [];
  // An update adds to a list, so what the document says of itself goes first.
  const set = (field: string, value: Json): void => {
    const keys = ["paths", path, method, field];
    if (at(document, ...keys) !== undefined) actions.push({ target: jsonPath(keys), description, remove: true });
    actions.push({ target: operation, description, update: { [field]: value } });
  };
  if (server !== undefined) set("servers", [{ url: server }]);
  if (keyHeader !== undefined) {
    const scheme = { type: "apiKey", in: "header", name: keyHeader, ...(keyPrefix && { "x-key-prefix": keyPrefix }) };
    const name = schemeName(document);
    const schemes = { securitySchemes: { [name]: scheme } };
    const update = isObject(document["components"]) ? schemes : { components: schemes };
    actions.push({ target: "components" in update ? "$" : "$.components", description, update });
    set("security", [{ [name]: [] }]);
  }
  if (actions.length === 0) return [];
  const text = stringify(actions, { lineWidth: 0, flowCollectionPadding: false, aliasDuplicateObjects: false });
  return [
    "",
    "  # Address and key.",
    ...text
      .trimEnd()
      .split("\n")
      .map((line) => `  ${line}`),
  ];
}

/** One that the document does not have. */
function schemeName(document: JsonObject): string {
  const schemes = at(document, "components", "securitySchemes") ?? {};
  let name = "key";
  for (let count = 2; Object.hasOwn(schemes as JsonObject, name); count++) name = `key${count}`;
  return name;
}

/** Limits that the document states in its schemas. */
function limitsOf(
  { audio, request, contentType, document, path, method }: DescribedOperation,
  source: string,
): JsonObject {
  const said = { level: "refuse", source };
  const { schema, keys } = audio;
  const item = isObject(schema["items"]) ? schema["items"] : schema;
  const encoding = at(document, "paths", path, method, "requestBody", "content", contentType, "encoding");
  const listed = at(encoding, keys.at(-1) ?? "", "contentType") ?? item["contentMediaType"] ?? "";
  const formats = String(listed)
    .split(",")
    .map((type) => containers[type.trim()]);
  const isWhole = formats.every((format) => format !== undefined);
  const isField = keys.slice(0, -1).join("\n") === [...request.keys, "properties"].join("\n");
  const most = "items" in schema ? schema["maxItems"] : isField ? 1 : undefined;
  const bytes = item["contentEncoding"] === "base64" || item["format"] === "byte" ? undefined : item["maxLength"];
  return {
    ...(isWhole ? { formats: { values: [...new Set(formats)] as string[], ...said } } : {}),
    ...(typeof most === "number" ? { samples: { max: most, ...said } } : {}),
    ...(typeof bytes === "number" ? { bytes: { max: bytes, ...said } } : {}),
  };
}

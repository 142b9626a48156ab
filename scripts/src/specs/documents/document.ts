import { readFile } from "node:fs/promises";
import { type OpenAPIOverlayOptions, openapiOverlay } from "openapi-format";
import { at, isObject, type JsonObject, walk } from "./json.ts";
import { normalDocument } from "./normal-document.ts";
import { understood } from "./repair/understood.ts";
import { isOperation } from "./source/operations.ts";
import { requireOwnReferences } from "./source/own-references.ts";
import { parseData } from "./source/parse-openapi.ts";
import { root, type Source, verifySource } from "./sources.ts";

/** The vendored document with its overlay applied, in the form that code is generated from. */
export interface VendoredDocument {
  readonly source: Source;
  readonly document: JsonObject;
  /** `post` */
  readonly method: string;
  /** `/voices/clone` */
  readonly path: string;
}

/** Reads below `base`, the repository or a copy of it. */
export async function readDocument(source: Source, base: URL = root): Promise<VendoredDocument> {
  await verifySource(source, base);
  const file = `specs/${source.name}.yaml`;
  const { document } = understood(await readYaml(file, base), file);
  return withOverlay(source, document, await readYaml(`specs/${source.name}.overlay.yaml`, base));
}

/**
 * A document, as it is understood, with its overlay.
 *
 * @throws Error when the document has words of overlays alone, and when the overlay is about places that it has not.
 */
export async function withOverlay(
  source: Source,
  document: JsonObject,
  overlay: JsonObject,
): Promise<VendoredDocument> {
  requireForeign(document, `specs/${source.name}.yaml`);
  const { document: data, unused } = await overlaid(
    document,
    requireDescribed(overlay, `specs/${source.name}.overlay.yaml`),
  );
  if (unused.length > 0) {
    throw new Error(
      `specs/${source.name}.overlay.yaml has actions whose target no longer exists: ${unused.join(", ")}`,
    );
  }
  requireOwnReferences(data, `specs/${source.name}.yaml`);
  const operations = operationsOf(source);
  for (const { path, method, name } of operations) {
    const text = `${method.toUpperCase()} ${path}`;
    if (!isOperation(text)) {
      throw new Error(
        `specs/sources.yaml: ${source.name} has the operation ${JSON.stringify(text)}, which is not a method and a path, as in POST /v1/voices`,
      );
    }
    if (isObject(at(data, "paths", path, method))) continue;
    const file = `specs/${source.name}${name === "clone" ? "" : ".overlay"}.yaml`;
    throw new Error(`${file} has no operation ${text}`);
  }
  const { method, path } = operations[0];
  const normal = normalDocument(data, operations);
  if (source.body !== undefined) keepBody(normal, { method, path, body: source.body, name: source.name });
  return { source, document: normal, method, path };
}

/** Leaves the operation's body the media type that the client writes. */
function keepBody(
  document: JsonObject,
  { method, path, body, name }: { method: string; path: string; body: string; name: string },
): void {
  const requestBody = at(document, "paths", path, method, "requestBody");
  const content = at(requestBody, "content");
  const kept = at(content, body);
  if (isObject(requestBody) && kept !== undefined) requestBody["content"] = { [body]: kept };
  else {
    const offered = Object.keys(isObject(content) ? content : {}).join(", ") || "none";
    throw new Error(`specs/sources.yaml: ${name} has body ${body}, and its document offers ${offered}`);
  }
}

/** @throws Error when an action of an overlay does not say on what it rests. */
export function requireDescribed(overlay: JsonObject, name: string): JsonObject {
  const { actions } = overlay;
  if (!Array.isArray(actions)) throw new Error(`${name} has no list of \`actions\``);
  for (const [index, action] of actions.entries()) {
    if (typeof at(action, "description") === "string") continue;
    throw new Error(`${name}: action ${index + 1} names no source in its description`);
  }
  return overlay;
}

/** One operation of a document. */
export interface NamedOperation {
  /** This project's name for it: `clone`, `list`, … */
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

/** The vendored operation, and then those that the overlay adds. */
export function operationsOf({ operation, added = {} }: Source): readonly [NamedOperation, ...NamedOperation[]] {
  const named = (name: string, text: string): NamedOperation => {
    const [verb = "", path = ""] = text.split(" ");
    return { name, method: verb.toLowerCase(), path };
  };
  return [named("clone", operation), ...Object.entries(added).map(([name, text]) => named(name, text))];
}

/** A document with an overlay applied, and the targets that it does not have. */
export async function overlaid(
  document: JsonObject,
  overlay: JsonObject,
): Promise<{ readonly document: JsonObject; readonly unused: readonly string[] }> {
  const { data, resultData } = await openapiOverlay(structuredClone(document), {
    overlaySet: overlay as unknown as OpenAPIOverlayOptions["overlaySet"],
  });
  if (!isObject(data)) throw new Error("the overlay turned the document into something else");
  return { document: data, unused: (resultData["unusedActions"] as { target: string }[]).map(({ target }) => target) };
}

/** What only an overlay says, since code is written from it as it stands. */
const ownKeywords = ["x-type-name", "x-audio", "x-key-prefix", "x-client", "x-default-version"] as const;

/** @throws Error when a vendor's document has a keyword of this project's own. */
export function requireForeign(document: JsonObject, name: string): void {
  walk(document, (node, pointer) => {
    const own = ownKeywords.find((keyword) => keyword in node);
    if (own === undefined) return;
    throw new Error(`${name} has ${own} at ${pointer}, which is a word of this project's overlays alone`);
  });
}

async function readYaml(file: string, base: URL): Promise<JsonObject> {
  const value = parseData(await readFile(new URL(file, base), "utf8"));
  if (!isObject(value)) throw new Error(`${file} is not a YAML mapping`);
  return value;
}

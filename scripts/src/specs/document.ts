import { readFile } from "node:fs/promises";
import { type OpenAPIOverlayOptions, openapiOverlay } from "openapi-format";
import { parse } from "yaml";
import { at, isObject, type JsonObject } from "./json.ts";
import { root, type Source, verifySource } from "./sources.ts";

/** The vendored document with its overlay applied. */
export interface VendoredDocument {
  readonly source: Source;
  readonly document: JsonObject;
  /** `post` */
  readonly method: string;
  /** `/voices/clone` */
  readonly path: string;
}

export async function readDocument(source: Source): Promise<VendoredDocument> {
  await verifySource(source);
  const document = await readYaml(`specs/${source.name}.yaml`);
  const overlay = await readYaml(`specs/${source.name}.overlay.yaml`);
  const { actions } = overlay;
  for (const [index, action] of (Array.isArray(actions) ? actions : []).entries()) {
    if (typeof at(action, "description") === "string") continue;
    throw new Error(`specs/${source.name}.overlay.yaml: action ${index + 1} names no source in its description`);
  }
  const { data, resultData } = await openapiOverlay(structuredClone(document), {
    overlaySet: overlay as unknown as OpenAPIOverlayOptions["overlaySet"],
  });
  const unused = (resultData["unusedActions"] as { target: string }[]).map((action) => action.target);
  if (unused.length > 0) {
    throw new Error(
      `specs/${source.name}.overlay.yaml has actions whose target no longer exists: ${unused.join(", ")}`,
    );
  }
  if (!isObject(data)) throw new Error(`specs/${source.name}.overlay.yaml turned the document into something else`);

  const [verb = "", path = ""] = source.operation.split(" ");
  const method = verb.toLowerCase();
  if (!isObject(at(data, "paths", path, method))) {
    throw new Error(`specs/${source.name}.yaml has no operation ${source.operation}`);
  }
  return { source, document: data, method, path };
}

async function readYaml(file: string): Promise<JsonObject> {
  const value: unknown = parse(await readFile(new URL(file, root), "utf8"));
  if (!isObject(value)) throw new Error(`${file} is not a YAML mapping`);
  return value;
}

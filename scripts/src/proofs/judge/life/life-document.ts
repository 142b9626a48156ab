import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { operationsOf, readDocument } from "../../../specs/documents/document.ts";
import { at, isObject, type JsonObject } from "../../../specs/documents/json.ts";
import { judgedSources } from "../judged-operation.ts";

/**
 * What only the overlays describe, of both services in one document, so that one Prism judges it: the operations on voices
 * that exist. Cloning is left to the vendors' own documents.
 */
export async function lifeDocument(): Promise<URL> {
  const paths: Record<string, JsonObject> = {};
  const components: Record<string, JsonObject> = {};
  for (const source of await judgedSources()) {
    const { document } = await readDocument(source);
    const [, ...operations] = operationsOf(source);
    for (const { method, path } of operations) {
      const item = at(document, "paths", path) as JsonObject;
      const operation = at(item, method) as JsonObject;
      const security = operation["security"] ?? document["security"];
      paths[path] = {
        ...(paths[path] ?? { parameters: item["parameters"] ?? [] }),
        [method]: { ...operation, security },
      };
    }
    for (const [section, members] of Object.entries(document["components"] as JsonObject)) {
      if (isObject(members)) components[section] = { ...components[section], ...members };
    }
  }
  const whole = { openapi: "3.0.0", info: { title: "Voices that exist", version: "1" }, paths, components };
  const file = join(await mkdtemp(join(tmpdir(), "judge-")), "life.json");
  await writeFile(file, JSON.stringify(whole));
  return pathToFileURL(file);
}

import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { nodeAt } from "../../../src/specs/compare/verdict/notes.ts";
import { at, isObject, type JsonObject } from "../../../src/specs/documents/json.ts";
import { parseData } from "../../../src/specs/documents/source/parse-openapi.ts";
import { readSources, root } from "../../../src/specs/documents/sources.ts";

it.each(await readSources())("the overlay of $name cites words that its document has", async ({ name, added = {} }) => {
  const read = async (file: string): Promise<JsonObject> =>
    parseData(await readFile(new URL(`specs/${file}.yaml`, root), "utf8")) as JsonObject;
  const document = await read(name);
  const { actions } = await read(`${name}.overlay`);
  for (const action of Array.isArray(actions) ? actions : []) {
    const cites = at(action, "x-cites");
    for (const path of Array.isArray(cites) ? cites : []) {
      expect(at(nodeAt(document, String(path)), "description"), String(path)).toBeTypeOf("string");
    }
    // Targets in forms that are not followed would lose their names without a word.
    const target = String(at(action, "target"));
    const isOwn =
      target.startsWith("$.components.schemas.Error") ||
      Object.values(added).some((operation) => target === `$.paths['${operation.slice(operation.indexOf(" ") + 1)}']`);
    expect(isOwn || isObject(nodeAt(document, target)), target).toBe(true);
  }
});

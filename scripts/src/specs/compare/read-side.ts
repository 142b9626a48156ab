import { readFile } from "node:fs/promises";
import { isObject, type JsonObject } from "../documents/json.ts";
import { parseData } from "../documents/source/parse-openapi.ts";
import { type ReadSpec, readSpec } from "../documents/source/read-spec.ts";
import { readSources, root } from "../documents/sources.ts";

/**
 * Reads one side of a comparison. An operation that is not there is a change and no error; that it is named helps to
 * tell which of a page's documents is meant.
 */
export async function readSide(input: string, operations: readonly string[] | undefined): Promise<ReadSpec> {
  try {
    return await readSpec(input, { operations });
  } catch (error) {
    if (operations === undefined) throw error;
    return readSpec(input).catch(() => {
      throw error;
    });
  }
}

/** The overlays of the vendored documents that are about some of the operations. */
export async function overlaysFor(operations: readonly string[]): Promise<JsonObject[]> {
  const sources = await readSources();
  const overlays = sources
    .filter(({ operation }) => operations.includes(operation))
    .map(async ({ name }) => parseData(await readFile(new URL(`specs/${name}.overlay.yaml`, root), "utf8")));
  return (await Promise.all(overlays)).filter(isObject);
}

import { readFile } from "node:fs/promises";
import { overlaid, requireDescribed } from "../documents/document.ts";
import { isObject, type JsonObject } from "../documents/json.ts";
import { parseData } from "../documents/source/parse-openapi.ts";
import type { OverlayAction } from "./describe/overlay-action.ts";

/** The actions of an overlay that a person wrote. */
export async function readActions(file: string): Promise<OverlayAction[]> {
  const parsed = parseData(await readFile(file, "utf8"));
  if (!isObject(parsed)) throw new Error(`--overlay ${file} is not a YAML mapping`);
  const { actions } = requireDescribed(parsed, `--overlay ${file}`);
  return actions as unknown as OverlayAction[];
}

/** @throws Error when an action has no target. */
export async function withActions(
  document: JsonObject,
  actions: readonly OverlayAction[],
  name: string,
): Promise<JsonObject> {
  if (actions.length === 0) return document;
  const overlay = { overlay: "1.0.0", info: { title: "", version: "1" }, actions } as unknown as JsonObject;
  const { document: result, unused } = await overlaid(document, overlay);
  if (unused.length === 0) return result;
  throw new Error(`${name} has actions whose target does not exist: ${unused.join(", ")}`);
}

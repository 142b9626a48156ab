import { readFile } from "node:fs/promises";
import { isObject, type JsonObject } from "../../../documents/json.ts";
import { parseData } from "../../../documents/source/parse-openapi.ts";

/** A vendor whose document stands here as it was on {@link frozenDay}. */
export type Frozen = "cartesia" | "inworld";

/** The day of the documents beside this file. */
export const frozenDay = "2026-11-21";

/**
 * The text of a vendor's document as it was on that day. Trials and tests edit it: what is vendored moves on with every
 * `pnpm specs:update`, and an edit that fits today's document need not fit the next one.
 */
export const frozenDocument = (name: Frozen): Promise<string> => read(`${name}-${frozenDay}.yaml`);

/** The overlay of that document, as it was on the same day. */
export const frozenOverlayText = (name: Frozen): Promise<string> => read(`${name}-${frozenDay}.overlay.yaml`);

export async function frozenOverlay(name: Frozen): Promise<JsonObject> {
  const overlay = parseData(await frozenOverlayText(name));
  if (!isObject(overlay)) throw new Error(`the overlay of ${name} is not a mapping`);
  return overlay;
}

const read = (file: string): Promise<string> => readFile(new URL(file, import.meta.url), "utf8");

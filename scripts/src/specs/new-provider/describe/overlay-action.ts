import type { Json, JsonObject } from "../../documents/json.ts";
import { jsonPath } from "./place.ts";

/** What an overlay says of one place of a document. */
export interface OverlayAction {
  readonly target: string;
  readonly description: string;
  readonly update?: JsonObject;
  readonly remove?: true;
}

/** Sets a field: what is there already goes first, since an update adds to a list and merges what is an object. */
export function setField(
  keys: readonly string[],
  field: string,
  value: Json,
  { description, isThere }: { readonly description: string; readonly isThere: boolean },
): OverlayAction[] {
  const target = jsonPath(keys);
  return [
    ...(isThere ? [{ target: jsonPath([...keys, field]), description, remove: true as const }] : []),
    { target, description, update: { [field]: value } },
  ];
}

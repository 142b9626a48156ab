import { at, isObject, type JsonObject } from "../documents/json.ts";
import { resolve } from "../documents/references.ts";
import type { Source } from "../documents/sources.ts";

/**
 * The media type in which the client goes on writing requests when its document offers several: the one that it wrote
 * until now. `null` when there is nothing to choose.
 */
export function bodyKept(
  old: JsonObject,
  next: JsonObject,
  { operation, body }: Source,
  nextOperation: string,
): string | null {
  const offered = mediaTypes(next, nextOperation);
  if (offered.length < 2) return null;
  const [first] = mediaTypes(old, operation);
  const until = body ?? first;
  return until !== undefined && offered.includes(until) ? until : (offered[0] ?? null);
}

function mediaTypes(document: JsonObject, operation: string): string[] {
  const [method = "", path = ""] = operation.split(" ");
  const body = at(document, "paths", path, method.toLowerCase(), "requestBody");
  const content = body === undefined ? undefined : resolve(document, body)["content"];
  return Object.keys(isObject(content) ? content : {});
}

import type { Contract, Json, JsonObject } from "../contract/contract.ts";
import { follow } from "../contract/operation.ts";

/** Whether a schema is one of audio, or has audio anywhere inside it. */
export function carriesAudio(contract: Contract, node: Json | undefined, path: readonly JsonObject[] = []): boolean {
  if (typeof node !== "object" || node === null || Array.isArray(node)) return false;
  const schema = follow(contract, node as JsonObject);
  // A schema inside itself was looked at once already.
  if (path.includes(schema)) return false;
  if (schema["x-audio"] !== undefined || /^(?:byte|binary)$/.test(String(schema["format"]))) return true;
  const inside = [
    schema["items"],
    ...Object.values(schema["properties"] ?? {}),
    ...["allOf", "anyOf", "oneOf"].flatMap((keyword) => schema[keyword] ?? []),
  ] as (Json | undefined)[];
  return inside.some((inner) => carriesAudio(contract, inner, [...path, schema]));
}

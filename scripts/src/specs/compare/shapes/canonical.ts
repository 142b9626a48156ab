import { isObject, type Json } from "../../documents/json.ts";
import type { Work } from "./work.ts";

/** Equal for values that are equal, whatever the order of their keys. `work` counts what may repeat its parts. */
export function canonical(value: Json | undefined, work?: Work): string {
  work?.step();
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, work)).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one, work)}`)
    .join(",")}}`;
}

/** A set of values: sorted, each once. */
export function canonicalSet<Value extends Json>(values: readonly Value[]): Value[] {
  const byText = new Map(values.map((value) => [canonical(value), value]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

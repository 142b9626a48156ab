import type { QueryParameter } from "./operation.ts";

/**
 * The declared parameters of a query as their schemas can judge them: a number as a number, `true` and `false` as
 * booleans, a list as a list. What is not of its type stays a text, for the schema to refuse; so does one that may come
 * only once and came twice, as a list.
 */
export function queryValues(
  parameters: readonly QueryParameter[],
  sent: URLSearchParams,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const { name, required, schema } of parameters) {
    // A parameter that is required and empty is as good as none.
    const all = sent.getAll(name).filter((value) => value !== "" || !required);
    const [only = ""] = all;
    if (all.length === 0) continue;
    if (schema["type"] === "array" || all.length > 1) values[name] = all;
    else values[name] = typed(String(schema["type"]), only);
  }
  return values;
}

function typed(type: string, text: string): unknown {
  if (type === "integer" && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

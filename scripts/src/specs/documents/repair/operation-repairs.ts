import { at, isObject, type Json, type JsonObject } from "../json.ts";
import { methods } from "../source/operations.ts";
import type { Report } from "./schema-repairs.ts";

/** A parameter that says its type itself, as Swagger 2.0 wrote it. */
export function withSchema(parameter: JsonObject, report: Report): JsonObject {
  const { name, in: place, description, required, deprecated, schema, content, type, ...rest } = parameter;
  if (parameter["in"] === "path" && parameter["required"] !== true && typeof name === "string") {
    report(`the parameter ${name} of the path is read as required, as every such one is`);
    return withSchema({ ...parameter, required: true }, () => {});
  }
  if (type === undefined || schema !== undefined || content !== undefined || typeof name !== "string") return parameter;
  report(`the type of the parameter ${name} is read as its schema`);
  const own = { name, in: place, description, required, deprecated };
  const said = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(said), schema: { type, ...rest } };
}

/** An answer without a description, which every answer has to have. */
export function withDescription(answer: JsonObject, report: Report): JsonObject {
  if (typeof answer["$ref"] === "string" || answer["description"] !== undefined) return answer;
  report("an answer without a description is read with an empty one");
  return { description: "", ...answer };
}

/** Statuses as OpenAPI writes them, `4XX`; the same parameter once; and every parameter of the path. */
export function wholeOperations(document: JsonObject, report: (place: string, what: string) => void): JsonObject {
  const { paths } = document;
  if (!isObject(paths)) return document;
  const ids = new Set<Json>();
  const whole = Object.entries(paths).map(([path, item]) => {
    if (!isObject(item)) return [path, item] as const;
    const copy: JsonObject = { ...item };
    for (const method of methods) {
      const operation = item[method];
      if (!isObject(operation)) continue;
      const place = `${method.toUpperCase()} ${path}`;
      const { responses, operationId } = operation;
      const made: JsonObject = { ...operation };
      if (isObject(responses))
        made["responses"] = withUpperCase(responses, () => report(place, "statuses such as `4xx` are read as `4XX`"));
      if (operationId !== undefined && ids.has(operationId)) {
        report(place, `its operationId ${JSON.stringify(operationId)} is another operation's too, and is not read`);
        delete made["operationId"];
      }
      if (operationId !== undefined) ids.add(operationId);
      const parameters = parametersOf(document, path, item, operation, (what) => report(place, what));
      if (parameters !== undefined) made["parameters"] = parameters;
      copy[method] = made;
    }
    return [path, copy] as const;
  });
  return { ...document, paths: Object.fromEntries(whole) };
}

function withUpperCase(responses: JsonObject, report: () => void): JsonObject {
  const isLower = (status: string): boolean => /^[1-5]xx$/i.test(status) && status !== status.toUpperCase();
  if (!Object.keys(responses).some(isLower)) return responses;
  report();
  return Object.fromEntries(
    Object.entries(responses).map(([status, answer]) => [isLower(status) ? status.toUpperCase() : status, answer]),
  );
}

/** The parameters of an operation, if they differ from what it lists. */
function parametersOf(
  document: JsonObject,
  path: string,
  item: JsonObject,
  operation: JsonObject,
  report: (what: string) => void,
): Json[] | undefined {
  const own = Array.isArray(operation["parameters"]) ? operation["parameters"] : [];
  const shared = Array.isArray(item["parameters"]) ? item["parameters"] : [];
  const resolved = (one: Json): Json | undefined => {
    const reference = at(one, "$ref");
    const key = typeof reference === "string" ? /^#\/components\/parameters\/([^/]+)$/.exec(reference)?.[1] : undefined;
    return key === undefined ? one : at(document, "components", "parameters", key);
  };
  const texts = own.map((one) => JSON.stringify(resolved(one)));
  const once = own.filter((_one, index) => texts.indexOf(texts[index] ?? "") === index);
  if (once.length < own.length) report("a parameter that it lists twice is read once");
  const named = new Set(
    [...own, ...shared].map(resolved).flatMap((one) => (at(one, "in") === "path" ? [at(one, "name")] : [])),
  );
  const missing = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name).filter((name) => !named.has(name));
  for (const name of missing) report(`{${name}} in its path is listed nowhere, and is read as text`);
  if (missing.length === 0 && once.length === own.length) return undefined;
  return [...once, ...missing.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }))];
}

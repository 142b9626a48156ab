import { at, isObject, type JsonObject } from "../json.ts";

/** The keys of a path's item that are operations. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** The operations of a document: `POST /voices/clone`. */
export function operationsOf(document: JsonObject): string[] {
  const { paths } = document;
  return Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) =>
    methods.filter((method) => isObject(at(item, method))).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/**
 * Whether a text is an operation that code can be generated for: its path stands in code and in comments, so it has only
 * the characters of an address.
 */
export const isOperation = (text: string): boolean => /^[A-Z]+ \/[\w.~:@+%{}$/-]*$/.test(text);

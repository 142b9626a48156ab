import { at, isObject, type JsonObject } from "../documents/json.ts";
import { operationsOf } from "../documents/source/operations.ts";
import { readSpec } from "../documents/source/read-spec.ts";
import type { Source } from "../documents/sources.ts";

/** Where a vendor put an operation, and where it was: `POST /voices/clone`. */
export interface MovedOperation {
  readonly from: string;
  readonly to: string;
}

const partsOf = (operation: string): { method: string; path: string } => {
  const [method = "", path = ""] = operation.split(" ");
  return { method: method.toLowerCase(), path };
};

/** The document as if its operation had always been where it is now: so that all else is compared in its place. */
export function withOperationMoved(document: JsonObject, { from, to }: MovedOperation): JsonObject {
  const [old, next] = [partsOf(from), partsOf(to)];
  const copy = structuredClone(document);
  const paths = copy["paths"] as JsonObject;
  const item = at(paths, old.path);
  if (!isObject(item)) return copy;
  const { [old.method]: operation, ...rest } = item;
  delete paths[old.path];
  paths[next.path] = { ...rest, ...(operation === undefined ? {} : { [next.method]: operation }) };
  return copy;
}

/** An overlay's text whose actions go where the operation is now. */
export function overlayMoved(text: string, { from, to }: MovedOperation): string {
  const [old, next] = [partsOf(from), partsOf(to)];
  return ["'", '"'].reduce((all, quote) => {
    const place = (path: string): string => `$.paths[${quote}${path}${quote}]`;
    return all
      .replaceAll(`${place(old.path)}.${old.method}`, `${place(next.path)}.${next.method}`)
      .replaceAll(place(old.path), place(next.path));
  }, text);
}

/** Says what to do when a document lacks the operation that is vendored: it may have moved. */
export async function withHint(error: unknown, source: Source, from: string): Promise<unknown> {
  const message = error instanceof Error ? error.message : "";
  if (!message.includes(`has no operation ${source.operation}`)) return error;
  const document = await readSpec(from).then(
    (spec) => spec.document,
    () => undefined,
  );
  const present = document === undefined ? [] : operationsOf(document);
  const last = (operation: string): string | undefined => operation.split(/[/:]/).at(-1);
  const alike = present.find((one) => last(one) === last(source.operation)) ?? present[0];
  const example = alike === undefined ? "" : `: --moved '${source.name}=${alike}'`;
  return new Error(`${message}\nIf ${source.operation} moved, say where to${example}`, { cause: error });
}

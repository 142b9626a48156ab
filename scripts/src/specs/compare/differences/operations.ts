import type { Content, Field, OperationShape, ResponseShape } from "../shapes/operation.ts";
import type { Shape } from "../shapes/shape.ts";
import { wholeRequests, wholeResponses } from "../shapes/whole-shapes.ts";
import { compareSecurity, compareServers } from "./access.ts";
import type { Difference } from "./difference.ts";
import type { Findings } from "./findings.ts";
import type { Direction } from "./pair.ts";
import { compareShapes } from "./shapes.ts";

/** Finds what differs between an operation and the one that takes its place. `at` stands before each path. */
export function compareOperations(old: OperationShape, new_: OperationShape, at: string, found: Findings): void {
  const [request, response] = [wholeRequests(old, new_), wholeResponses(old, new_)];
  found.meet(...request, "request", `${at}request`);
  found.meet(...response, "response", `${at}response`);
  compareServers(old, new_, at, found);
  compareSecurity(old, new_, at, found);
  compareFieldSets(old.parameters, new_.parameters, "request", `${at}request `, found);
  compareBodies(old, new_, at, found);
  for (const status of new Set([...old.responses.keys(), ...new_.responses.keys()])) {
    const path = `${at}response ${status}`;
    const before = old.responses.get(status);
    const after = new_.responses.get(status);
    if (before !== undefined && after !== undefined) compareResponses(before, after, path, found);
    else compareStatus({ status, old, new_ }, path, found);
  }
  compareOthers(old.others, new_.others, { direction: "both", path: `${at}operation` }, found);
  if (old.deprecated !== new_.deprecated) {
    found.add({ kind: "deprecation-changed", direction: "both", path: `${at}operation` });
  }
  if (old.prose !== new_.prose) found.words.push(`${at}operation`);
}

/** Parameters of a request, headers of a response. */
function compareFieldSets(
  old: ReadonlyMap<string, Field>,
  new_: ReadonlyMap<string, Field>,
  direction: Direction,
  at: string,
  found: Findings,
): void {
  for (const key of new Set([...old.keys(), ...new_.keys()])) {
    const before = old.get(key);
    const after = new_.get(key);
    const place = { direction, path: `${at}${(before ?? after)?.name}` };
    if (before === undefined) {
      found.add({ kind: after?.required ? "required-field-added" : "optional-field-added", ...place });
    } else if (after === undefined) {
      found.add({ kind: "field-removed", ...place });
    } else {
      if (before.required !== after.required) {
        found.add({ kind: after.required ? "field-required" : "field-optional", ...place });
      }
      if (before.style !== after.style) {
        found.add({ kind: "serialisation-changed", ...place, old: before.style, new: after.style });
      }
      compareOthers(before.others, after.others, place, found);
      if (before.deprecated !== after.deprecated) found.add({ kind: "deprecation-changed", ...place });
      compareShapes(before.shape, after.shape, direction, place.path, found);
    }
  }
}

function compareBodies(old: OperationShape, new_: OperationShape, at: string, found: Findings): void {
  const place = { direction: "request", path: `${at}request body` } as const;
  const { body: before } = old;
  const { body: after } = new_;
  if (before === undefined && after === undefined) return;
  if (before === undefined) {
    found.add({ kind: after?.required ? "required-field-added" : "optional-field-added", ...place });
  } else if (after === undefined) {
    found.add({ kind: "field-removed", ...place });
  } else {
    if (before.required !== after.required) {
      found.add({ kind: after.required ? "field-required" : "field-optional", ...place });
    }
    compareContents(before.content, after.content, "request", place.path, found);
  }
}

function compareResponses(old: ResponseShape, new_: ResponseShape, path: string, found: Findings): void {
  compareFieldSets(old.headers, new_.headers, "response", `${path} header `, found);
  compareContents(old.content, new_.content, "response", `${path} body`, found);
  compareOthers(old.others, new_.others, { direction: "response", path }, found);
}

/** What no rule reads. */
function compareOthers(
  old: ReadonlyMap<string, string>,
  new_: ReadonlyMap<string, string>,
  place: Pick<Difference, "direction" | "path">,
  found: Findings,
): void {
  for (const keyword of new Set([...old.keys(), ...new_.keys()])) {
    const sides = { old: old.get(keyword), new: new_.get(keyword) };
    if (sides.old !== sides.new) found.add({ kind: "keyword-changed", ...place, keyword, ...sides });
  }
}

function compareContents(
  old: ReadonlyMap<string, Content>,
  new_: ReadonlyMap<string, Content>,
  direction: Direction,
  path: string,
  found: Findings,
): void {
  const types = new Set([...old.keys(), ...new_.keys()]);
  for (const type of types) {
    const before = old.get(type);
    const after = new_.get(type);
    const place = { direction, path: types.size > 1 ? `${path} ${type}` : path };
    if (before === undefined) found.add({ kind: "content-type-added", ...place, path, new: type });
    else if (after === undefined) found.add({ kind: "content-type-removed", ...place, path, old: type });
    else {
      compareOthers(before.others, after.others, place, found);
      compareShapes(before.shape, after.shape, direction, place.path, found);
    }
  }
}

/** A status that only one of the sides has. */
function compareStatus(
  { status, old, new_ }: { readonly status: string; readonly old: OperationShape; readonly new_: OperationShape },
  path: string,
  found: Findings,
): void {
  const place = { direction: "response", path } as const;
  const before = old.responses.get(status);
  if (status.startsWith("2")) {
    found.add({ kind: before === undefined ? "success-status-added" : "success-status-removed", ...place });
  } else if (before === undefined) {
    found.add({ kind: "error-response-added", ...place });
  } else if (new_.responses.has("default") || old.errorsByDefault) {
    found.add({ kind: "error-response-left-to-default", ...place });
  } else {
    const names = namesWithin([...before.content.values()].map(({ shape }) => shape));
    if (names.length === 0) found.add({ kind: "error-response-unpromised", ...place });
    else found.add({ kind: "error-response-removed", ...place, names });
  }
}

/** The names under which a package exports schemas, or what they hold. */
function namesWithin(shapes: readonly Shape[]): string[] {
  const seen = new Set<Shape>(shapes);
  for (const { properties, items, additional, alternatives, every } of seen) {
    const inner = [...properties.values(), items, additional, ...alternatives, ...every];
    for (const one of inner) if (typeof one === "object") seen.add(one);
  }
  return [...new Set([...seen].flatMap(({ names }) => names))];
}

import { canonical } from "../shapes/canonical.ts";
import type { Shape } from "../shapes/shape.ts";
import { compareAlternatives } from "./alternatives.ts";
import { compareConstraints } from "./constraints.ts";
import type { Difference } from "./difference.ts";
import { compareFields } from "./fields.ts";
import type { Findings } from "./findings.ts";
import type { Direction } from "./pair.ts";
import { compareEnums, compareFormats, compareTypes } from "./values.ts";

/** Finds what differs between two schemas that stand in the same place. */
export function compareShapes(old: Shape, new_: Shape, direction: Direction, path: string, found: Findings): void {
  if (!found.meet(old, new_, direction, path)) return;
  found.within(old.names, path, () => compareOnce(old, new_, direction, path, found));
}

function compareOnce(old: Shape, new_: Shape, direction: Direction, path: string, found: Findings): void {
  if (old.prose !== new_.prose) {
    if (old.cited) found.add({ kind: "cited-words-changed", direction, path, old: old.prose, new: new_.prose });
    else found.words.push(path);
  }
  const place = { direction, path };
  if (old.nullable !== new_.nullable) found.add({ kind: old.nullable ? "null-removed" : "null-added", ...place });
  compareRemarks(old, new_, place, found);
  if (old.alternatives.length > 0 || new_.alternatives.length > 0) {
    compareAlternatives(old, new_, direction, path, found, compareShapes);
    if (old.alternatives.length === 0 || new_.alternatives.length === 0) {
      const list = old.alternatives.length > 0 ? old : new_;
      if (saysMore(list)) found.add({ kind: "keyword-changed", ...place, keyword: "anyOf" });
      return;
    }
  }
  const types = compareTypes(old, new_, place, found);
  // Of another type, nothing else can be compared.
  if (types === "apart") return;
  compareEnums(old, new_, place, found);
  compareFormats(old, new_, place, found);
  compareConstraints(old, new_, place, found);
  // What may be anything names no fields, and refuses none.
  if (types === "alike") compareFields(old, new_, direction, path, found, compareShapes);
  if (old.items !== undefined && new_.items !== undefined) {
    compareShapes(old.items, new_.items, direction, `${path}[]`, found);
  }
  compareRest(old, new_, direction, path, found);
}

/** What is said of a value beside what it may be. */
function compareRemarks(old: Shape, new_: Shape, place: Pick<Difference, "direction" | "path">, found: Findings): void {
  const before = remarks(old, new_);
  const after = remarks(new_, old);
  if (canonical(before.default ?? null) !== canonical(after.default ?? null)) {
    found.add({ kind: "default-changed", ...place, old: before.default, new: after.default });
  }
  if (before.deprecated !== after.deprecated) found.add({ kind: "deprecation-changed", ...place });
}

/** Where a list stands against one schema, what a part of the list says is said of the value too. */
function remarks(shape: Shape, other: Shape): Pick<Shape, "default" | "deprecated"> {
  const all = [shape, ...(other.alternatives.length === 0 ? shape.alternatives : [])];
  return {
    default: all.find((one) => one.default !== undefined)?.default,
    deprecated: all.some(({ deprecated }) => deprecated),
  };
}

/** Whether a schema says more of its values than that they are one of a list. */
const saysMore = (shape: Shape): boolean =>
  shape.properties.size + shape.constraints.size + shape.others.size + shape.every.length > 0 ||
  shape.enum !== undefined;

/** What could not be made one schema, and what no rule reads. */
function compareRest(old: Shape, new_: Shape, direction: Direction, path: string, found: Findings): void {
  if (old.every.length === new_.every.length) {
    for (const [index, part] of old.every.entries()) {
      const other = new_.every[index];
      if (other !== undefined) compareShapes(part, other, direction, path, found);
    }
  } else {
    found.add({ kind: "keyword-changed", direction, path, keyword: "allOf" });
  }
  for (const keyword of new Set([...old.others.keys(), ...new_.others.keys()])) {
    const before = old.others.get(keyword);
    const after = new_.others.get(keyword);
    if (before !== after) found.add({ kind: "keyword-changed", direction, path, keyword, old: before, new: after });
  }
}

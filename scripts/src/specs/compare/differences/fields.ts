import type { Shape } from "../shapes/shape.ts";
import type { CompareShapes, Findings } from "./findings.ts";
import type { Direction } from "./pair.ts";

/** The fields of objects, named and others. */
export function compareFields(
  old: Shape,
  new_: Shape,
  direction: Direction,
  path: string,
  found: Findings,
  compare: CompareShapes,
): void {
  for (const name of new Set([...old.properties.keys(), ...new_.properties.keys()])) {
    const before = old.properties.get(name);
    const after = new_.properties.get(name);
    const place = { direction, path: `${path}.${name}` };
    const was = old.required.has(name);
    const is = new_.required.has(name);
    if (before === undefined) {
      // A response's field that requests alone may write is not there, and the other way round.
      if (after !== undefined && !isHidden(after, direction)) {
        found.add({ kind: is ? "required-field-added" : "optional-field-added", ...place, new: shown(after) });
      } else if (after !== undefined) {
        found.add({ kind: "hidden-field-changed", ...place, new: shown(after) });
      }
      continue;
    }
    if (after === undefined) {
      const kind = isHidden(before, direction) ? "hidden-field-changed" : "field-removed";
      found.add({ kind, ...place, old: shown(before) });
      continue;
    }
    compareAccess(before, after, is, place, found);
    if (was !== is && !isHidden(before, direction) && !isHidden(after, direction)) {
      found.add({ kind: is ? "field-required" : "field-optional", ...place });
    }
    // What this direction does not carry may be anything.
    if (!isHidden(before, direction) && !isHidden(after, direction)) {
      compare(before, after, direction, place.path, found);
    }
  }
  compareOthers(old, new_, direction, path, found, compare);
}

const isHidden = ({ readOnly, writeOnly }: Shape, direction: Direction): boolean =>
  direction === "request" ? readOnly : writeOnly;

export const shown = ({ component, types, format }: Shape): string =>
  component ?? [types?.join(" or ") ?? "anything", format].filter(Boolean).join(", ");

/** `readOnly` and `writeOnly`: the field leaves or joins the direction in which it is not allowed. */
function compareAccess(
  before: Shape,
  after: Shape,
  required: boolean,
  place: { direction: Direction; path: string },
  found: Findings,
): void {
  const was = isHidden(before, place.direction);
  const is = isHidden(after, place.direction);
  const isFlipped = before.readOnly !== after.readOnly || before.writeOnly !== after.writeOnly;
  if (!was && is) found.add({ kind: "field-hidden", ...place });
  else if (was && !is) found.add({ kind: required ? "field-shown-required" : "field-shown", ...place });
  else if (isFlipped) found.add({ kind: "access-of-other-direction", ...place });
}

/** Fields of any other name. */
function compareOthers(
  old: Shape,
  new_: Shape,
  direction: Direction,
  path: string,
  found: Findings,
  compare: CompareShapes,
): void {
  const before = old.additional;
  const after = new_.additional;
  const place = { direction, path: `${path}.*` };
  if (typeof before === "object" && typeof after === "object") compare(before, after, direction, place.path, found);
  // Any value declared means the same as nothing declared, and vendors change from one to the other; a type does not.
  else if (typeof before === "object" && !new_.additionalDeclared)
    found.add({ kind: "declared-fields-closed", ...place });
  else if (before === after) return;
  else if (after === false) {
    const isRead = old.additionalDeclared || typeof before === "object";
    found.add({ kind: isRead ? "declared-fields-closed" : "fields-closed", ...place });
  } else if (before === false) found.add({ kind: "fields-opened", ...place });
  else found.add({ kind: before === true ? "other-fields-narrowed" : "other-fields-widened", ...place });
}

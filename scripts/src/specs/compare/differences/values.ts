import type { Json } from "../../documents/json.ts";
import { canonical } from "../shapes/canonical.ts";
import type { Shape, TypeName } from "../shapes/shape.ts";
import type { Difference } from "./difference.ts";
import type { Findings } from "./findings.ts";

type Place = Pick<Difference, "direction" | "path">;

/** How far two schemas can be compared further: `"open"` when one of them may be anything, `"apart"` not at all. */
export function compareTypes(old: Shape, new_: Shape, place: Place, found: Findings): "alike" | "open" | "apart" {
  const before = shownTypes(old);
  const after = shownTypes(new_);
  if (before === after) return "alike";
  const sides = { old: before, new: after };
  if (accepts(new_, old)) found.add({ kind: "type-widened", ...place, ...sides });
  else if (accepts(old, new_)) found.add({ kind: "type-narrowed", ...place, ...sides });
  else found.add({ kind: "type-changed", ...place, ...sides });
  if (old.types === undefined || new_.types === undefined) return "open";
  // Whole numbers are numbers.
  const kinds = ({ types = [] }: Shape): string[] => types.map((type) => (type === "integer" ? "number" : type));
  return kinds(old).some((kind) => kinds(new_).includes(kind)) ? "alike" : "apart";
}

const shownTypes = ({ types }: Shape): string => (types === undefined ? "anything" : types.join(" or ") || "null");

function accepts(wide: Shape, narrow: Shape): boolean {
  if (wide.types === undefined) return true;
  const has = (type: TypeName): boolean =>
    wide.types?.includes(type) === true || (type === "integer" && wide.types?.includes("number") === true);
  return narrow.types?.every(has) ?? false;
}

/** Lists of the only values. Their order says nothing. */
export function compareEnums(old: Shape, new_: Shape, place: Place, found: Findings): void {
  const before = listOf(old);
  const after = listOf(new_);
  if (before === undefined && after === undefined) return;
  const closes = place.direction === "response" && (isClosed(old) || isClosed(new_));
  if (closes) compareClosed(old, new_, place, found);
  if (before === undefined || after === undefined) {
    if (closes) return;
    const sides = { old: before ?? shownTypes(old), new: after ?? shownTypes(new_) };
    found.add({ kind: before === undefined ? "enum-closed" : "enum-opened", ...place, ...sides, names: old.names });
    return;
  }
  const texts = {
    before: new Set(before.map((value) => canonical(value))),
    after: new Set(after.map((value) => canonical(value))),
  };
  const removed = before.filter((value) => !texts.after.has(canonical(value)));
  const added = after.filter((value) => !texts.before.has(canonical(value)));
  const isVersion = place.path.startsWith("request header ") && [...before, ...after].every(isDate);
  const subject = isVersion ? "version" : "enum-value";
  // Without an overlay that says which version clients send by themselves, it is the only one, or the first.
  const sent = isVersion ? (old.sent ?? String(before[0])) : undefined;
  const said = old.sent === undefined ? {} : { sent: old.sent };
  if (added.length > 0 && !closes) found.add({ kind: `${subject}-added`, ...place, ...said, new: added });
  if (removed.length === 0) return;
  const moves = isVersion && removed.some((value) => value === sent);
  found.add({ kind: moves ? "default-version-moved" : `${subject}-removed`, ...place, old: removed, names: old.names });
}

/** The only values of a schema; true and false together are every one. */
const listOf = ({ enum: values, types }: Shape): readonly Json[] | undefined =>
  types?.join() === "boolean" && values?.length === 2 ? undefined : values;

/** Whether a list stays closed in the types of answers: a `const`, and what is true or false alone. */
const isClosed = (shape: Shape): boolean =>
  shape.isConst || listOf(shape)?.every((value) => typeof value === "boolean") === true;

/** Values of answers of which the types have nothing else: one more is another type. A list of one is a constant. */
function compareClosed(old: Shape, new_: Shape, place: Place, found: Findings): void {
  const has = (shape: Shape, value: Json): boolean =>
    listOf(shape)?.some((one) => canonical(one) === canonical(value)) ?? true;
  const within = (one: Shape, other: Shape): boolean =>
    listOf(one)?.every((value) => has(other, value)) ?? listOf(other) === undefined;
  const sides = { old: listOf(old) ?? shownTypes(old), new: listOf(new_) ?? shownTypes(new_) };
  if (within(old, new_) && within(new_, old)) return;
  if (within(new_, old)) found.add({ kind: "type-narrowed", ...place, ...sides });
  else found.add({ kind: "type-widened", ...place, ...sides });
}

const isDate = (value: unknown): boolean => typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
/** Formats in which a client writes or reads something else. */
const bytes = new Set(["byte", "binary"]);

export function compareFormats(old: Shape, new_: Shape, place: Place, found: Findings): void {
  if (old.format === new_.format) return;
  const sides = { old: old.format, new: new_.format };
  const ofBytes = bytes.has(old.format ?? "") || bytes.has(new_.format ?? "");
  if (ofBytes) found.add({ kind: "bytes-format-changed", ...place, ...sides });
  else if (old.format === undefined) found.add({ kind: "format-added", ...place, ...sides });
  else if (new_.format === undefined) found.add({ kind: "format-removed", ...place, ...sides });
  else found.add({ kind: "format-changed", ...place, ...sides });
}

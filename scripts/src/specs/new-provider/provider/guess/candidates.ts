import type { Field } from "../../describe/provider-description.ts";

/** What a field is called that plays a part. */
export interface Wish {
  /** The likeliest first, in small letters, with a space between words. */
  readonly names: readonly string[];
  /** What it may be called where it has none of these names. */
  readonly like?: RegExp;
  /** Words that make it another field, whatever else it is called. */
  readonly not?: RegExp;
  /** Whether a number may play it too. */
  readonly numbers?: boolean;
  /** Whether a field plays no part yet. */
  readonly isFree?: (field: Field) => boolean;
}

/** `voiceName`, `voice_name` and `Voice-Name` as `voice name`. */
const words = (name: string): string =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();

/**
 * The fields that may play a part, the likeliest first: by their names, the outer before the inner ones. What stands in a list
 * plays none, since there may be several of it.
 */
export function candidates(fields: readonly Field[], wish: Wish): readonly Field[] {
  return found(fields, wish, 0)
    .toSorted((one, other) => one.points - other.points)
    .map(({ field }) => field);
}

/** Fewer points are better. */
function found(fields: readonly Field[], wish: Wish, depth: number): { field: Field; points: number }[] {
  const { names, like, not, numbers = false, isFree = () => true } = wish;
  return fields.flatMap((field) => {
    const called = words(field.name);
    const known = names.indexOf(called);
    const rank = known < 0 && like?.test(called) ? names.length : known;
    const isText = field.type === "string" || (numbers && field.type === "number");
    const isMeant = rank >= 0 && isText && isFree(field) && !not?.test(words(field.path.join(" ")));
    // An inner field is as good as an outer one whose name is a place less likely.
    const own = isMeant ? [{ field, points: rank + depth / 2 }] : [];
    const inner = field.type === "object" ? found(field.fields ?? [], wish, depth + 1) : [];
    return [...own, ...inner];
  });
}

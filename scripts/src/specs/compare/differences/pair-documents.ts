import type { JsonObject } from "../../documents/json.ts";
import { canonical } from "../shapes/canonical.ts";
import { PlainDocument } from "../shapes/plain-document.ts";
import { isLeaf, leafSchema, type Place, plainSchema } from "../shapes/plain-schema.ts";
import type { Shape } from "../shapes/shape.ts";
import type { Findings } from "./findings.ts";
import type { Pair } from "./pair.ts";

/** The documents, and the pairs in them: those that are not written the same. */
export interface PairDocuments {
  readonly old: PlainDocument;
  readonly new: PlainDocument;
  readonly pairs: readonly Pair[];
}

export const pairName = (index: number): string => `P${index}`;

/**
 * Both documents cut into their pairs: each pair is a component, and a pair inside it is a mark that is the same on
 * both sides, since it is compared in its own turn. So the compiler looks one level deep, however the schemas of a large
 * document hold one another.
 */
export function pairDocuments(found: Findings): PairDocuments {
  const sides = { old: new PlainDocument(), new: new PlainDocument() };
  const marks = new Map<Shape, Map<Shape, string>>();
  const mark = (old: Shape, next: Shape): JsonObject => {
    const known = marks.get(old)?.get(next) ?? `mark${marks.size}-${marks.get(old)?.size ?? 0}`;
    marks.set(old, (marks.get(old) ?? new Map()).set(next, known));
    return { type: "object", properties: { [known]: { type: "boolean" } }, required: [known] };
  };
  const pairs: Pair[] = [];
  for (const pair of found.pairs) {
    if (isLeaf(pair.old) || isLeaf(pair.new)) continue;
    const isMarked = (old: Shape, next: Shape): boolean =>
      !isLeaf(old) && !isLeaf(next) && found.hasMet(old, next, pair.direction);
    const write = (side: "old" | "new"): JsonObject => {
      const other = pair[side === "old" ? "new" : "old"];
      return plainSchema(pair[side], (shape, place) => {
        if (isLeaf(shape)) return leafSchema(shape);
        const inOrder = (one: Shape): [Shape, Shape] => (side === "old" ? [shape, one] : [one, shape]);
        const partner = candidates(other, place).find((one) => isMarked(...inOrder(one)));
        return partner === undefined ? sides[side].whole(shape) : mark(...inOrder(partner));
      });
    };
    const schemas = { old: write("old"), new: write("new") };
    // From the same text the generator makes the same types.
    if (canonical(schemas.old) === canonical(schemas.new)) continue;
    for (const side of ["old", "new"] as const) {
      sides[side].add(pairName(pairs.length), pair.direction, schemas[side]);
    }
    pairs.push(pair);
  }
  return { ...sides, pairs };
}

/** The shapes that may stand in the same place. */
function candidates(shape: Shape, [kind, key]: Place): readonly Shape[] {
  if (kind === "alternative") return shape.alternatives;
  const found =
    kind === "property"
      ? shape.properties.get(key)
      : kind === "part"
        ? shape.every[key]
        : kind === "item"
          ? shape.items
          : shape.additional;
  return typeof found === "object" ? [found] : [];
}

import type { Draft, Shape } from "./shape.ts";

/**
 * Moves `null` out of alternatives, so that it stands in one place however a document writes it: beside the list, as one
 * of its entries, or inside any of them. Alternatives that differ in nothing else are one then.
 *
 * @param drafts Shapes whose content is made. Those outside are left as they are.
 */
export function hoistNull(drafts: readonly Draft[], bare: Map<Shape, Shape>): void {
  const own = new Set<Shape>(drafts);
  const done = new Set<Shape>();
  const hoist = (draft: Draft): void => {
    if (done.has(draft)) return;
    done.add(draft);
    if (draft.alternatives.length === 0) return;
    // Inner lists first: one that holds itself is met on its way and left.
    for (const one of draft.alternatives) if (own.has(one)) hoist(one as Draft);
    if (!draft.alternatives.some(({ nullable }) => nullable)) return;
    draft.nullable = true;
    draft.alternatives = [...new Set(draft.alternatives.map((one) => withoutNull(one, bare)))];
  };
  for (const draft of drafts) hoist(draft);
}

/** The same shape for values other than `null`, made once. */
function withoutNull(shape: Shape, bare: Map<Shape, Shape>): Shape {
  if (!shape.nullable) return shape;
  const known = bare.get(shape) ?? { ...shape, nullable: false };
  bare.set(shape, known);
  return known;
}

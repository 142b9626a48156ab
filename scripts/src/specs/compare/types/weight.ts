import { plain } from "../../documents/vendor-text/plain.ts";
import type { Pair } from "../differences/pair.ts";
import type { Shape } from "../shapes/shape.ts";

/**
 * How many types one schema may be spread out into. The compiler multiplies the alternatives of everything that an
 * `allOf` puts together and compares each product with each: with 1,000 it takes seconds, with 50,000 hours.
 */
const maxWeight = 1000;

/** @throws Error that names the first place whose type the compiler could not compare in time. */
export function requireComparable(pairs: readonly Pair[]): void {
  const weights = new Map<Shape, Weight>();
  // The place itself is told rather than one around it, whose own type the compiler also multiplies.
  for (const which of ["here", "within"] as const) {
    for (const { old, new: next, path } of pairs) {
      const weight = Math.max(weightOf(old, weights)[which], weightOf(next, weights)[which]);
      if (weight <= maxWeight) continue;
      throw new Error(
        `${plain(path, 200)} may be more than ${maxWeight.toLocaleString("en")} types, by anyOf and allOf`,
      );
    }
  }
}

interface Weight {
  /** As how many alternatives the schema is written out. */
  readonly here: number;
  /** The same, or that of the heaviest field within: the compiler puts fields of one name together as well. */
  readonly within: number;
}

const light: Weight = { here: 1, within: 1 };
const times = (one: number, other: number): number => Math.min(1e9, one * other);
const heaviest = (weights: readonly number[]): number => weights.reduce((one, other) => Math.max(one, other), 1);

/** Alternatives add up, what has to hold together multiplies; the same twice is one. */
function weightOf(start: Shape, weights: Map<Shape, Weight>): Weight {
  const left = [start];
  for (let shape = left.at(-1); shape !== undefined; shape = left.at(-1)) {
    const isShape = (one: Shape | boolean | undefined): one is Shape => typeof one === "object";
    const fields = [...shape.properties.values(), shape.items, shape.additional].filter(isShape);
    const [every, alternatives] = [[...new Set(shape.every)], [...new Set(shape.alternatives)]];
    const unknown = [...fields, ...every, ...alternatives].filter((one) => !weights.has(one));
    // One that holds itself counts as one there: the compiler meets it again by its name.
    if (!weights.has(shape)) weights.set(shape, light);
    if (unknown.length > 0) {
      left.push(...unknown);
      continue;
    }
    const of = (one: Shape): Weight => weights.get(one) ?? light;
    const parts = every.reduce((all, part) => times(all, of(part).here), 1);
    const either = Math.max(
      1,
      alternatives.reduce((all, one) => all + of(one).here, 0),
    );
    const together = every.length > 1 ? every.reduce((all, part) => times(all, of(part).within), 1) : 1;
    const here = Math.max(times(parts, either), together);
    const inner = [...fields, ...every, ...alternatives].map((one) => of(one).within);
    weights.set(shape, { here, within: Math.max(here, heaviest(inner)) });
    left.pop();
  }
  return weights.get(start) ?? light;
}

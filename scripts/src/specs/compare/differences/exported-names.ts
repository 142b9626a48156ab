import type { Shape } from "../shapes/shape.ts";
import type { NamedShapes } from "../types/programs/named-shapes.ts";
import type { Difference } from "./difference.ts";
import type { Findings } from "./findings.ts";
import type { Direction } from "./pair.ts";

/**
 * What became of the names that a package exports. Whether a list that opened in one place takes its names with it is
 * known only when every place has been seen.
 */
export function settled(found: Findings): { differences: Difference[]; named: NamedShapes } {
  const named = new Map<string, { direction: Direction; old: Shape; new: Shape }>();
  for (const [name, { old, direction, now }] of found.uses) {
    const kept = [...now].find((shape) => (old.enum === undefined) === (shape.enum === undefined)) ?? [...now][0];
    if (kept !== undefined) named.set(name, { direction, old, new: kept });
  }
  const isLost = (name: string): boolean => named.get(name)?.new.enum === undefined;
  const differences = found.differences.map((difference) => {
    const { kind, direction, names = [] } = difference;
    if (kind !== "enum-opened") return difference;
    const lost = names.filter(isLost);
    if (lost.length > 0) return { ...difference, kind: "enum-opened-with-its-names", names: lost };
    const isLanguages = direction === "request" && names.some((name) => /lang/i.test(name));
    return isLanguages ? { ...difference, kind: "language-enum-opened" } : difference;
  });
  return { differences, named };
}

import { canonical } from "../shapes/canonical.ts";
import type { Shape } from "../shapes/shape.ts";
import { shown } from "./fields.ts";
import type { CompareShapes, Findings } from "./findings.ts";
import type { Direction } from "./pair.ts";

/** Lists of which a value is one, in any order. A schema without such a list is a list of itself. */
export function compareAlternatives(
  old: Shape,
  new_: Shape,
  direction: Direction,
  path: string,
  found: Findings,
  compare: CompareShapes,
): void {
  const isWhole = old.alternatives.length === 0 || new_.alternatives.length === 0;
  const before = old.alternatives.length > 0 ? [...old.alternatives] : [old];
  const after = new_.alternatives.length > 0 ? [...new_.alternatives] : [new_];
  // Whether a schema beside a list that holds it may be null, its default and its words are compared with the list's.
  const bare = { nullable: false, prose: "", default: undefined, deprecated: false };
  const plain = (shape: Shape): Shape => (isWhole ? { ...shape, ...bare } : shape);
  const isSame = (one: Shape, other: Shape): boolean => found.isSame(plain(one), plain(other), direction, compare);
  for (const one of [...before]) {
    const other = after.find((candidate) => isSame(one, candidate));
    if (other === undefined) continue;
    if (!isWhole) compare(one, other, direction, path, found);
    before.splice(before.indexOf(one), 1);
    after.splice(after.indexOf(other), 1);
  }
  for (const [one, other] of isWhole ? [] : namesakes(before, after)) {
    compare(one, other, direction, path, found);
    before.splice(before.indexOf(one), 1);
    after.splice(after.indexOf(other), 1);
  }
  const [one] = before;
  const [other] = after;
  if (before.length === 1 && after.length === 1 && one !== undefined && other !== undefined && !isWhole) {
    compare(one, other, direction, path, found);
  } else {
    for (const added of after) found.add({ kind: "alternative-added", direction, path, new: shown(added) });
    for (const removed of before) found.add({ kind: "alternative-removed", direction, path, old: shown(removed) });
  }
  if (!isWhole && old.exclusive !== new_.exclusive)
    found.add({ kind: "keyword-changed", direction, path, keyword: "oneOf" });
}

/** Those of two lists that are one alternative, changed: of one component, or with one only value of a field. */
function namesakes(before: readonly Shape[], after: readonly Shape[]): [Shape, Shape][] {
  const [old, next] = [byMark(before), byMark(after)];
  const taken = new Set<Shape>();
  return before.flatMap((one) => {
    const mark = marksOf(one).find((text) => {
      const other = next.get(text);
      return old.get(text) !== undefined && other !== undefined && !taken.has(other);
    });
    const other = mark === undefined ? undefined : next.get(mark);
    if (other === undefined) return [];
    taken.add(other);
    return [[one, other]];
  });
}

/** Alternatives by each mark; a mark that several have tells none of them. */
function byMark(shapes: readonly Shape[]): Map<string, Shape | undefined> {
  const found = new Map<string, Shape | undefined>();
  for (const shape of shapes) {
    for (const mark of marksOf(shape)) found.set(mark, found.has(mark) ? undefined : shape);
  }
  return found;
}

/** What tells an alternative from the others, the surest first. */
const marksOf = ({ component, properties }: Shape): string[] => [
  ...(component === undefined ? [] : [component]),
  ...[...properties].flatMap(([name, { enum: values }]) =>
    values?.length === 1 ? [canonical([name, ...values])] : [],
  ),
];

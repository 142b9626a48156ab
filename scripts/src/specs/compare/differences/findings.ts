import { plain } from "../../documents/vendor-text/plain.ts";
import type { Shape } from "../shapes/shape.ts";
import { Work } from "../shapes/work.ts";
import type { Difference } from "./difference.ts";
import type { Direction, Pair } from "./pair.ts";

/** The schemas of a whole spec, each of which holds others, are a few hundred deep; the stack is enough for thousands. */
const maxDepth = 1000;

/** Finds what differs between two schemas that stand in the same place. */
export type CompareShapes = (old: Shape, new_: Shape, direction: Direction, path: string, found: Findings) => void;

/** What a comparison has found so far. */
export class Findings {
  readonly differences: Difference[] = [];
  /** Places whose words differ and nothing rests on them. */
  readonly words: string[] = [];
  /** What became of each exported name: the shape that it was, and the new shapes in its places. */
  readonly uses = new Map<string, { readonly old: Shape; readonly direction: Direction; readonly now: Set<Shape> }>();
  /** Every two shapes that were compared. */
  readonly pairs: Pair[] = [];
  readonly #seen = new Map<Shape, Map<Shape, Set<Direction>>>();
  readonly #names: { readonly name: string; readonly path: string }[] = [];
  readonly #same: Map<Shape, Map<Shape, boolean>>;
  readonly #outer: Findings | undefined;
  readonly #work: Work;
  #depth = 0;

  /** @param outer The comparison within which this one tries whether two shapes are the same. */
  constructor(outer?: Findings) {
    this.#outer = outer;
    this.#same = outer === undefined ? new Map() : outer.#same;
    this.#work = outer === undefined ? new Work() : outer.#work;
    this.#depth = outer === undefined ? 0 : outer.#depth;
  }

  add(difference: Difference): void {
    const reaches = [...new Set(this.#names.map(({ name }) => name))];
    const code = this.#inCode(difference);
    this.differences.push(code === undefined ? difference : { ...difference, reaches, code });
  }

  /** The innermost exported type that holds the place; a list of values is the place itself only where its values change. */
  #inCode({ kind, path }: Difference): string | undefined {
    const isOfList = kind.startsWith("enum-value-");
    const inner = this.#names.findLast((one) => isOfList || one.path !== path) ?? this.#names.at(-1);
    return inner === undefined ? undefined : inner.name + path.slice(inner.path.length);
  }

  /** Differences that are added meanwhile reach these exported names. */
  within(names: readonly string[], path: string, compare: () => void): void {
    this.#depth += 1;
    if (this.#depth > maxDepth) {
      throw new Error(`${plain(path, 200)} is within more than ${maxDepth} schemas, one in another`);
    }
    this.#names.push(...names.map((name) => ({ name, path })));
    compare();
    this.#names.length -= names.length;
    this.#depth -= 1;
  }

  /** Whether two shapes meet for the first time in a direction: what they differ in is told once. */
  meet(old: Shape, new_: Shape, direction: Direction, path: string): boolean {
    // Within a trial paths begin anywhere.
    if (this.#outer === undefined) this.#work.place = path;
    this.#work.step();
    for (const name of old.names) {
      const use = this.uses.get(name) ?? { old, direction, now: new Set() };
      this.uses.set(name, use);
      use.now.add(new_);
    }
    const partners = this.#seen.get(old) ?? new Map<Shape, Set<Direction>>();
    this.#seen.set(old, partners);
    const directions = partners.get(new_) ?? new Set();
    partners.set(new_, directions);
    // Shapes that hold themselves meet again while they are compared.
    if (directions.has(direction) || this.#outerMet(old, new_, direction)) return false;
    directions.add(direction);
    this.pairs.push({ old, new: new_, direction, path });
    return true;
  }

  /** Whether two shapes were compared in a direction. */
  hasMet(old: Shape, new_: Shape, direction: Direction): boolean {
    return this.#seen.get(old)?.get(new_)?.has(direction) ?? false;
  }

  #met(old: Shape, new_: Shape, direction: Direction): boolean {
    return this.hasMet(old, new_, direction) || this.#outerMet(old, new_, direction);
  }

  #outerMet(old: Shape, new_: Shape, direction: Direction): boolean {
    return this.#outer === undefined ? false : this.#outer.#met(old, new_, direction);
  }

  /** Whether nothing differs between two shapes, nothing of it told. */
  isSame(old: Shape, new_: Shape, direction: Direction, compare: CompareShapes): boolean {
    const known = this.#same.get(old)?.get(new_);
    this.#work.step();
    if (known !== undefined) return known;
    const probe = new Findings(this);
    compare(old, new_, direction, "", probe);
    const same = probe.differences.length === 0;
    this.#same.set(old, (this.#same.get(old) ?? new Map()).set(new_, same));
    return same;
  }
}

import type ts from "typescript";
import { splitDirections } from "../directions.ts";
import type { JsonObject } from "../json.ts";
import { schemaFile } from "../schema-file.ts";
import type { Source } from "../sources.ts";
import type { Difference } from "./difference.ts";
import { namesModule } from "./names-module.ts";
import type { OperationShape } from "./operation-shape.ts";
import { PlainDocument, plainPath } from "./plain-document.ts";
import { programFor } from "./programs/programs.ts";
import type { Shape } from "./shape.ts";
import { type Sides, sidesModule, sidesOf } from "./sides-module.ts";
import { goneKeys, notAssignable } from "./type-difference.ts";
import { TypeProgram } from "./type-program.ts";
import type { Change } from "./verdict.ts";

/** An operation that both documents have. */
export interface OperationPair {
  readonly old: OperationShape;
  readonly new: OperationShape;
  /** Stands before its paths. */
  readonly at: string;
}

/** An exported name, and what stands in its places. */
export type NamedShapes = ReadonlyMap<string, { readonly old: Shape; readonly new: Shape }>;

/**
 * What the compiler finds between the types of two documents that the rules have not found. `judged` is what they have:
 * it is told once.
 */
export async function typeGate(
  pairs: readonly OperationPair[],
  named: NamedShapes,
  judged: readonly Change[],
): Promise<Difference[]> {
  if (pairs.length === 0) return [];
  const old = new PlainDocument();
  const next = new PlainDocument();
  const modules: Record<string, string> = {
    "old.ts": await typesOf(old.document(pairs.map((pair) => ({ shape: pair.old, other: pair.new })))),
    "new.ts": await typesOf(next.document(pairs.map((pair) => ({ shape: pair.new, other: pair.old })))),
    "sides.ts": sidesModule(pairs.length),
    "old-names.ts": namesModule("old", named, (shape) => old.component(shape)),
    "new-names.ts": namesModule("new", named, (shape) => next.component(shape)),
  };
  const programs: number[] = [];
  for (const [index, { old: operation }] of named.size === 0 ? [] : pairs.entries()) {
    for (const side of ["old", "new"]) {
      const text = await programFor(operation.operation, `${side}-names`);
      if (text === undefined) continue;
      modules[`${side}-program-${index}.ts`] = text;
      if (side === "new") programs.push(index);
    }
  }
  const program = new TypeProgram(modules);
  // A module that is not found would make every type any, and any is the same as any.
  for (const module_ of ["old.ts", "new.ts", "sides.ts", "old-names.ts"]) {
    const [error] = program.errors(module_);
    if (error !== undefined) throw new Error(`${module_}: ${error}`);
  }
  const sides = program.exports("sides.ts");
  const found = pairs.flatMap(({ at }, index) =>
    (["request", "response"] as const).flatMap((direction) =>
      differencesOf(program.checker, sidesOf(sides, direction, index), direction, at, judged),
    ),
  );
  const isKnown =
    judged.some(({ types }) => types === "breaking") || found.some(({ kind }) => kind !== "compiler-differs");
  return isKnown ? found : stopped(program, programs);
}

async function typesOf(document: JsonObject): Promise<string> {
  const directed = splitDirections({ document, path: plainPath, method: "post", source: noSource });
  return schemaFile(directed, []);
}

/** The generator's own name for where a document came from, which types do not show. */
const noSource: Source = {
  name: "compared",
  package: "",
  prefix: "",
  page: "",
  operation: "",
  vendored: "",
  sha256: { spec: "", page: "" },
};

function differencesOf(
  checker: ts.TypeChecker,
  { old, new: next, same }: Sides,
  direction: "request" | "response",
  at: string,
  judged: readonly Change[],
): Difference[] {
  const known = judged.filter((change) => change.direction === direction || change.direction === "both");
  if (same) return [];
  const found: Difference[] = [];
  const place = (path: string): Pick<Difference, "direction" | "path"> => ({
    direction,
    path: `${at}${direction} ${path}`,
  });
  const parted = direction === "request" ? notAssignable(checker, old, next) : notAssignable(checker, next, old);
  if (parted !== undefined) found.push({ kind: `compiler-${direction}`, ...place(parted.path), new: parted.message });
  found.push(...goneKeys(checker, old, next).map((path) => ({ kind: "compiler-key-gone", ...place(path) })));
  if (found.length > 0) return known.some(({ types }) => types === "breaking") ? [] : found;
  return known.some(({ types }) => types !== "none")
    ? []
    : [{ kind: "compiler-differs", direction, path: `${at}${direction}` }];
}

/** The kept programs that compiled with the old types and do not with the new ones. */
function stopped(program: TypeProgram, programs: readonly number[]): Difference[] {
  return programs.flatMap((index) => {
    const before = new Set(program.errors(`old-program-${index}.ts`));
    return program
      .errors(`new-program-${index}.ts`)
      .filter((error) => !before.has(error))
      .map((error) => ({ kind: "compiler-program", direction: "both", path: "types", new: error }) as const);
  });
}

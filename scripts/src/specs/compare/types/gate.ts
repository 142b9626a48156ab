import type ts from "typescript";
import type { Source } from "../../documents/sources.ts";
import { splitDirections } from "../../generate/directions.ts";
import { schemaFile } from "../../generate/schema-file.ts";
import type { Difference } from "../differences/difference.ts";
import type { Findings } from "../differences/findings.ts";
import type { Pair } from "../differences/pair.ts";
import { pairDocuments } from "../differences/pair-documents.ts";
import { type PlainDocument, plainPath } from "../shapes/plain-document.ts";
import type { Change } from "../verdict/verdict.ts";
import { goneKeys, notAssignable } from "./difference.ts";
import { TypeProgram } from "./program.ts";
import type { NamedShapes } from "./programs/named-shapes.ts";
import { stoppedPrograms } from "./programs/stopped.ts";
import { type Sides, sidesModule, sidesOf } from "./sides-module.ts";
import { requireComparable } from "./weight.ts";

/**
 * What the compiler finds between the types of two documents that the rules have not found. The types come from the
 * generator of the packages. `judged` is what the rules have: it is told once.
 */
export async function typeGate(found: Findings, named: NamedShapes, judged: readonly Change[]): Promise<Difference[]> {
  const { pairs, ...documents } = pairDocuments(found);
  if (pairs.length === 0) return [];
  requireComparable(pairs);
  const program = new TypeProgram({
    "old.ts": await typesOf(documents.old),
    "new.ts": await typesOf(documents.new),
    "sides.ts": sidesModule(pairs),
  });
  program.requireSound();
  const sides = program.exports("sides.ts");
  const differences = pairs.flatMap((pair, index) =>
    differencesOf(program.checker, sidesOf(sides, index), pair, judged),
  );
  const isKnown = [...judged, ...differences].some((one) =>
    "kind" in one ? one.kind !== "compiler-differs" : one.types === "breaking",
  );
  return isKnown ? differences : [...differences, ...(await stoppedPrograms(named, typesOf))];
}

/** The generated types of a document. */
async function typesOf(plain: PlainDocument): Promise<string> {
  const directed = splitDirections({ document: plain.document(), path: plainPath, method: "post", source: noSource });
  return schemaFile(directed);
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
  { direction, path }: Pair,
  judged: readonly Change[],
): Difference[] {
  if (same) return [];
  const known = judged.filter((change) => change.direction === direction || change.direction === "both");
  const at = (inner: string): string => (inner === "" ? path : `${path}.${inner}`);
  const gone = goneKeys(checker, old, next).map(
    (inner): Difference => ({ kind: "compiler-key-gone", direction, path: at(inner) }),
  );
  const parted = direction === "request" ? notAssignable(checker, old, next) : notAssignable(checker, next, old);
  const apart: Difference[] =
    parted === undefined
      ? []
      : [{ kind: `compiler-${direction}`, direction, path: at(parted.path), new: parted.message }];
  if (gone.length + apart.length > 0) return known.some(({ types }) => types === "breaking") ? [] : [...apart, ...gone];
  return known.some(({ types }) => types !== "none") ? [] : [{ kind: "compiler-differs", direction, path }];
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareDocuments } from "../compare/compare.ts";
import { type KeyMove, keyMoves } from "../compare/key-moves/moves.ts";
import { withPageWords } from "../compare/verdict/judge.ts";
import { type Change, type Verdict, verdictOf } from "../compare/verdict/verdict.ts";
import { isObject, type JsonObject } from "../documents/json.ts";
import { requireSound } from "../documents/source/lint.ts";
import { parseData, parseOpenApi } from "../documents/source/parse-openapi.ts";
import { type ReadSpec, readSpec } from "../documents/source/read-spec.ts";
import type { Source } from "../documents/sources.ts";

/** A source as its vendor publishes it now, and how that differs from what is vendored. */
export interface JudgedSource {
  readonly source: Source;
  /** Where it was read. */
  readonly from: string;
  readonly spec: ReadSpec;
  /** Missing when neither the document nor the page's words changed. */
  readonly verdict?: Verdict;
  /** Where its users' key would go, and went not until now. */
  readonly keyMoves: readonly KeyMove[];
  /** Operations that only the overlay described until now, and that the vendor's own document describes too. */
  readonly nowDescribed: readonly string[];
}

/** @throws Error when it cannot be read, or what was read is not a sound document with the source's operation. */
export async function judgeSource(
  root: string,
  source: Source,
  from: string,
  compare: typeof compareDocuments = compareDocuments,
): Promise<JudgedSource> {
  const operations = [source.operation];
  const spec = await readSpec(from, { operations });
  await requireSound(spec.document, from);
  const proseChanged =
    source.sha256.prose !== undefined && spec.sha256.prose !== undefined && source.sha256.prose !== spec.sha256.prose;
  const documentChanged = spec.sha256.spec !== source.sha256.spec;
  const nowDescribed = describedByVendor(source, spec.leftOut);
  if (!documentChanged && !proseChanged) return { source, from, spec, keyMoves: [], nowDescribed };

  const vendored = parseOpenApi(await readFile(join(root, `specs/${source.name}.yaml`), "utf8"), source.name);
  const overlay = parseData(await readFile(join(root, `specs/${source.name}.overlay.yaml`), "utf8"));
  const overlays: JsonObject[] = isObject(overlay) ? [overlay] : [];
  const judged = await compare(vendored, spec.document, { operations, overlays });
  const moves = await keyMoves(vendored, spec.document, { operation: source.operation, overlays });
  return { source, from, spec, verdict: proseChanged ? withPageWords(judged) : judged, keyMoves: moves, nowDescribed };
}

function describedByVendor({ added = {} }: Source, leftOut: readonly string[]): string[] {
  // A parameter of a path may bear another name there.
  const shape = (operation: string): string => operation.replace(/\{[^}]*\}/g, "{}");
  const described = new Set(leftOut.map(shape));
  return Object.values(added).filter((operation) => described.has(shape(operation)));
}

/**
 * The verdict after a maintainer said that the document had been wrong: no change counts on the wire, where nothing
 * changed, and what the compiler sees counts as before.
 */
export function corrected(verdict: Verdict): Verdict {
  const byTypes = { none: "patch", compatible: "minor", breaking: "major" } as const;
  return verdictOf(
    verdict.changes.map(({ review, ...change }): Change => {
      const isSeen = change.bump !== "none" || review === true;
      return { ...change, wire: "none", bump: isSeen ? byTypes[change.types] : "none" };
    }),
  );
}

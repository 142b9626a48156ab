import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareDocuments } from "../compare/compare.ts";
import { type KeyMove, keyMoves } from "../compare/key-moves/moves.ts";
import { judge, withPageWords } from "../compare/verdict/judge.ts";
import { type Change, type Verdict, verdictOf } from "../compare/verdict/verdict.ts";
import { overlaid } from "../documents/document.ts";
import { isObject, type JsonObject } from "../documents/json.ts";
import { requireSound } from "../documents/source/lint.ts";
import { parseData, parseOpenApi } from "../documents/source/parse-openapi.ts";
import { type ReadSpec, readSpec } from "../documents/source/read-spec.ts";
import type { Source } from "../documents/sources.ts";
import { bodyKept } from "./body-kept.ts";
import { type MovedOperation, overlayMoved, withHint, withOperationMoved } from "./moved-operation.ts";

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
  /** Where a maintainer said that the operation is now. */
  readonly moved?: MovedOperation;
  /** The media type in which the client goes on writing requests; `null` when there is nothing to choose. */
  readonly body: string | null;
  /** Operations that only the overlay described until now, and that the vendor's own document describes too. */
  readonly nowDescribed: readonly string[];
}

/** How {@link judgeSource} judges. */
interface JudgeSettings {
  readonly compare?: typeof compareDocuments | undefined;
  /** Where a maintainer says that the operation is now. */
  readonly movedTo?: string | undefined;
}

/** @throws Error when it cannot be read, or what was read is not a sound document with the source's operation. */
export async function judgeSource(
  root: string,
  source: Source,
  from: string,
  { compare = compareDocuments, movedTo }: JudgeSettings = {},
): Promise<JudgedSource> {
  const operation = movedTo ?? source.operation;
  const operations = [operation];
  const spec = await readSpec(from, { operations }).catch(async (error: unknown) => {
    throw await withHint(error, source, from);
  });
  await requireSound(spec.document, from).catch(async (error: unknown) => {
    // What the overlay mends is no reason to refuse what the vendor publishes.
    const mends = parseData(await readFile(join(root, `specs/${source.name}.overlay.yaml`), "utf8"));
    const { document } = await overlaid(spec.document, isObject(mends) ? mends : {});
    await requireSound(document, from).catch(() => {
      throw error;
    });
  });
  const proseChanged =
    source.sha256.prose !== undefined && spec.sha256.prose !== undefined && source.sha256.prose !== spec.sha256.prose;
  const documentChanged = spec.sha256.spec !== source.sha256.spec;
  const nowDescribed = describedByVendor(source, spec.leftOut);
  const vendored = parseOpenApi(await readFile(join(root, `specs/${source.name}.yaml`), "utf8"), source.name);
  const body = bodyKept(vendored, spec.document, source, operation);
  const read = { source, from, spec, body, nowDescribed };
  if (!documentChanged && !proseChanged) return { ...read, keyMoves: [] };

  const moved = movedTo === undefined ? undefined : { from: source.operation, to: movedTo };
  const overlayText = await readFile(join(root, `specs/${source.name}.overlay.yaml`), "utf8");
  const overlay = parseData(moved === undefined ? overlayText : overlayMoved(overlayText, moved));
  const overlays: JsonObject[] = isObject(overlay) ? [overlay] : [];
  const before = moved === undefined ? vendored : withOperationMoved(vendored, moved);
  const compared = await compare(before, spec.document, { operations, overlays });
  const judged = moved === undefined ? compared : withMove(compared, moved);
  const moves = await keyMoves(before, spec.document, { operation, overlays });
  const verdict = proseChanged ? withPageWords(judged) : judged;
  return { ...read, verdict, keyMoves: moves, ...(moved === undefined ? {} : { moved }) };
}

/** A verdict to which the move of the operation belongs: an old client calls where nothing is. */
const withMove = ({ changes }: Verdict, { from, to }: MovedOperation): Verdict =>
  verdictOf([...changes, judge({ kind: "operation-moved", direction: "both", path: from, old: from, new: to })]);

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

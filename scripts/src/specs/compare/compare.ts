import type { JsonObject } from "../documents/json.ts";
import { operationsOf } from "../documents/source/operations.ts";
import { plain } from "../documents/vendor-text/plain.ts";
import { settled } from "./differences/exported-names.ts";
import { Findings } from "./differences/findings.ts";
import { compareOperations } from "./differences/operations.ts";
import { operationShape } from "./shapes/operation.ts";
import { Shaper } from "./shapes/shaper.ts";
import { typeGate } from "./types/gate.ts";
import { judge } from "./verdict/judge.ts";
import { notesOf } from "./verdict/notes.ts";
import { type Change, type Verdict, verdictOf } from "./verdict/verdict.ts";

/** An OpenAPI 3.0 or 3.1 document, parsed. */
export type OpenApiDocument = JsonObject;

/** How {@link compareDocuments} compares. */
export interface CompareOptions {
  /** The operations that count: `POST /voices/clone`. Without it every operation of both documents does. */
  readonly operations?: readonly string[];
  /** Overlays of the old document: they tell which schemas are exported by name and which words they rest on. */
  readonly overlays?: readonly JsonObject[];
  /**
   * Whether the compiler is asked.
   *
   * @default true
   */
  readonly typeGate?: boolean;
}

/** What differs between two documents, before anything is judged. */
export function differencesBetween(
  old: OpenApiDocument,
  new_: OpenApiDocument,
  options: Pick<CompareOptions, "operations" | "overlays">,
): Findings {
  const operations = options.operations ?? [...new Set([...operationsOf(old), ...operationsOf(new_)])];
  const notes = { old: notesOf(old, options.overlays ?? []), new: notesOf(new_, []) };
  const shapers = { old: new Shaper(old, notes.old), new: new Shaper(new_, notes.new) };
  const found = new Findings();
  for (const operation of operations) {
    const before = operationShape(old, operation, shapers.old, notes.old);
    const after = operationShape(new_, operation, shapers.new, notes.new);
    if (before === undefined && after === undefined) {
      throw new Error(
        `neither document has the operation ${operation}; the old one has ${operationsOf(old).join(", ")}`,
      );
    }
    const place = { direction: "both", path: operation } as const;
    if (before === undefined) found.add({ kind: "operation-added", ...place });
    else if (after === undefined) found.add({ kind: "operation-removed", ...place });
    else compareOperations(before, after, operations.length > 1 ? `${operation} ` : "", found);
  }
  return found;
}

/**
 * What the change from one document to another means for users: the highest of what the rules say of each difference
 * and of what the compiler says of the generated types.
 *
 * @throws Error when a reference leads nowhere, or neither document has an operation that was asked for.
 */
export async function compareDocuments(
  old: OpenApiDocument,
  new_: OpenApiDocument,
  options: CompareOptions = {},
): Promise<Verdict> {
  const found = differencesBetween(old, new_, options);
  const { differences, named } = settled(found);
  const changes = [...differences, ...wordsOf(found)].map(judge);
  if (options.typeGate !== false) changes.push(...(await compilerChanges(found, named, changes)));
  return verdictOf(changes);
}

async function compilerChanges(...given: Parameters<typeof typeGate>): Promise<Change[]> {
  try {
    return (await typeGate(...given)).map(judge);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [judge({ kind: "compiler-failed", direction: "both", path: "types", new: reason })];
  }
}

/** Words that nothing rests on make one change, however many there are. */
function wordsOf({ words, differences }: Findings) {
  const judged = new Set(differences.map(({ path }) => path));
  const places = [...new Set(words)].filter((place) => !judged.has(place));
  if (places.length === 0) return [];
  const shown = places.slice(0, 6).map((place) => plain(place, 60));
  const more = places.length > 6 ? ` and ${places.length - 6} more places` : "";
  return [{ kind: "documentation", direction: "both", path: shown.join(", ") + more } as const];
}

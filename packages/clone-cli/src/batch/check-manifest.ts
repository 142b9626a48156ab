import type { CloneWarning } from "@org/clone-core";
import { CommandError } from "../command-error.ts";
import type { CloneTarget } from "../targets/clone-target.ts";
import type { BatchProvider } from "./batch-provider.ts";
import type { ManifestProblem } from "./manifest-problem.ts";
import { manifestRecords } from "./manifest-records.ts";
import { type ManifestRow, manifestRow, type RowSurroundings } from "./manifest-row.ts";
import { rowSample } from "./row-sample.ts";
import { unitDigest } from "./unit.ts";
import { checkedCall, unitCall } from "./unit-call.ts";
import type { UnitTable } from "./unit-table.ts";

/** What a check tells of as it goes: nothing is kept, so that a manifest may be as long as it likes. */
export interface CheckListener {
  problem(problem: ManifestProblem): void;
  warning(row: ManifestRow, target: CloneTarget, warning: CloneWarning): void;
}

/** What a manifest is made of. */
export interface ManifestCheck {
  readonly rows: number;
  readonly wrongRows: number;
}

/**
 * Checks every row with all checks of a real call, opens every sample, and notes which units there are. A row counts
 * when all of it is right.
 *
 * @param providerOf gives the provider of a batch, which it makes when a row first wants it.
 * @throws CommandError when the manifest as a whole cannot be read, or when the signal aborts.
 */
export async function checkManifest(
  path: string,
  surroundings: RowSurroundings & { readonly signal: AbortSignal | undefined },
  { table, providerOf }: { readonly table: UnitTable; providerOf(target: CloneTarget): BatchProvider },
  listener: CheckListener,
): Promise<ManifestCheck> {
  const { signal } = surroundings;
  let rows = 0;
  let wrongRows = 0;
  for await (const record of manifestRecords(path, signal)) {
    if (signal?.aborted) throw new CommandError("Stopped before anything was sent: no voice was created.", 1);
    rows++;
    const row = manifestRow(record, surroundings);
    const problems = "row" in row ? await rowProblems(row) : row;
    for (const problem of problems) listener.problem(problem);
    if (problems.length > 0) wrongRows++;
  }
  return { rows, wrongRows };

  async function rowProblems(row: ManifestRow): Promise<readonly ManifestProblem[]> {
    const sample = await rowSample(row.sample);
    if (typeof sample === "string") return [{ row: row.row, column: "sample", message: sample }];
    const problems: ManifestProblem[] = [];
    const units: { readonly provider: BatchProvider; readonly digest: Buffer }[] = [];
    for (const target of row.targets) {
      const provider = providerOf(target);
      const { options, givenTwice } = await unitCall(row, provider, sample.audio);
      for (const field of givenTwice) {
        const message = `has ${field} for ${target.name}, which has a column of its own: leave one out`;
        problems.push({ row: row.row, column: "providerOptions", message });
      }
      const found = await checkedCall(row, options);
      if ("row" in found) problems.push(found);
      else for (const warning of found) listener.warning(row, target, warning);
      const digest = unitDigest(row, target, sample.sha256);
      const other = table.rowOf(digest);
      if (other !== undefined) {
        const message = `is equal to row ${other} at ${target.name}, sample included: a voice is created once`;
        problems.push({ row: row.row, message });
      }
      units.push({ provider, digest });
    }
    if (problems.length > 0) return problems;
    for (const { provider, digest } of units) {
      table.setRow(digest, row.row);
      provider.units++;
    }
    return [];
  }
}

import { basename } from "node:path";
import { stopped } from "../../interrupt.ts";
import { type SampleCheck, sampleCheck } from "../../sample/check.ts";
import { anySample } from "../../targets/call.ts";
import type { CloneTarget } from "../../targets/target.ts";
import { garbageCollector } from "../sending/collect-garbage.ts";
import type { BatchProvider } from "../sending/provider.ts";
import { checkedCall, type UnitCall, unitCall } from "../sending/unit-call.ts";
import type { ManifestProblem } from "./problem.ts";
import { manifestRecords } from "./records.ts";
import { type ManifestRow, type RowSurroundings, readRow } from "./row.ts";
import { rowSample } from "./row-sample.ts";
import { unitDigest } from "./unit.ts";
import type { UnitTable } from "./unit-table.ts";

/** What a check tells of as it goes: nothing is kept, so that a manifest may be as long as it likes. */
export interface CheckListener {
  problem(problem: ManifestProblem): void;
  warning(row: ManifestRow, target: CloneTarget, warning: { readonly message: string }): void;
}

/** What a check works with. */
export interface CheckSurroundings extends RowSurroundings {
  readonly signal: AbortSignal | undefined;
  /**
   * Whether samples are looked at for what each provider documents about them, as before every single clone. That takes
   * some ten milliseconds for ten seconds of sound, which is in vain when nobody reads the warnings.
   */
  readonly inspect: boolean;
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
  surroundings: CheckSurroundings,
  { table, providerOf }: { readonly table: UnitTable; providerOf(target: CloneTarget): BatchProvider },
  listener: CheckListener,
): Promise<ManifestCheck> {
  const { signal } = surroundings;
  let rows = 0;
  let wrongRows = 0;
  const rowEnded = garbageCollector();
  for await (const record of manifestRecords(path, signal)) {
    if (signal?.aborted) throw stopped();
    rows++;
    const { row, problems } = readRow(record, surroundings);
    const all = [...problems, ...(await foundProblems(row, problems))];
    for (const problem of all) listener.problem(problem);
    if (all.length > 0) wrongRows++;
    rowEnded();
  }
  return { rows, wrongRows };

  /** What is wrong beyond what the row itself shows. Its units count when nothing is. */
  async function foundProblems(
    row: ManifestRow,
    known: readonly ManifestProblem[],
  ): Promise<readonly ManifestProblem[]> {
    const problems = new ProblemsOfRow(row.row);
    const sample = row.sample === "" ? undefined : await rowSample(row.sample, signal);
    if (signal?.aborted) throw stopped();
    if (typeof sample === "string") problems.add("sample", sample);
    const units: { readonly provider: BatchProvider; readonly digest: Buffer }[] = [];
    for (const target of row.targets) {
      const provider = providerOf(target);
      const recording = typeof sample === "object" ? sample.recording : undefined;
      const unit = await unitCall(row, provider, recording ?? anySample, signal);
      const { options, givenTwice } = unit;
      if (unit.tooLarge !== undefined) problems.add("sample", unit.tooLarge, target);
      else if (recording !== undefined && surroundings.inspect) {
        const { silence } = await tellOfSample(row, provider, unit.sample);
        if (silence !== undefined) problems.add("sample", silence);
      }
      for (const field of givenTwice) {
        problems.add("providerOptions", `has ${field}, which has a column of its own: leave one out`, target);
      }
      const call = await checkedCall(options);
      for (const { column, message } of call.problems) {
        // An empty cell was told of already.
        if (!known.some((one) => one.column === column)) problems.add(column, message, target);
      }
      for (const warning of call.warnings) {
        // Looking at the sample tells of these too, and of the page that they stand on.
        if (!surroundings.inspect || warning.code === "language_differs") listener.warning(row, target, warning);
      }
      if (typeof sample !== "object") continue;
      const digest = unitDigest(row, target, sample.sha256);
      const other = table.rowOf(digest);
      if (other !== undefined) {
        problems.add(undefined, `is equal to row ${other}, sample included: a voice is created once`, target);
      }
      units.push({ provider, digest });
    }
    const found = problems.all();
    if (found.length > 0 || known.length > 0) return found;
    for (const { provider, digest } of units) {
      table.setRow(digest, row.row);
      provider.units++;
    }
    return [];
  }

  async function tellOfSample(
    row: ManifestRow,
    { target, env, asIs }: BatchProvider,
    sample: UnitCall["sample"],
  ): Promise<SampleCheck> {
    const { name, language, sample: path } = row;
    const check = await sampleCheck(
      [{ path, label: basename(path), ...sample }],
      [target],
      { name, language, ...(asIs && { asIs }) },
      { env, signal },
    );
    for (const warning of check.warningsOf(target)) listener.warning(row, target, warning);
    return check;
  }
}

/** The problems of one row, each told once for all providers that have it. */
class ProblemsOfRow {
  readonly #row: number;
  readonly #found = new Map<string, { column: string | undefined; message: string; names: string[] }>();

  constructor(row: number) {
    this.#row = row;
  }

  add(column: string | undefined, message: string, target?: CloneTarget): void {
    const key = `${column}\0${message}`;
    const one = this.#found.get(key) ?? { column, message, names: [] };
    this.#found.set(key, one);
    if (target !== undefined) one.names.push(target.name);
  }

  all(): readonly ManifestProblem[] {
    return [...this.#found.values()].map(({ column, message, names }) => ({
      row: this.#row,
      ...(column === undefined ? {} : { column }),
      message: names.length === 0 ? message : `${message} (${names.join(", ")})`,
    }));
  }
}

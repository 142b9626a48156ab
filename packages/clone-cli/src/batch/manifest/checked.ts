import { CommandError } from "../../command-error.ts";
import type { CloneTarget } from "../../targets/target.ts";
import type { BatchFlags } from "../flags.ts";
import type { BatchReporter } from "../reporting/reporter.ts";
import type { BatchProvider } from "../sending/provider.ts";
import { type CheckSurroundings, checkManifest, type ManifestCheck } from "./check.ts";
import type { UnitTable } from "./unit-table.ts";

interface Checking {
  readonly table: UnitTable;
  readonly reporter: BatchReporter;
  providerOf(target: CloneTarget): BatchProvider;
}

/**
 * Checks the manifest and tells of what it finds.
 *
 * @throws CommandError when anything is wrong, unless wrong rows may be skipped and a right one remains.
 */
export async function checkedManifest(
  path: string,
  surroundings: CheckSurroundings,
  { skipInvalid, strict }: BatchFlags,
  { table, reporter, providerOf }: Checking,
): Promise<ManifestCheck> {
  let warnings = 0;
  const check = await checkManifest(
    path,
    surroundings,
    { table, providerOf },
    {
      problem: (problem) => reporter.problem(problem),
      warning(row, target, warning) {
        warnings++;
        reporter.warning(row, target, warning);
      },
    },
  );
  const { rows, wrongRows } = check;
  if (rows === 0) throw new CommandError("The manifest has no rows. Add one for each voice.");
  if (wrongRows > 0 && !skipInvalid) {
    throw new CommandError(
      `${wrongRows} of ${rows} rows are wrong, and nothing was sent. Correct them, or pass --skip-invalid to send the others.`,
    );
  }
  if (wrongRows === rows) throw new CommandError("Every row is wrong, so there is nothing to send.");
  if (strict && warnings > 0) {
    throw new CommandError(
      `There ${warnings === 1 ? "is 1 warning" : `are ${warnings} warnings`}, and nothing was sent. ` +
        "Fix what they say, or run the command without --strict.",
    );
  }
  return check;
}

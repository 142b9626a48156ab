// `pnpm specs:update`: what the vendors publish now, what that means for users, and the release that follows.
import { commandError } from "../../workspace/command-error.ts";
import { answerHelp } from "../../workspace/command-line.ts";
import { readSources, repository } from "../documents/sources.ts";
import { readOptions, usage } from "./options.ts";
import { reportText } from "./report.ts";
import { settle } from "./staging/settle.ts";
import { type UpdateOutcome, update } from "./update.ts";

answerHelp(usage);

/** Exit codes: 0 done or nothing to do, 1 an error, 2 a review is needed. */
async function main(): Promise<number> {
  await settle(repository);
  const options = readOptions(process.argv.slice(2), await readSources());
  console.error(
    `Reading ${options.names.join(", ")}. If something changed, every package is compiled: that takes minutes …`,
  );
  const today = new Date().toISOString().slice(0, 10);
  const outcome = await update(options, { root: repository, today });
  console.log(options.json ? JSON.stringify(asJson(outcome), null, 2) : reportText(outcome, "terminal").trimEnd());
  return outcome.status === "review" ? 2 : 0;
}

/** The outcome without documents, with the report that a pull request shows. */
function asJson(outcome: UpdateOutcome) {
  const { status, written, files, mustFollow, reviewReasons } = outcome;
  return {
    status,
    refusedKeyMoves: outcome.refusedKeyMoves.map(({ source, move }) => ({ name: source.name, ...move })),
    written,
    reviewReasons,
    sources: outcome.sources.map(({ source, from, status, verdict, packages, spec, correction, keyMoves }) => ({
      name: source.name,
      from,
      status,
      sha256: spec.sha256,
      ...(correction === undefined ? {} : { correction }),
      ...(verdict === undefined ? {} : { verdict }),
      packages,
      keyMoves,
    })),
    files,
    mustFollow,
    report: reportText(outcome, "markdown"),
  };
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(commandError(error, usage));
  process.exitCode = 1;
}

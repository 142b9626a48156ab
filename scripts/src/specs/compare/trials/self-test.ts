import { allTrials } from "./all.ts";
import { type Tried, tryEdit } from "./try-edit.ts";

/** Tries every edit and prints what came of it; the exit code says whether all verdicts are right. */
export async function selfTest(json: boolean): Promise<number> {
  const tried: Tried[] = [];
  for (const trial of allTrials) tried.push(await tryEdit(trial));
  const rows = tried.map(({ trial: { base, edit }, got, wanted }) => ({
    base,
    edit,
    wanted,
    got,
    right: got === wanted,
  }));
  const right = rows.filter((row) => row.right).length;
  const rewrites = allTrials.filter(({ rules }) => rules.length === 0).length;
  if (json) {
    console.log(JSON.stringify({ tried: rows.length, right, rewrites, rows }, null, 2));
  } else {
    for (const { base, edit, wanted, got, right } of rows) {
      console.log(`${right ? "right" : "WRONG"}  ${base.padEnd(8)}  ${edit.padEnd(52)}  ${got}`);
      if (!right) console.log(`${" ".repeat(69)}  expected ${wanted}`);
    }
    console.log(
      `\n${rows.length} edits tried, ${right} verdicts as expected; ${rewrites} of them rewrites without a change of meaning.`,
    );
  }
  return right === rows.length ? 0 : 1;
}

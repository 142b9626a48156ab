// `pnpm specs:compare`: what the change from one page or spec to another means for users.
import { commandError } from "../../workspace/command-error.ts";
import { answerHelp } from "../../workspace/command-line.ts";
import { operationsOf } from "../documents/source/operations.ts";
import { repository } from "../documents/sources.ts";
import { settle } from "../update/staging/settle.ts";
import { compareDocuments } from "./compare.ts";
import { type KeyMove, keyMoves, keyMoveText } from "./key-moves/moves.ts";
import { type CompareCommand, readCommand, usage } from "./options.ts";
import { overlaysFor, readSide } from "./read-side.ts";
import { withPageWords } from "./verdict/judge.ts";
import { renderVerdict } from "./verdict/report.ts";
import type { Verdict } from "./verdict/verdict.ts";

answerHelp(usage);

type Compared = Extract<CompareCommand, { selfTest: false }>;

/** Exit codes: 0 a verdict was reached, 1 an error, 2 a review is needed, as for any move of a key. */
async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2));
  if (command.selfTest) {
    const { selfTest } = await import("./trials/self-test.ts");
    return selfTest(command.json);
  }
  await settle(repository);
  const { verdict, moves } = await compare(command);
  const format = command.markdown ? "markdown" : "terminal";
  if (command.json) console.log(JSON.stringify({ ...verdict, keyMoves: moves }, null, 2));
  else {
    for (const move of moves) console.log(`${keyMoveText(move, format)}\n`);
    console.log(renderVerdict(verdict, { format }).trimEnd());
  }
  return verdict.review || moves.length > 0 ? 2 : 0;
}

async function compare({ old, new: next, operations }: Compared): Promise<{ verdict: Verdict; moves: KeyMove[] }> {
  const before = await readSide(old, operations);
  const after = await readSide(next, operations);
  const all = operations ?? [...new Set([...operationsOf(before.document), ...operationsOf(after.document)])];
  if (all.length === 0) throw new Error(`neither ${old} nor ${next} has an operation: there is nothing to compare`);
  const overlays = await overlaysFor(all);
  const verdict = await compareDocuments(before.document, after.document, { operations: all, overlays });
  const moves: KeyMove[] = [];
  for (const operation of all) {
    // A new operation moves no key: nobody calls it yet. One that is gone takes none anywhere.
    const isInBoth = [before, after].every((side) => operationsOf(side.document).includes(operation));
    if (isInBoth) moves.push(...(await keyMoves(before.document, after.document, { operation, overlays })));
  }
  const words = [before.sha256.prose, after.sha256.prose];
  const isSaidAnew = !words.includes(undefined) && words[0] !== words[1];
  return { verdict: isSaidAnew ? withPageWords(verdict) : verdict, moves };
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(commandError(error, usage));
  process.exitCode = 1;
}

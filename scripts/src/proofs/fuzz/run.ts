// Random calls, first on a clock of their own and then over real connections, each held to every promise.
import { answerHelp, readOrRefuse } from "../../workspace/command-line.ts";
import { counterExample, fuzz, fuzzLife } from "./fuzz.ts";
import { fuzzLoopback } from "./loopback.ts";
import { type FuzzCommand, fuzzCommand, usage } from "./options.ts";
import { progress } from "./progress.ts";
import { Tally } from "./tally.ts";

async function main({ runs, life, loopback, seed, path, lifePath }: FuzzCommand): Promise<boolean> {
  console.log(`seed ${seed}`);
  const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
  const smaller = (failed: boolean): string => (failed ? "making a counter-example smaller" : "");
  if (runs > 0) {
    const began = performance.now();
    const tell = progress("calls on a clock of their own", runs);
    const tally = new Tally();
    const result = await fuzz({ runs, seed, path, tally, onRun: (done, failed) => tell(done, smaller(failed)) });
    if (result.failed) {
      console.error(`\nA promise is broken, found in call ${result.numRuns}:\n\n${counterExample(result)}`);
      return false;
    }
    console.log(`${result.numRuns} calls on a clock of their own, ${seconds(began)}: every promise is kept`);
    console.log(tally.told());
  }
  if (life > 0) {
    const began = performance.now();
    const tell = progress("calls about voices that exist", life);
    const result = await fuzzLife({
      ...{ runs: life, seed, path: lifePath },
      onRun: (done, failed) => tell(done, smaller(failed)),
    });
    if (result.failed) {
      console.error(
        `\nA promise is broken, found in call ${result.numRuns} about voices:\n\n${counterExample(result, "life-path")}`,
      );
      return false;
    }
    console.log(`${result.numRuns} calls about voices that exist, ${seconds(began)}: every promise is kept`);
  }
  if (loopback > 0) {
    const since = performance.now();
    const found = await fuzzLoopback(seed, loopback, progress("calls over loopback", loopback));
    if (found.length > 0) {
      console.error(
        `\nPromises are broken over loopback:\n\n${found.join("\n\n")}\n\npnpm prove fuzz -- --runs 0 --seed ${seed}`,
      );
      return false;
    }
    console.log(`${loopback} calls over loopback, ${seconds(since)}: every promise is kept`);
  }
  return true;
}

answerHelp(usage);
if (!(await main(readOrRefuse(usage, () => fuzzCommand(process.argv.slice(2)))))) process.exitCode = 1;

import { join } from "node:path";
import { repository } from "../../specs/documents/sources.ts";
import { run } from "../../workspace/programs/consumer.ts";
import type { Samples } from "../report/samples.ts";

/** Milliseconds in which all types, schemas and tables are generated from the vendored documents and compared. */
export function specGeneration(rounds: number): Samples {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const time = timed(() => run(repository, [process.execPath, "scripts/src/specs/generate/run.ts", "--check"]));
    if (round > 0) times.push(time);
  }
  return { measure: "repository.generate", subject: "repository", values: times };
}

/** Milliseconds of `pnpm test` in a fresh clone of the last commit: with nothing cached, and again with nothing changed. */
export function testTimes(folder: string, rounds: number): Samples[] {
  const clone = join(folder, "clone");
  run(folder, ["git", "clone", "--quiet", repository, clone]);
  run(clone, ["pnpm", "install", "--frozen-lockfile"]);
  // A cache of its own: the user's may be shared by all checkouts.
  const env = { TURBO_CACHE_DIR: join(folder, "turbo-cache"), TURBO_FORCE: "" };
  const test = (): number => timed(() => run(clone, ["pnpm", "test"], env));
  const cold = test();
  const cached = Array.from({ length: rounds }, test);
  return [
    { measure: "repository.test-cold", subject: "repository", values: [cold] },
    { measure: "repository.test-cached", subject: "repository", values: cached },
  ];
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

import { bundleSizes } from "./measures/bundle-size.ts";
import { sizes } from "./measures/clip.ts";
import { coldImports } from "./measures/cold-import.ts";
import { memory } from "./measures/memory.ts";
import { specGeneration, testTimes } from "./measures/repository.ts";
import { serialised } from "./measures/serialise.ts";
import { typeChecks } from "./measures/type-check.ts";
import { wholeCalls } from "./measures/whole-calls.ts";
import { withServer } from "./measures/with-server.ts";
import type { BenchOptions, BenchPart } from "./options.ts";
import { preparing } from "./prepare/measure.ts";
import { queued } from "./queue/measure.ts";
import type { Samples } from "./report/samples.ts";
import type { Contender } from "./setup/contenders.ts";
import { installAll, installedSizes } from "./setup/installed.ts";
import { setUp } from "./setup/workbench.ts";

/** Everything once, or one part of it, in a folder of its own; `progress` hears what is under way. */
export async function measureAll(
  folder: string,
  { quick, withTests, only }: BenchOptions,
  progress: (what: string) => void,
): Promise<Samples[]> {
  const rounds = (full: number): number => (quick ? Math.ceil(full / 6) : full);
  const wants = (...parts: readonly BenchPart[]): boolean => only === undefined || parts.includes(only);
  const samples: Samples[] = [];
  // First what can fail: everything after it would be lost.
  if (wants("specs")) {
    progress("generating from the documents");
    samples.push(specGeneration(rounds(6)));
  }
  if (withTests) {
    progress("pnpm test in a fresh clone");
    samples.push(...testTimes(folder, 3));
  }
  if (wants("prepare")) {
    progress("samples out of recordings");
    samples.push(...(await preparing(folder, rounds(12), rounds(6))));
  }
  if (wants("queue")) {
    progress("jobs of a queue");
    samples.push(...(await queued(folder, rounds(12))));
  }
  if (!wants("sizes", "imports", "serialise", "calls", "memory", "types")) return samples;
  progress("installing");
  const bench = await setUp(folder);
  const installed = wants("sizes", "types") ? installAll(bench) : new Map<Contender, string>();
  if (wants("sizes")) samples.push(...installedSizes(installed), ...(await bundleSizes(bench)));
  if (wants("imports")) {
    progress("cold imports");
    samples.push(...(await coldImports(bench, rounds(24))));
  }
  if (wants("serialise")) {
    progress("serialisation");
    samples.push(...(await serialised(bench, rounds(12), quick ? ["500 kB"] : Object.keys(sizes))));
  }
  await withServer(async (url) => {
    if (wants("calls")) {
      progress("whole calls");
      samples.push(...(await wholeCalls(bench, url, rounds(12))));
    }
    if (wants("memory")) {
      progress("memory");
      samples.push(...(await memory(bench, url, rounds(6))));
    }
  });
  if (wants("types")) {
    progress("type checks");
    samples.push(...(await typeChecks(installed, rounds(6))));
  }
  return samples;
}

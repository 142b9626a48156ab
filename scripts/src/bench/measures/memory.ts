import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Samples } from "../report/samples.ts";
import { contendersFor, services } from "../setup/contenders.ts";
import type { Workbench } from "../setup/workbench.ts";
import { interleave } from "./interleave.ts";

interface Ended {
  readonly peakBytes: number;
  readonly stallMs: number;
  readonly ended: string;
}

const large = 25_000_000;
const refused = 200_000_000;

/** What one call holds beyond an idle process, clip included, and how long it keeps the event loop from turning. */
export async function memory(bench: Workbench, baseUrl: string, rounds: number): Promise<Samples[]> {
  const child = join(bench.folder, "memory-child.mjs");
  const entry = fileURLToPath(new URL("./memory-child.ts", import.meta.url));
  // Without types, so that stripping them is not counted.
  await build({ entryPoints: [entry], outfile: child, bundle: true, format: "esm", platform: "node" });
  const stalls = new Map<string, number[]>();
  const measured = new Map<string, () => number>([["idle", () => run(child).peakBytes]]);
  for (const service of services) {
    for (const contender of contendersFor(service)) {
      const name = `${service} ${contender}`;
      measured.set(name, () => {
        const { peakBytes, stallMs, ended } = run(child, bench.program(contender, service), baseUrl, String(large));
        if (ended !== "voice 1") throw new Error(`${name} with 25 MB: ${ended}`);
        stalls.set(name, [...(stalls.get(name) ?? []), stallMs]);
        return peakBytes;
      });
    }
    measured.set(`${service} refused`, () => {
      const file = join(bench.folder, "large.wav");
      const program = bench.program("clone-core", service);
      const { peakBytes, ended } = run(child, program, baseUrl, String(refused), file);
      rmSync(file);
      if (!ended.includes("maxSampleBytes")) throw new Error(`clone-core did not refuse 200 MB at once: ${ended}`);
      return peakBytes;
    });
  }
  const peaks = await interleave(rounds, measured);
  const idle = peaks.get("idle") ?? [];
  const beyond = (name: string): number[] =>
    (peaks.get(name) ?? []).map((peak, round) => peak - (idle[round] ?? Number.NaN));
  return services.flatMap((service): Samples[] => [
    ...contendersFor(service).flatMap((subject): Samples[] => [
      { measure: `memory.${service}`, subject, values: beyond(`${service} ${subject}`) },
      // The first is the round that warmed up.
      { measure: `stall.${service}`, subject, values: stalls.get(`${service} ${subject}`)?.slice(1) ?? [] },
    ]),
    { measure: `refused.${service}`, subject: "clone-core", values: beyond(`${service} refused`) },
  ]);
}

function run(child: string, ...parameters: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, ...parameters], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${parameters[0] ?? "the idle process"} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

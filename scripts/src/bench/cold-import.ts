import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Spread, spread } from "./median.ts";

const programs = {
  empty: "",
  "openapi-fetch": 'import "openapi-fetch";',
  "one client": 'import "@org/cartesia-voices";',
  "clone-core with both providers":
    'import "@org/clone-core"; import "@org/clone-core/cartesia"; import "@org/clone-core/inworld";',
} as const;

/** Milliseconds of a process that imports something, beyond those of one that does nothing, pair by pair. */
export async function coldImports(folder: string, runs: number): Promise<Record<string, Spread>> {
  const files = new Map<string, string>();
  for (const [name, code] of Object.entries(programs)) {
    const file = join(folder, `${name.replaceAll(" ", "-")}.mjs`);
    await writeFile(file, code);
    files.set(name, file);
  }
  const beyond: Record<string, number[]> = {};
  for (let run = 0; run <= runs; run++) {
    const times = new Map<string, number>();
    for (const [name, file] of files) {
      const began = performance.now();
      const { status, stderr } = spawnSync(process.execPath, [file], { cwd: folder });
      times.set(name, performance.now() - began);
      if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
    }
    // The first round fills the file cache.
    if (run === 0) continue;
    for (const [name, time] of times) {
      if (name !== "empty") beyond[name] = [...(beyond[name] ?? []), time - (times.get("empty") ?? 0)];
    }
  }
  return Object.fromEntries(Object.entries(beyond).map(([name, times]) => [name, spread(times)]));
}

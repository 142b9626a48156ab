import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startFaults } from "@org/voices-mock/faults";
import { root } from "../../specs/documents/sources.ts";
import type { Observed } from "./observed.ts";
import type { Runtime } from "./runtimes.ts";

const home = new URL("packages/clone-conformance/", root);
/** Promises of one kind are enough to see that a runner runs them; this one must be among them. */
const words = "follows no redirect";
const oneOfThem = "follows no redirect: redirect-308-garbage";

/** How each runner of the README is started on a file. */
const commands: Readonly<Record<string, (file: string) => readonly [Runtime["id"], ...string[]]>> = {
  vitest: (file) => [
    "node-24",
    fileURLToPath(new URL("node_modules/vitest/vitest.mjs", home)),
    ...["run", file, "--reporter=verbose", "-t", words],
  ],
  "node:test": (file) => ["node-24", "--test", `--test-name-pattern=${words}`, file],
  Deno: (file) => [
    "deno",
    ...["test", "--allow-all", "--no-check", "--no-lock", "--node-modules-dir=manual", "--filter", words, file],
  ],
  Bun: (file) => ["bun", "test", "-t", words, file],
};

/** Runs what the README tells test runners to do, as it stands there. */
export async function runAdapters(runtimes: readonly Runtime[]): Promise<Observed[]> {
  const readme = readFileSync(new URL("README.md", home), "utf8");
  const fences = new Map([...readme.matchAll(/^```(ts|js)\n\/\/ (\S+)\n(.*?)^```$/gms)].map((one) => [one[2], one]));
  const folder = new URL(".tmp/", home);
  mkdirSync(folder, { recursive: true });
  const faults = await startFaults();
  const env = { ...process.env, FAULTS: faults.url, NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1", DO_NOT_TRACK: "1" };
  try {
    const observed: Observed[] = [];
    for (const [runner, command] of Object.entries(commands)) {
      const [, extension, , code = ""] = fences.get(runner) ?? [];
      const file = fileURLToPath(new URL(`${runner.replace(":", "-")}.test.${extension}`, folder));
      writeFileSync(file, code);
      const [id, ...parameters] = command(file);
      const program = runtimes.find((runtime) => runtime.id === id)?.program ?? id;
      const ran = promisify(execFile)(program, parameters, { cwd: fileURLToPath(home), env, timeout: 120_000 });
      const output = await ran.then(
        ({ stdout, stderr }) => stdout + stderr,
        (error: Error & { stdout?: string; stderr?: string }) => `FAILED ${error.stdout}${error.stderr}`,
      );
      const isRight = output.includes(oneOfThem) && !output.startsWith("FAILED");
      observed.push({ promise: `runs in ${runner} as its README says`, broken: isRight ? [] : [output.slice(-2000)] });
    }
    return observed;
  } finally {
    await faults.close();
    rmSync(folder, { recursive: true });
  }
}

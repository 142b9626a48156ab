import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { root } from "../../specs/documents/sources.ts";

/**
 * Runs the test files of a folder below `scripts`, which `pnpm test` leaves out.
 *
 * @throws Error when one fails.
 */
export function runTests(folder: string): void {
  execFileSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--dir", folder], {
    cwd: fileURLToPath(new URL("scripts/", root)),
    stdio: "inherit",
  });
}

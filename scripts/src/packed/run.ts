// The published packages as a stranger meets them: packed, installed with npm in a fresh folder, and used in a test.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../specs/sources.ts";

const names = ["cartesia-voices", "inworld-voices", "clone-core", "voices-mock"];
const folder = mkdtempSync(join(tmpdir(), "packed-"));
const run = (cwd: string, program: string, ...parameters: string[]): string =>
  execFileSync(program, parameters, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

try {
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs);
  for (const name of names) {
    run(fileURLToPath(new URL(`packages/${name}/`, root)), "pnpm", "pack", "--pack-destination", tarballs);
  }
  const consumer = join(folder, "consumer");
  mkdirSync(consumer);
  cpSync(new URL("consumer.test.js", import.meta.url), join(consumer, "consumer.test.js"));
  cpSync(new URL("examples/clips/ada.wav", root), join(consumer, "ada.wav"));
  writeFileSync(join(consumer, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  const files = readdirSync(tarballs).map((file) => join(tarballs, file));
  run(consumer, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", ...files, "msw@3.0.5", "vitest@5.1.0");
  console.log(run(consumer, "npx", "--no-install", "vitest", "run", "--reporter=verbose"));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

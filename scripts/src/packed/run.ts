// The published packages as a stranger meets them: packed, installed with npm in a fresh folder, and used there by each
// recipe of the mock.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installChromium } from "../browser/chromium.ts";
import { root } from "../specs/sources.ts";

const names = ["cartesia-voices", "inworld-voices", "clone-core", "voices-mock"];
const runners = ["msw@3.0.5", "vitest@5.1.0", "jest@30.4.2", "playwright-core@1.65.1"];

installChromium();
const folder = mkdtempSync(join(tmpdir(), "packed-"));
try {
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs);
  for (const name of names) {
    run(fileURLToPath(new URL(`packages/${name}/`, root)), ["pnpm", "pack", "--pack-destination", tarballs]);
  }
  const consumer = join(folder, "consumer");
  cpSync(new URL("packages/voices-mock/recipes/", root), consumer, { recursive: true });
  cpSync(new URL("examples/clips/ada.wav", root), join(consumer, "ada.wav"));
  const manifest = {
    name: "consumer",
    private: true,
    type: "module",
    jest: { transform: {}, testRegex: "jest.test.js$" },
  };
  writeFileSync(join(consumer, "package.json"), JSON.stringify(manifest));
  const files = readdirSync(tarballs).map((file) => join(tarballs, file));
  run(consumer, ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", ...files, ...runners]);

  const recipes: Record<string, readonly string[]> = {
    vitest: ["npx", "--no-install", "vitest", "run", "vitest.test.js"],
    jest: ["node", "--experimental-vm-modules", "node_modules/jest/bin/jest.js"],
    "node:test": ["node", "--test", "node.test.js"],
    Playwright: ["node", "--test", "playwright.test.js"],
    curl: ["sh", "curl.sh"],
  };
  for (const [name, command] of Object.entries(recipes)) {
    const output = run(consumer, command);
    if (name === "curl" && !(output.includes('"name":"Ada"') && output.includes("quota_exceeded"))) {
      throw new Error(`curl got something else:\n${output}`);
    }
    console.log(`ok   ${name}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(cwd: string, [program = "", ...parameters]: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, parameters, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", PORT: "0" },
  });
  if (status !== 0) throw new Error(`${program} ${parameters.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

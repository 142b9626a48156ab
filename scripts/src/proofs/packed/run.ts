// The published packages as a stranger meets them: packed, installed with npm in a fresh folder, and used there by each
// recipe of the mock.
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { inFreshFolder, installConsumer, pack, run } from "../../workspace/programs/consumer.ts";
import { installChromium } from "../browser/chromium.ts";
import { proof } from "./proof.ts";

commandLine(suiteUsage(proof), {});

const names = ["cartesia-voices", "inworld-voices", "clone-core", "voices-mock"];
const runners = ["msw@3.0.5", "vitest@5.1.0", "jest@30.4.2", "playwright-core@1.65.1"];

installChromium();
await inFreshFolder((folder) => {
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs);
  const consumer = join(folder, "consumer");
  cpSync(new URL("packages/voices-mock/recipes/", root), consumer, { recursive: true });
  cpSync(new URL("examples/clips/ada.wav", root), join(consumer, "ada.wav"));
  const jest = { transform: {}, testRegex: "jest.test.js$" };
  installConsumer(consumer, [...pack(tarballs, names), ...runners], { jest });

  const recipes: Record<string, readonly string[]> = {
    vitest: ["npx", "--no-install", "vitest", "run", "vitest.test.js"],
    jest: ["node", "--experimental-vm-modules", "node_modules/jest/bin/jest.js"],
    "node:test": ["node", "--test", "node.test.js"],
    Playwright: ["node", "--test", "playwright.test.js"],
    curl: ["sh", "curl.sh"],
  };
  for (const [name, command] of Object.entries(recipes)) {
    const output = run(consumer, command, { PORT: "0" });
    if (name === "curl" && !(output.includes('"name":"Ada"') && output.includes("quota_exceeded"))) {
      throw new Error(`curl got something else:\n${output}`);
    }
    console.log(`ok   ${name}`);
  }
});

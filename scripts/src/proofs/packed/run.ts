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

const fetches = ["node-fetch@3.3.2", "axios@1.13.2", "undici@7.16.0"];
const olderMsw = "2.15.0";

/** Test environments that people have, with their own `File`, `Blob` and `Request`, or without. */
const vitest = (environment: string): readonly string[] => {
  return ["npx", "--no-install", "vitest", "run", "--globals", "--environment", environment, "clone.test.js"];
};
const inVitest = { node: vitest("node"), jsdom: vitest("jsdom"), "happy-dom": vitest("happy-dom") };
const jestIn = (environment: string): readonly string[] => [
  ...["node", "node_modules/jest/bin/jest.js", "--env", environment, "clone.test.js"],
];
const surroundings: readonly (readonly [string, readonly string[], Readonly<Record<string, readonly string[]>>])[] = [
  ["vitest 5", ["vitest@5.1.0", "jsdom@31.0.1", "happy-dom@21.0.4"], inVitest],
  ["vitest 4", ["vitest@4.1.12", "jsdom@31.0.1", "happy-dom@21.0.4"], inVitest],
  [
    "jest 30",
    ["jest@30.4.2", "jest-environment-jsdom@30.5.2", "@happy-dom/jest-environment@20.14.5"],
    { node: jestIn("node"), jsdom: jestIn("jsdom"), "happy-dom": jestIn("@happy-dom/jest-environment") },
  ],
];

installChromium();
await inFreshFolder((folder) => {
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs);
  const consumer = join(folder, "consumer");
  cpSync(new URL("packages/voices-mock/recipes/", root), consumer, { recursive: true });
  cpSync(new URL("examples/clips/ada.wav", root), join(consumer, "ada.wav"));
  const jest = { transform: {}, testRegex: "jest.test.js$" };
  const packed = pack(tarballs, names);
  const clients = packed.filter((tarball) => !tarball.includes("voices-mock"));
  installConsumer(consumer, [...packed, ...runners], { jest });

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

  for (const [runner, packages, commands] of surroundings) {
    const place = join(folder, runner.replaceAll(/\W/g, "-"));
    cpSync(new URL("surroundings/", import.meta.url), place, { recursive: true });
    installConsumer(place, [...clients, ...packages], { jest: { ...jest, testRegex: "clone.test.js$" } });
    for (const [environment, command] of Object.entries(commands)) {
      const output = run(place, command, { NODE_OPTIONS: "--experimental-vm-modules --no-warnings" });
      const outcomes = [...output.matchAll(/(?:File|Blob|Uint8Array): .+/g)].map(([outcome]) => outcome);
      if (outcomes.length !== 6) throw new Error(`${outcomes.length} of 6 outcomes were told:\n${output}`);
      const made = outcomes.filter((outcome) => outcome.endsWith(": 1")).length;
      console.log(
        `ok   ${runner} in ${environment}: ${made} of 6 voices made, ${6 - made} refused before anything was sent`,
      );
    }
  }

  run(consumer, ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", ...fetches]);
  cpSync(new URL("surroundings/fetches.mjs", import.meta.url), join(consumer, "fetches.mjs"));
  for (const line of run(consumer, ["node", "fetches.mjs"]).trim().split("\n")) {
    if (!/: (?:1 requests came; made|0 requests came; not_created, .+)$/.test(line)) throw new Error(line);
    console.log(`ok   fetch of ${line}`);
  }

  const older = join(folder, "msw-2");
  mkdirSync(older);
  cpSync(join(consumer, "vitest.test.js"), join(older, "vitest.test.js"));
  cpSync(join(consumer, "ada.wav"), join(older, "ada.wav"));
  installConsumer(older, [...packed, `msw@${olderMsw}`, "vitest@5.1.0"], {});
  run(older, ["npx", "--no-install", "vitest", "run", "vitest.test.js"], { PORT: "0" });
  console.log(`ok   msw ${olderMsw}`);
});

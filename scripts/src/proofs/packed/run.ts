// The published packages as a stranger meets them: packed, installed with npm in a fresh folder, and used there by each
// recipe of the mock.
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { suiteUsage } from "../../prove/proof.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { inFreshFolder, installConsumer, pack, run } from "../../workspace/programs/consumer.ts";
import { installChromium } from "../browser/chromium.ts";
import { openStudio } from "./open-studio.ts";
import { proof } from "./proof.ts";
import { useQueue } from "./with-redis.ts";

commandLine(suiteUsage(proof), {});

const names = ["cartesia-voices", "inworld-voices", "clone-core", "clone-queue", "voice-sample", "voices-mock"];
const command = ["clone-cli", "clone-studio"];
const runners = ["msw@3.0.5", "vitest@5.1.0", "jest@30.4.2", "playwright-core@1.65.1"];

const fetches = [
  ...["node-fetch@3.3.2", "node-fetch-2@npm:node-fetch@2.7.0", "cross-fetch@4.1.0"],
  ...["axios@1.13.2", "undici@7.16.0"],
];
const olderMsw = "2.15.0";

/** Test environments that people have, with their own `File`, `Blob` and `Request`, or without. */
const vitest = (environment: string): readonly string[] => {
  return ["npx", "--no-install", "vitest", "run", "--globals", "--environment", environment];
};
const inVitest = { node: vitest("node"), jsdom: vitest("jsdom"), "happy-dom": vitest("happy-dom") };
const jestIn = (environment: string): readonly string[] => [
  ...["node", "node_modules/jest/bin/jest.js", "--env", environment],
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
await inFreshFolder(async (folder) => {
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs);
  const consumer = join(folder, "consumer");
  cpSync(new URL("packages/voices-mock/recipes/", root), consumer, { recursive: true });
  cpSync(new URL("examples/clips/ada.wav", root), join(consumer, "ada.wav"));
  const jest = { transform: {}, testRegex: "jest.test.js$" };
  const all = pack(tarballs, [...names, ...command]);
  const queue = all.filter((tarball) => tarball.includes("clone-queue"));
  // The recipes do without BullMQ, which npm would install with the queue.
  const packed = all.filter((tarball) => !queue.includes(tarball) && !command.some((name) => tarball.includes(name)));
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
    cpSync(join(consumer, "ada.wav"), join(place, "ada.wav"));
    installConsumer(place, [...clients, ...packages], { jest: { ...jest, testRegex: "test.js$" } });
    for (const [environment, command] of Object.entries(commands)) {
      run(place, command, { NODE_OPTIONS: "--experimental-vm-modules --no-warnings" });
      for (const line of outcomesIn(place, environment)) console.log(`ok   ${runner} in ${environment}: ${line}`);
    }
  }

  run(consumer, ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", ...fetches]);
  cpSync(new URL("surroundings/fetches.mjs", import.meta.url), join(consumer, "fetches.mjs"));
  for (const line of run(consumer, ["node", "fetches.mjs"]).trim().split("\n")) {
    if (!expectedOf(line).test(line)) throw new Error(line);
    console.log(`ok   fetch of ${line}`);
  }

  for (const line of await useQueue(consumer, queue)) console.log(`ok   ${line}`);

  const desk = join(folder, "desk");
  mkdirSync(desk);
  installConsumer(
    desk,
    all.filter((tarball) => !queue.includes(tarball)),
  );
  for (const line of await openStudio(desk, ["npx", "--no-install", "@org/clone-cli"])) console.log(`ok   ${line}`);

  const older = join(folder, "msw-2");
  mkdirSync(older);
  cpSync(join(consumer, "vitest.test.js"), join(older, "vitest.test.js"));
  cpSync(join(consumer, "ada.wav"), join(older, "ada.wav"));
  installConsumer(older, [...packed, `msw@${olderMsw}`, "vitest@5.1.0"], {});
  run(older, ["npx", "--no-install", "vitest", "run", "vitest.test.js"], { PORT: "0" });
  console.log(`ok   msw ${olderMsw}`);
});

/** What the README of clone-core says of a `fetch`. */
function expectedOf(line: string): RegExp {
  if (/^(?:the runtime|undici, with its own)/.test(line)) return /: 1 requests came; made$/;
  if (line.startsWith("axios in a function")) return /: 1 requests came; unknown, unexpected_response: /;
  return /axios/.test(line)
    ? /: 0 requests came; not_created, invalid_input: .* axios is none$/
    : /: 0 requests came; not_created, invalid_input: .*your fetch takes no Request of this runtime/;
}

/** What became of a value that was given to a package. */
interface Told {
  readonly by: string;
  /** Such as "a frame's File". */
  readonly value: string;
  /** "taken", or why it was refused. */
  readonly outcome: string;
}

/** A line for each package that was tried. */
function outcomesIn(place: string, environment: string): string[] {
  const file = join(place, "told");
  const all = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line): Told => JSON.parse(line));
  rmSync(file);
  const whose = new Set(all.map(({ value }) => value.replace(/ \w+$/, "")));
  const realms = environment === "node" ? 3 : 4;
  if (whose.size !== realms) throw new Error(`${realms} realms should be tried, and are: ${[...whose].join(", ")}`);
  const packages = [...new Set(all.map(({ by }) => by))].sort();
  if (packages.length !== 5) throw new Error(`5 packages should tell of values, and do: ${packages.join(", ")}`);
  return packages.map((name) => {
    const given = all.filter(({ by }) => by === name);
    const refused = given.filter(({ outcome }) => outcome !== "taken");
    // jsdom's Blob may have no way to its bytes, and may be none for node's Request.
    if (refused.length > 0 && environment !== "jsdom") throw new Error(JSON.stringify(refused[0]));
    const taken = given.length - refused.length;
    return `${name} takes ${taken} of ${given.length} values${refused.length > 0 ? ", and refuses the others unsent" : ""}`;
  });
}

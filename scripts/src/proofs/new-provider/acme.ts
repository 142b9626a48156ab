// Acme, made up, becomes a client package by the real command, and a provider with the two files that CONTRIBUTING.md
// shows. Nothing else is written by hand.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../../specs/documents/sources.ts";
import type { RepositoryCopy } from "../../workspace/repository-copy.ts";

const page = fileURLToPath(new URL("acme-page.md", import.meta.url));
const from = ["--page", "https://docs.acme.example/voices/add", "--operation", "POST /v1/voices"];

/** Holds Acme with a list to what it is not held to without one. */
const listTest = `
import { acme } from "@org/clone-core/acme";
import { startFaults } from "@org/voices-mock/faults";
import { afterAll, describe, it } from "vitest";
import { providerPromises } from "../src/index.ts";
import { withList } from "./acme-list.ts";

const faults = await startFaults();
afterAll(() => faults.close());
const others = new Set(providerPromises(acme, faults).map(({ name }) => name));

describe("a call to Acme with a list", () => {
  for (const { name, run } of providerPromises(withList(acme), faults)) if (!others.has(name)) it(name, run, 60_000);
});
`;

const command = ["--silent", "new-provider", "--name", "acme", ...from, "--from"];

/** Bad input is refused, and nothing is written. */
export function refusesBadInput({ beside, attempt, run }: RepositoryCopy): void {
  const halfPage = join(beside, "half.md");
  writeFileSync(halfPage, readFileSync(page, "utf8").slice(0, 1500));
  const noAudio = join(beside, "no-audio.md");
  writeFileSync(
    noAudio,
    readFileSync(page, "utf8").replace("contentMediaType: application/octet-stream", "title: Bytes"),
  );
  for (const [args, message] of [
    [[...command, halfPage], "may have been cut off"],
    [[...command, noAudio], "none of its body says that it does"],
    [[...command, page, "--name", "Acme!"], "small letters"],
    [[...command, page, "--name", "inworld"], "is there already"],
    [[...command, page, "--operation", "POST /v2/voices"], "POST /v2/voices"],
  ] as const) {
    const { status, output } = attempt("pnpm", args);
    if (status !== 1 || !output.includes(message))
      throw new Error(`${args.join(" ")} ended with ${status}:\n${output}`);
    if (run("git", ["status", "--porcelain"]) !== "") throw new Error(`${args.join(" ")} changed files`);
  }
  console.log("ok   bad input is refused, and nothing is written");
}

/** The command, then every check of the repository; then the provider by hand, and every promise. */
export function makesAcme({ folder, run }: RepositoryCopy): void {
  run("pnpm", [...command, page]);
  run("pnpm", ["install", "--frozen-lockfile", "--offline"]);
  // All that `pnpm test` runs, apart from packages that a new client is no part of.
  const apart = ["voice-sample", "clone-studio", "clone-queue", "clone-cli"].map((name) => `--filter=!@org/${name}`);
  run("pnpm", ["exec", "turbo", "run", "check", "test", "check:root", "check:api", ...apart]);
  run("pnpm", ["exec", "turbo", "run", "build", "--filter=@org/acme-voices"]);
  run("pnpm", ["--silent", "specs:update", "--from", `acme-voices=${page}`]);
  run("node", ["node_modules/@changesets/cli/bin.js", "status"]);
  console.log("ok   the client package builds, and every check and test around it passes with no hand edit");

  const contributing = readFileSync(new URL("CONTRIBUTING.md", root), "utf8");
  const shown = [...contributing.matchAll(/^```typescript\n\/\/ (packages\/\S+)\n(.*?)^```$/gms)];
  if (shown.length !== 2) throw new Error(`CONTRIBUTING.md shows ${shown.length} files of a provider`);
  for (const [, path = "", code = ""] of shown) writeFileSync(join(folder, path), code);
  const manifest = join(folder, "packages/clone-core/package.json");
  const { exports, publishConfig, dependencies, ...others } = JSON.parse(readFileSync(manifest, "utf8"));
  const text = {
    ...others,
    exports: { ...exports, "./acme": "./src/providers/acme.ts" },
    publishConfig: {
      ...publishConfig,
      exports: {
        ...publishConfig.exports,
        "./acme": { types: "./dist/providers/acme.d.ts", default: "./dist/providers/acme.js" },
      },
    },
    dependencies: { "@org/acme-voices": "workspace:^", ...dependencies },
  };
  writeFileSync(manifest, JSON.stringify(text, null, 2));
  run("pnpm", ["install", "--no-frozen-lockfile", "--offline"]);
  run("pnpm", ["format"]);
  run("pnpm", ["refresh", "api-reports"]);
  run("pnpm", ["check"]);
  const kept = (test: string): string | undefined => {
    const output = run("pnpm", ["--dir", "packages/clone-conformance", "exec", "vitest", "run", test]);
    return /Tests +(\d+) passed/.exec(output)?.[1];
  };
  console.log(
    `ok   with the provider file of CONTRIBUTING.md Acme keeps all ${kept("test/acme.test.ts")} promises, and \`pnpm check\` passes`,
  );

  const tests = join(folder, "packages/clone-conformance/test");
  copyFileSync(fileURLToPath(new URL("acme-list.ts", import.meta.url)), join(tests, "acme-list.ts"));
  writeFileSync(join(tests, "acme-list.test.ts"), listTest);
  console.log(
    `ok   with a list Acme keeps the ${kept("test/acme-list.test.ts")} promises about keys and about voices that exist`,
  );
}

// Two made-up vendors, as unlike each other as they can be, become client packages and providers by the real command.
// Nothing is written by hand, and every promise holds.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RepositoryCopy } from "../../workspace/repository-copy.ts";

const page = fileURLToPath(new URL("acme-page.md", import.meta.url));
const unlike = fileURLToPath(new URL("unlike-acme.yaml", import.meta.url));
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

/** The command for both vendors, then every check and test of the repository, and every promise. */
export function makesTwoProviders({ folder, run }: RepositoryCopy): void {
  const other = ["--name", "borealis", "--page", "https://docs.borealis.example/speakers", "--from", unlike];
  for (const args of [
    [...command, page],
    ["--silent", "new-provider", ...other],
  ]) {
    const output = run("pnpm", args);
    if (!output.includes("Nothing has to be written by hand."))
      throw new Error(`${args.join(" ")} leaves work:\n${output}`);
  }
  run("pnpm", ["install", "--frozen-lockfile", "--offline"]);
  run("pnpm", ["test"]);
  console.log("ok   `pnpm test` with every check passes with no hand edit, every promise of both providers included");
  const held = run("pnpm", [
    "prove",
    "faults",
    "--",
    "--provider",
    "acme",
    "--provider",
    "borealis",
    "--runtime",
    "node-24",
  ]);
  const [, kept] = /All (\d+) promises are kept/.exec(held) ?? [];
  console.log(`ok   \`pnpm prove faults -- --provider acme --provider borealis\`: all ${kept} promises are kept`);
  run("pnpm", ["exec", "turbo", "run", "build", "--filter=@org/acme-voices", "--filter=@org/clone-core"]);
  run("pnpm", ["--silent", "specs:update", "--from", `acme-voices=${page}`]);
  run("node", ["node_modules/@changesets/cli/bin.js", "status"]);
  console.log("ok   the packages build, and the document is kept in step");

  const tests = join(folder, "packages/clone-conformance/test");
  copyFileSync(fileURLToPath(new URL("acme-list.ts", import.meta.url)), join(tests, "acme-list.ts"));
  writeFileSync(join(tests, "acme-list.test.ts"), listTest);
  const list = run("pnpm", ["--dir", "packages/clone-conformance", "exec", "vitest", "run", "test/acme-list.test.ts"]);
  console.log(
    `ok   with a list Acme keeps the ${/Tests +(\d+) passed/.exec(list)?.[1]} promises about keys and about voices that exist`,
  );
}

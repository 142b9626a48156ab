// Acme, made up, becomes a client package, a provider and a service of the mock by the real command.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
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

/** The command alone: every check of the repository passes, and every promise is kept, with no line by hand. */
export function makesAcme({ folder, run }: RepositoryCopy): void {
  run("pnpm", [...command, page]);
  run("pnpm", ["install", "--frozen-lockfile", "--offline"]);
  run("pnpm", ["check"]);
  // Tests that go by what stands in the repository, and so by a new package too.
  const tests = ["test/workspace", "test/docs", "test/specs/generate.test.ts"];
  run("pnpm", ["--dir", "scripts", "exec", "vitest", "run", "--no-isolate", "--dir", "test", ...tests]);
  run("pnpm", ["exec", "turbo", "run", "build", "--filter=@org/acme-voices"]);
  run("pnpm", ["--silent", "specs:update", "--from", `acme-voices=${page}`]);
  run("node", ["node_modules/@changesets/cli/bin.js", "status"]);
  console.log("ok   client, provider and handlers build, and every check around them passes with no hand edit");

  const kept = (test: string): string | undefined => {
    const output = run("pnpm", ["--dir", "packages/clone-conformance", "exec", "vitest", "run", test]);
    return /Tests +(\d+) passed/.exec(output)?.[1];
  };
  console.log(`ok   Acme keeps all ${kept("test/acme.test.ts")} promises with no line by hand`);

  const held = join(folder, "packages/clone-conformance/test");
  copyFileSync(fileURLToPath(new URL("acme-list.ts", import.meta.url)), join(held, "acme-list.ts"));
  writeFileSync(join(held, "acme-list.test.ts"), listTest);
  console.log(
    `ok   with a list Acme keeps the ${kept("test/acme-list.test.ts")} promises about keys and about voices that exist`,
  );
}

// `pnpm prove specs`: two changes of a vendor's page, applied by `pnpm specs:update` to a copy of this repository. What
// the command promises is then seen there: nothing is left to do by hand, or the compiler names each place.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suiteUsage } from "../../prove/proof.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { runTests } from "../../workspace/programs/run-tests.ts";
import { inRepositoryCopy } from "../../workspace/repository-copy.ts";
import { nextPage, requiredFieldPage, vendorThen } from "./pages.ts";
import { proof } from "./proof.ts";

commandLine(suiteUsage(proof), {});

// What takes too long for every day: whole updates in a copy, whole specs, and documents that would cost hours.
runTests("src/proofs/specs/tests");

await inRepositoryCopy(async ({ folder, beside, attempt, run, begin }) => {
  const page = join(beside, "page.md");
  await vendorThen(folder);
  begin();

  writeFileSync(page, nextPage());
  run("pnpm", ["--silent", "specs:update", "--from", `cartesia-voices=${page}`, "--dry-run"]);
  if (run("git", ["status", "--porcelain"]) !== "") throw new Error("a dry run changed files");
  update();
  expectChangesets("minor", ["@org/cartesia-voices", "@org/clone-core"], /language/);
  run("pnpm", ["check"]);
  const affected = ["@org/cartesia-voices", "@org/clone-core", "@org/voices-mock", "@org/clone-conformance"];
  run("node", ["node_modules/turbo/bin/turbo", "run", "test", ...affected.map((name) => `--filter=${name}`)]);
  console.log("ok   an answer's language becomes any text: minor, `pnpm check` and the tests pass with no hand edit");

  run("git", ["stash", "--include-untracked", "--quiet"]);
  writeFileSync(page, requiredFieldPage());
  update();
  expectChangesets("major", ["@org/cartesia-voices", "@org/clone-core"], /Give `consent`/);
  // Without --continue it would stop at the first package that does not compile.
  const { status, output } = attempt("node", ["node_modules/turbo/bin/turbo", "run", "check", "--continue"]);
  const place = /packages\/clone-core\/src\/providers\/cartesia\.ts|src\/providers\/cartesia\.ts\(\d+,\d+\): error/;
  if (status === 0 || !place.test(output)) throw new Error(`the check does not name the provider:\n${output}`);
  console.log("ok   a required field joins: major, says what callers do, and the check points at the provider");

  /** Applies the page, and once more: nothing is left to do then. */
  function update(): void {
    const args = ["--silent", "specs:update", "--from", `cartesia-voices=${page}`];
    run("pnpm", args);
    const before = run("git", ["status", "--porcelain"]);
    const again = run("pnpm", args);
    if (!again.includes("Nothing changed")) throw new Error(`the second update says:\n${again}`);
    if (run("git", ["status", "--porcelain"]) !== before) throw new Error("the second update changed files");
  }

  /** Every package of the update has its changeset with the bump, and the client's says what a user needs. */
  function expectChangesets(bump: string, packages: readonly string[], words: RegExp): void {
    const texts = readdirSync(join(folder, ".changeset"))
      .filter((name) => name.endsWith(".md") && name.startsWith("cartesia-voices-"))
      .map((name) => readFileSync(join(folder, ".changeset", name), "utf8"));
    for (const name of packages) {
      const text = texts.find((one) => one.startsWith(`---\n"${name}": ${bump}\n---\n`));
      if (text === undefined || !words.test(text))
        throw new Error(`no ${bump} changeset of ${name}:\n${texts.join("\n")}`);
    }
    run("node", ["node_modules/@changesets/cli/bin.js", "status"]);
  }
});

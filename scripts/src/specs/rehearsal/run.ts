// `pnpm test:specs`: two changes of a vendor's page, applied by `pnpm specs:update` to a copy of this repository. What
// the command promises is then seen there: nothing is left to do by hand, or the compiler names each place.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../sources.ts";
import { copyRepository } from "../update/staging-tree.ts";
import { nextPage, requiredFieldPage, vendorThen } from "./pages.ts";

const folder = mkdtempSync(join(tmpdir(), "specs-rehearsal-"));
const repository = join(folder, "repository");
const page = join(folder, "page.md");
try {
  await copyRepository(fileURLToPath(root).replace(/[/\\]$/, ""), repository, { links: false });
  vendorThen(repository);
  run("git", ["init", "--quiet", "--initial-branch", "main"]);
  const asSomebody = ["-c", "user.name=Rehearsal", "-c", "user.email=rehearsal@localhost"];
  run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"]);
  run("pnpm", ["specs:generate"]);
  run("git", ["add", "--all"]);
  run("git", [...asSomebody, "commit", "--quiet", "--message", "As it is"]);

  writeFileSync(page, nextPage());
  run("pnpm", ["--silent", "specs:update", "--from", `cartesia-voices=${page}`, "--dry-run"]);
  if (run("git", ["status", "--porcelain"]) !== "") throw new Error("a dry run changed files");
  update();
  expectChangesets("minor", ["@org/cartesia-voices", "@org/clone-core"], /language/);
  run("pnpm", ["check"]);
  const affected = ["@org/cartesia-voices", "@org/clone-core", "@org/voices-mock", "@org/clone-conformance"];
  run("node", ["node_modules/turbo/bin/turbo", "run", "test", ...affected.map((name) => `--filter=${name}`)]);
  console.log("ok   an answer's language becomes any text: minor, `pnpm check` and the tests pass with no hand edit");

  run("git", [...asSomebody, "stash", "--include-untracked", "--quiet"]);
  writeFileSync(page, requiredFieldPage());
  update();
  expectChangesets("major", ["@org/cartesia-voices", "@org/clone-core"], /Give `consent`/);
  // Without --continue it would stop at the first package that does not compile.
  const { status, output } = attempt("node", ["node_modules/turbo/bin/turbo", "run", "check", "--continue"]);
  const place = /packages\/clone-core\/src\/providers\/cartesia\.ts|src\/providers\/cartesia\.ts\(\d+,\d+\): error/;
  if (status === 0 || !place.test(output)) throw new Error(`the check does not name the provider:\n${output}`);
  console.log("ok   a required field joins: major, says what callers do, and the check points at the provider");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

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
  const texts = readdirSync(join(repository, ".changeset"))
    .filter((name) => name.endsWith(".md") && name.startsWith("cartesia-voices-"))
    .map((name) => readFileSync(join(repository, ".changeset", name), "utf8"));
  for (const name of packages) {
    const text = texts.find((one) => one.startsWith(`---\n"${name}": ${bump}\n---\n`));
    if (text === undefined || !words.test(text))
      throw new Error(`no ${bump} changeset of ${name}:\n${texts.join("\n")}`);
  }
  run("node", ["node_modules/@changesets/cli/bin.js", "status"]);
}

function attempt(program: string, args: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: repository,
    encoding: "utf8",
    maxBuffer: 1 << 27,
    env: { ...process.env, NO_COLOR: "1", TURBO_TELEMETRY_DISABLED: "1" },
  });
  return { status, output: `${stdout}${stderr}` };
}

function run(program: string, args: readonly string[]): string {
  const { status, output } = attempt(program, args);
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}:\n${output}`);
  return output;
}

// `pnpm prove specs`: changes of vendors' pages, applied by `pnpm specs:update` to a copy of this repository. What the
// command promises is then seen there: nothing is left to do by hand, or the compiler names each place.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suiteUsage } from "../../prove/proof.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { runTests } from "../../workspace/programs/run-tests.ts";
import { inRepositoryCopy } from "../../workspace/repository-copy.ts";
import {
  cartesiaMinorsPage,
  inworldMinorPage,
  inworldMinorsPage,
  movedPage,
  nextPage,
  requiredFieldPage,
  vendorThen,
} from "./pages.ts";
import { proof } from "./proof.ts";

commandLine(suiteUsage(proof), {});

// What takes too long for every day: whole updates in a copy, whole specs, and documents that would cost hours.
runTests("src/proofs/specs/tests");

await inRepositoryCopy(async ({ folder, beside, attempt, run, begin }) => {
  const pages = { cartesia: join(beside, "cartesia.md"), inworld: join(beside, "inworld.md") };
  const from = (name: keyof typeof pages): string[] => ["--from", `${name}-voices=${pages[name]}`];
  await vendorThen(folder);
  begin();

  writeFileSync(pages.cartesia, nextPage());
  run("pnpm", ["--silent", "specs:update", ...from("cartesia"), "--dry-run"]);
  if (run("git", ["status", "--porcelain"]) !== "") throw new Error("a dry run changed files");
  writeFileSync(pages.inworld, inworldMinorPage());
  update([...from("cartesia"), ...from("inworld")]);
  expectChangesets("minor", ["@org/cartesia-voices", "@org/clone-core", "@org/inworld-voices"], {
    cartesia: /`CartesiaVoice\.language` is any `string` now instead of one of a list\./,
    inworld:
      /`InworldCloneRequest\.langCode` is optional now\.\n- `InworldCloneRequest\.languageCode` is new and optional\./,
  });
  expectGreen();
  console.log("ok   Cartesia's and Inworld's next pages: minor, and `pnpm test` passes with no hand edit");

  again();
  writeFileSync(pages.cartesia, cartesiaMinorsPage());
  writeFileSync(pages.inworld, inworldMinorsPage());
  update(
    [...from("cartesia"), ...from("inworld")],
    [
      ...["--accept-key-move", "cartesia-voices=https://eu.api.cartesia.ai"],
      ...["--accept-key-move", "inworld-voices=http bearer"],
    ],
  );
  expectChangesets("minor", ["@org/cartesia-voices", "@org/clone-core", "@org/inworld-voices", "@org/voices-mock"], {
    cartesia: /the client goes on sending `2026-03-01` by itself/,
    inworld: /takes requests as `multipart\/form-data` too; the client goes on as before/,
  });
  expectGreen();
  console.log("ok   all at once that a minor may be, a new media type and a lost `required` too: `pnpm test` passes");

  again();
  writeFileSync(pages.cartesia, requiredFieldPage());
  update(from("cartesia"));
  expectChangesets("major", ["@org/cartesia-voices", "@org/clone-core"], {
    cartesia: /`CartesiaCloneRequest\.consent` is new and required\. Give it in each request/,
  });
  // The provider passes on what its document requires, so it is each call that has to give it: in the vendor's words and in ours.
  expectNamed(/create-cartesia-voices\.test\.ts\(\d+,\d+\): error TS\d+: Property 'consent' is missing/);
  expectNamed(/route-handler\.ts\(\d+,\d+\): error .*\n?.*Property 'providerOptions' is missing/);
  console.log("ok   a required field joins: major, says what callers do, and the check points at each call");

  again();
  writeFileSync(pages.cartesia, movedPage());
  const { status, output } = attempt("pnpm", ["--silent", "specs:update", ...from("cartesia")]);
  if (status !== 1 || !output.includes("say where to: --moved 'cartesia-voices=POST /v2/voices/clone'")) {
    throw new Error(`the update does not say what to do about a moved path:\n${output}`);
  }
  update(from("cartesia"), ["--moved", "cartesia-voices=POST /v2/voices/clone"]);
  expectChangesets("major", ["@org/cartesia-voices"], {
    cartesia: /`POST \/voices\/clone` is `POST \/v2\/voices\/clone` now\. Where you name the path yourself/,
  });
  expectNamed(/src\/providers\/cartesia\.ts\(\d+,\d+\): error/);
  console.log("ok   a path moves: refused with what to do, then carried, and the check points at each call");

  /** The copy as it was before the last update. */
  function again(): void {
    run("git", ["stash", "--include-untracked", "--quiet"]);
  }

  /** Applies the pages, and once more: nothing is left to do then. `once` is for the first time alone. */
  function update(args: readonly string[], once: readonly string[] = []): void {
    const command = ["--silent", "specs:update", ...args];
    run("pnpm", [...command, ...once]);
    const before = run("git", ["status", "--porcelain"]);
    const second = run("pnpm", command);
    if (!second.includes("Nothing changed")) throw new Error(`the second update says:\n${second}`);
    if (run("git", ["status", "--porcelain"]) !== before) throw new Error("the second update changed files");
  }

  /** Every package's tests and those of `scripts`, types, API reports, and what is checked at the root. */
  function expectGreen(): void {
    run("pnpm", ["test"]);
  }

  /** Without --continue it would stop at the first package that does not compile. */
  function expectNamed(place: RegExp): void {
    const check = attempt("node", ["node_modules/turbo/bin/turbo", "run", "check", "--continue"]);
    if (check.status !== 0 && place.test(check.output)) return;
    throw new Error(`the check does not name the place:\n${check.output}`);
  }

  /** Every package of the update has its changeset with the bump, and the client's says what a user needs. */
  function expectChangesets(
    bump: string,
    packages: readonly string[],
    words: Readonly<Partial<Record<keyof typeof pages, RegExp>>>,
  ): void {
    for (const [vendor, expected] of Object.entries(words)) {
      const texts = readdirSync(join(folder, ".changeset"))
        .filter((name) => name.endsWith(".md") && name.startsWith(`${vendor}-voices-`))
        .map((name) => readFileSync(join(folder, ".changeset", name), "utf8"));
      const all = texts.join("\n");
      for (const name of packages.filter((one) => !one.endsWith("-voices") || one.includes(vendor))) {
        const text = texts.find((one) => one.startsWith(`---\n"${name}": ${bump}\n---\n`));
        if (text === undefined || !expected.test(text)) throw new Error(`no ${bump} changeset of ${name}:\n${all}`);
      }
      if (/rule `|Why /.test(all)) throw new Error(`a changeset says what is for maintainers:\n${all}`);
    }
    run("node", ["node_modules/@changesets/cli/bin.js", "status"]);
  }
});

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Change } from "../../../specs/compare/verdict/verdict.ts";
import { verdictOf } from "../../../specs/compare/verdict/verdict.ts";
import { root } from "../../../specs/documents/sources.ts";
import type { UpdateOptions } from "../../../specs/update/options.ts";
import { reportText } from "../../../specs/update/report.ts";
import { disk } from "../../../specs/update/staging/disk.ts";
import { copyRepository } from "../../../specs/update/staging/tree.ts";
import { generateCode } from "../../../specs/update/steps.ts";
import { type UpdateSettings, update } from "../../../specs/update/update.ts";
import { nextPage, vendorThen } from "../pages.ts";

/** The repository as far as an update of Cartesia goes, so that the compiler has little to read. */
const repository = join(mkdtempSync(join(tmpdir(), "update-")), "repository");
const page = join(repository, "..", "page.md");
beforeAll(async () => {
  await copyRepository(fileURLToPath(root).replace(/[/\\]$/, ""), repository);
  for (const folder of ["scripts", "examples"]) rmSync(join(repository, folder), { recursive: true });
  for (const folder of readdirSync(join(repository, "packages"))) {
    const kept = /-voices$/.test(folder) || ["clone-core", "voices-mock"].includes(folder);
    if (!kept) rmSync(join(repository, "packages", folder), { recursive: true });
    else
      for (const one of ["api", "test", "bench"])
        rmSync(join(repository, "packages", folder, one), { recursive: true, force: true });
  }
  cpSync(new URL("examples/clips", root), join(repository, "examples/clips"), { recursive: true });
  await vendorThen(repository);
  await generateCode(repository);
  writeFileSync(page, nextPage());
}, 60_000);
afterAll(() => rmSync(join(repository, ".."), { recursive: true }));

const change: Change = {
  rule: "response-enum-to-string",
  path: "response 200 body.language",
  direction: "response",
  wire: "compatible",
  types: "compatible",
  bump: "minor",
  message: "language may be any text",
};
const run = (options: Partial<UpdateOptions> = {}, settings: Partial<UpdateSettings> = {}) =>
  update(
    {
      ...{ names: ["cartesia-voices"], from: new Map([["cartesia-voices", page]]), dryRun: false, json: false },
      ...{ acceptedKeyMoves: new Map(), movedTo: new Map(), ...options },
    },
    { root: repository, today: "2026-11-28", compare: async () => verdictOf([change]), ...settings },
  );
const files = (folder = ""): Map<string, string> =>
  new Map(
    readdirSync(join(repository, folder), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry): [string, string][] => {
        const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
        if (entry.name === "node_modules") return [];
        if (entry.isDirectory()) return [...files(path)];
        return [[path, readFileSync(join(repository, path), "latin1")]];
      }),
  );

/** What of clone-core shows the type of a voice at Cartesia. */
const namesAtCore = ["CartesiaProvider", "CartesiaRaw", "CartesiaVoice", "cartesia"].map(
  (name) => `${name} of ./cartesia`,
);

describe("an update", { timeout: 120_000 }, () => {
  it.each([
    ["is cut in half", () => nextPage().slice(0, 2000), "never closes, so the page may have been cut off"],
    ["has another format", () => "<html><body>Clone Voice</body></html>", "is an HTML page"],
    ["is of another operation", () => nextPage().replaceAll("/voices/clone", "/voices/copy"), "has no operation POST"],
    [
      "nests without end",
      () =>
        nextPage().replace("type: boolean", `type: boolean\n          example: ${"[".repeat(200)}${"]".repeat(200)}`),
      "nests deeper than 100 levels",
    ],
    ["is not sound", () => nextPage().replace("in: header", "in: heder"), "is not sound OpenAPI"],
  ])("from a page that %s is refused, and every file stays as it was", async (_what, text, message) => {
    const before = files();
    const wrong = join(repository, "..", "wrong.md");
    writeFileSync(wrong, text());
    await expect(run({ from: new Map([["cartesia-voices", wrong]]) })).rejects.toThrow(message);
    expect(files()).toEqual(before);
  });

  it("names every source that cannot be read", async () => {
    const before = files();
    const from = new Map([
      ["cartesia-voices", "http://127.0.0.1:9/"],
      ["inworld-voices", "missing.md"],
    ]);
    const both = run({ names: ["cartesia-voices", "inworld-voices"], from });
    await expect(both).rejects.toThrow(/127\.0\.0\.1:9\/ could not be reached.*\nmissing\.md cannot be read/);
    expect(files()).toEqual(before);
  });

  it("that the rules do not cover is not written", async () => {
    const before = files();
    const compare = async () => verdictOf([{ ...change, bump: "none", review: true }] as const);
    const outcome = await run({}, { compare });
    expect(outcome).toMatchObject({ status: "review", written: false, files: [] });
    expect(reportText(outcome, "terminal")).toContain("Review needed. Cartesia: the rules do not cover every change.");
    expect(files()).toEqual(before);
  });

  it("that sends the key of users to another server is not written, whatever else is said of it", async () => {
    const before = files();
    const moved = join(repository, "..", "moved.md");
    writeFileSync(moved, nextPage().replaceAll("https://api.cartesia.ai", "https://evil.example"));
    const from = new Map([["cartesia-voices", moved]]);
    for (const correction of [undefined, "Always so."]) {
      const outcome = await run({ from, ...(correction === undefined ? {} : { correction }) });
      expect(outcome).toMatchObject({ status: "review", written: false, files: [] });
      const report = reportText(outcome, "markdown");
      expect(report.split("\n").slice(0, 3).join("\n")).toContain(
        "Your users' API keys would go to `https://evil.example`, until now `https://api.cartesia.ai`.",
      );
      expect(report).toContain("`--accept-key-move 'cartesia-voices=https://evil.example'`");
    }
    expect(files()).toEqual(before);
  });

  it("is written with the move of a key that a maintainer accepts, and with no other", async () => {
    const before = files();
    const moved = join(repository, "..", "moved.md");
    writeFileSync(moved, nextPage().replaceAll("https://api.cartesia.ai", "https://new.example"));
    const from = new Map([["cartesia-voices", moved]]);
    const accept = (...places: string[]) => ({ from, acceptedKeyMoves: new Map([["cartesia-voices", places]]) });
    await expect(run(accept("https://other.example"))).rejects.toThrow(
      "--accept-key-move cartesia-voices=https://other.example: no key moves there. Nothing was written.",
    );
    await expect(run({ ...accept("https://new.example"), from: new Map([["cartesia-voices", page]]) })).rejects.toThrow(
      "no key moves there",
    );
    expect(files()).toEqual(before);
    const outcome = await run({ ...accept("https://new.example"), dryRun: true });
    expect(outcome).toMatchObject({ status: "changed", refusedKeyMoves: [] });
  });

  it("whose public types differ although the rules see nothing is not written either", async () => {
    const before = files();
    const outcome = await run({}, { compare: async () => verdictOf([]) });
    expect(outcome.reviewReasons).toEqual([
      "Cartesia: the rules see nothing that counts, yet public types differ: " +
        `CartesiaVoice, ${namesAtCore.join(", ")}.`,
    ]);
    expect(files()).toEqual(before);
  });

  it("on a full disk changes nothing", async () => {
    const before = files();
    const full = () => Promise.reject(new Error("ENOSPC: no space left on device"));
    await expect(run({}, { disk: { ...disk, copy: full } })).rejects.toThrow("ENOSPC");
    expect(files()).toEqual(before);
  });

  it("overwrites nothing that somebody edits while it runs", async () => {
    const spec = join(repository, "specs/cartesia-voices.yaml");
    const before = readFileSync(spec, "utf8");
    const edited = run();
    // The copy is made; the compilers are still at work.
    while (!existsSync(join(repository, ".specs-update/tree/node_modules"))) await setImmediate();
    writeFileSync(join(repository, "README.md"), "edited");
    writeFileSync(spec, `${before}# edited\n`);
    await expect(edited).rejects.toThrow("specs/cartesia-voices.yaml was edited while the update ran");
    expect(readFileSync(spec, "utf8")).toBe(`${before}# edited\n`);
    expect(readFileSync(join(repository, "README.md"), "utf8")).toBe("edited");
    writeFileSync(spec, before);
  });

  it("writes spec, entry, generated code and a changeset for each package, and the second time nothing", async () => {
    const before = files();
    // Covered by no rule, but labelled.
    const compare = async () => verdictOf([{ ...change, bump: "none", review: true }] as const);
    const outcome = await run({ correction: "Always so." }, { compare });
    expect(outcome).toMatchObject({ status: "changed", written: true, mustFollow: [] });
    expect(outcome.sources[0]?.verdict).toMatchObject({ bump: "minor", review: false });
    const after = files();
    const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect(changed.sort()).toEqual(outcome.files);
    const client = outcome.files.find((path) => path.endsWith("-cartesia-voices.md")) ?? "";
    expect(after.get(client)).toMatch(/^---\n"@org\/cartesia-voices": minor\n---\n/);
    expect(after.get(client)).toContain("Always so.");
    expect(outcome.sources[0]?.packages).toMatchObject([
      { package: "@org/cartesia-voices", bump: "minor", names: ["CartesiaVoice"] },
      { package: "@org/clone-core", bump: "minor", names: namesAtCore },
      { package: "@org/voices-mock", bump: "minor", names: [] },
    ]);
    expect(after.get("specs/sources.yaml")).toContain('vendored: "2026-11-28"');
    expect(after.get("specs/cartesia-voices.yaml")).toContain("The recording to clone.");
    expect(after.get("packages/cartesia-voices/src/generated/schema.ts")).toContain("            language: string;\n");

    const again = await run();
    expect(again).toMatchObject({ status: "unchanged", written: false, files: [] });
    expect(reportText(again, "terminal")).toContain("Nothing changed.");
    expect(files()).toEqual(after);
  });

  it("asks for a review when only the page's own words changed", async () => {
    writeFileSync(page, nextPage().replace("## OpenAPI", "Clips may be an hour long now.\n\n## OpenAPI"));
    const outcome = await run({}, { compare: async () => verdictOf([]) });
    expect(outcome).toMatchObject({
      status: "review",
      sources: [{ verdict: { changes: [{ rule: "page-words-changed" }] } }],
    });
  });
});

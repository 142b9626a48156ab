import { describe, expect, it } from "vitest";
import { judge } from "../../../src/specs/compare/verdict/judge.ts";
import { renderVerdict } from "../../../src/specs/compare/verdict/report.ts";
import { allRules } from "../../../src/specs/compare/verdict/rules/all.ts";
import { type Change, verdictOf } from "../../../src/specs/compare/verdict/verdict.ts";
import { changesetText } from "../../../src/specs/update/changesets/changeset.ts";
import { reportText } from "../../../src/specs/update/report.ts";
import type { UpdateOutcome } from "../../../src/specs/update/update.ts";
import { hostile, outsideCode } from "./outside-code.ts";

const source = {
  name: "made-up-voices",
  package: "@org/made-up-voices",
  prefix: "MadeUp",
  page: "",
  operation: "POST /voices",
  vendored: "2026-11-21",
  sha256: { spec: "", page: "" },
};
/** Every rule, with a vendor's text wherever one can stand. */
const changesWith = (text: string): Change[] =>
  allRules.flatMap(({ id }) => {
    const place = { kind: id, direction: "request", path: `request body.${text}`, keyword: text } as const;
    return [
      judge({ ...place, old: text, new: [text, text], reaches: [text], names: [text] }),
      judge({ ...place, old: { [text]: text }, new: undefined }),
    ];
  });
const outcomeOf = (changes: readonly Change[], message = "evil"): UpdateOutcome => ({
  sources: [
    {
      source,
      from: "page.md",
      spec: {} as never,
      verdict: verdictOf(changes),
      keyMoves: [],
      nowDescribed: [],
      body: null,
      status: "changed",
      packages: [{ package: source.package, bump: "major", names: [message], changeset: "" }],
    },
  ],
  refusedKeyMoves: [{ source, move: { what: "servers", place: message, before: [message] } }],
  status: "review",
  written: false,
  files: [],
  mustFollow: [{ file: "packages/x.ts", line: 1, message }],
  reviewReasons: [],
});
const changesetOf = (changes: readonly Change[]): string =>
  changesetText({
    ...{ package: source.package, bump: "major", source, verdict: verdictOf(changes), vendored: "2026-11-28" },
    names: [],
  });
const unseen = /[^\P{C}\n]|[\u2028\u2029]/u;

describe("a vendor's text is nothing but text", () => {
  it.each(hostile)("in a report: %s", (_what, text) => {
    for (const change of changesWith(text)) {
      const report = reportText(outcomeOf([change], text), "markdown");
      expect(outsideCode(report)).not.toContain("evil");
      expect(report).not.toMatch(unseen);
      const rows = report.split("\n").filter((line) => line.startsWith("| "));
      const columns = rows.map((row) => row.replaceAll("\\|", "").split("|").length);
      expect([...new Set(columns)].sort()).toEqual([10, 5]);
      expect(rows.join("\n")).not.toMatch(/\\\\\|/);
    }
  });

  it.each(hostile)("in a changelog: %s", (_what, text) => {
    for (const change of changesWith(text)) {
      const changeset = changesetOf([change]);
      expect(outsideCode(changeset)).not.toContain("evil");
      expect(changeset).not.toMatch(unseen);
      expect(changeset.match(/^---$/gm)).toHaveLength(2);
      expect(changeset.length).toBeLessThan(5000);
    }
  });

  it.each(hostile)("in a terminal: %s", (_what, text) => {
    for (const change of changesWith(text)) {
      const report = reportText(outcomeOf([change], text), "terminal");
      expect(report).not.toMatch(unseen);
      expect(report.split("\n").filter((line) => /^(?:evil|#|---|```)/.test(line))).toEqual([]);
    }
  });
});

describe("a document in which everything changed", () => {
  const changes = Array.from({ length: 3000 }, (_, index) =>
    judge({ kind: "field-removed", direction: "response", path: `response 200 body.f${index}`, old: "x".repeat(500) }),
  );
  const counted = (text: string, lines: RegExp): number =>
    (text.match(lines) ?? []).length + Number(/… and (\d+) more changes/.exec(text)?.[1]);

  it("makes a report that a pull request can show, and says how much is left out", () => {
    const report = reportText(outcomeOf(changes), "markdown");
    expect(report.length).toBeLessThan(60_000);
    expect(counted(report, /^\| major \|/gm)).toBe(3000);
    expect(renderVerdict(verdictOf(changes), { format: "terminal" }).length).toBeLessThan(60_000);
  });

  it("makes a changelog of a page or two, and says how much is left out", () => {
    const changeset = changesetOf(changes);
    expect(changeset.length).toBeLessThan(20_000);
    expect(counted(changeset, /^- `f\d+` in an answer `200` is gone\./gm)).toBe(3000);
  });

  it("names as many files, names and places of our own code as can be read", () => {
    const outcome = outcomeOf([]);
    const many = Array.from({ length: 5000 }, (_, index) => `name${index}`);
    const mustFollow = many.map((message) => ({ file: "packages/x.ts", line: 1, message }));
    const packages = [{ package: source.package, bump: "major", names: many, changeset: "" } as const];
    const sources = outcome.sources.map((one) => ({ ...one, packages }));
    const whole = { ...outcome, sources, mustFollow, files: many, status: "changed" } as const;
    const report = reportText(whole, "markdown");
    expect(report.length).toBeLessThan(60_000);
    expect(report).toContain("`name19` and 4980 more");
    expect(report).toContain("- … and 4960 more places");
    expect(report).toContain("… and 4900 more");
  });
});

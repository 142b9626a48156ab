import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Change } from "../../../src/specs/compare/verdict/verdict.ts";
import { verdictOf } from "../../../src/specs/compare/verdict/verdict.ts";
import { changesetText } from "../../../src/specs/update/changesets/changeset.ts";
import { corrected } from "../../../src/specs/update/judge-source.ts";

const source = {
  name: "made-up-voices",
  package: "@org/made-up-voices",
  prefix: "MadeUp",
  page: "",
  operation: "POST /voices",
  vendored: "",
  sha256: { spec: "", page: "" },
};
const required: Change = {
  rule: "request-required-field-added",
  path: "request body.consent",
  direction: "request",
  wire: "breaking",
  types: "breaking",
  bump: "major",
  message: "consent is new and required",
};
const opened: Change = {
  rule: "response-enum-to-string",
  path: "response 200 body.language",
  direction: "response",
  wire: "compatible",
  types: "compatible",
  bump: "minor",
  message: "language may be any text",
};
const text = (name: string, change: Change, rest: { names?: string[]; correction?: string } = {}): string => {
  const verdict = rest.correction === undefined ? verdictOf([change]) : corrected(verdictOf([change]));
  const bump = verdict.bump === "none" ? "patch" : verdict.bump;
  return changesetText({ package: name, bump, source, verdict, vendored: "2026-11-28", names: [], ...rest });
};

describe("a changeset", () => {
  it("has the package and its bump where changesets reads them", () => {
    const [, head = ""] = text("@org/made-up-voices", required).split("---\n");
    expect(parse(head)).toEqual({ "@org/made-up-voices": "major" });
  });

  it("says what changed, why this bump and what callers of the client do", () => {
    expect(text("@org/made-up-voices", required).split("---\n\n")[1]).toBe(
      [
        "MadeUp's document of 2026-11-28 for `POST /voices`.",
        "",
        "What changed:",
        "",
        "- Consent is new and required. (request `request body.consent`, rule `request-required-field-added`)",
        "",
        "Why major: a client of the version before no longer gets what it asks for, and programs that compiled may stop to compile.",
        "",
        "What to do:",
        "",
        "- Give `consent` in the body of each request: MadeUp refuses a request without it. The compiler shows each call.",
        "",
      ].join("\n"),
    );
  });

  it("says it in the words of a package that hands the field on, with the names that change", () => {
    const given = text("@org/clone-core", required, { names: ["madeUp of ./made-up"] });
    expect(given).toContain("reaches this package by way of `@org/made-up-voices`");
    expect(given).toContain("Public names with another type: `madeUp of ./made-up`.");
    expect(given).toContain("- Give `consent` in `providerOptions`:");
  });

  it("tells whom a minor change of an answer can touch", () => {
    expect(text("@org/made-up-voices", opened)).toMatch(/Why minor: clients .* keep working, and .* still compile/);
    expect(text("@org/made-up-voices", opened)).toMatch(/- Nothing, unless a program covers every value .*`language`/);
  });

  it("says first where the key goes from now on", () => {
    const verdict = verdictOf([required]);
    const keyMoves = [{ what: "servers", place: "https://new.example", before: ["https://old.example"] }] as const;
    const given = { package: "@org/made-up-voices", bump: "major", source, verdict, vendored: "", names: [] } as const;
    expect(changesetText({ ...given, keyMoves })).toMatch(
      /^\*\*Your API key will go to `https:\/\/new\.example`, until now `https:\/\/old\.example`\.\*\*$/m,
    );
  });

  it("records a correction, for which only the compiler counts", () => {
    const onWire: Change = { ...required, types: "none", review: true };
    const given = text("@org/made-up-voices", onWire, { correction: "It never was required." });
    expect(given).toContain('"@org/made-up-voices": patch');
    expect(given).toContain(
      "Labelled a correction: the document was wrong and the service always behaved so. It never was required.",
    );
    expect(text("@org/made-up-voices", required, { correction: "Typo." })).toContain('"@org/made-up-voices": major');
  });
});

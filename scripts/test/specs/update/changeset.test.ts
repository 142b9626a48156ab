import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { allRules } from "../../../src/specs/compare/verdict/rules/all.ts";
import type { Change } from "../../../src/specs/compare/verdict/verdict.ts";
import { verdictOf } from "../../../src/specs/compare/verdict/verdict.ts";
import { changesetText } from "../../../src/specs/update/changesets/changeset.ts";
import type { ChangesetInput } from "../../../src/specs/update/changesets/input.ts";
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
  code: "MadeUpCloneRequest.consent",
  direction: "request",
  wire: "breaking",
  types: "breaking",
  bump: "major",
  message: "`request body.consent` is new and required",
};
const optional: Change = {
  ...{ rule: "request-optional-field-added", path: "request body multipart/form-data.mood", direction: "request" },
  ...{ wire: "compatible", types: "compatible", bump: "minor", message: "…" },
};
const grown = (direction: "request" | "response"): Change => ({
  ...{ rule: "enum-value-added", path: `${direction} body.language`, direction, code: "MadeUpLanguage", new: ["ur"] },
  ...{ wire: "compatible", types: "compatible", bump: "minor", message: "…" },
});
const words: Change = {
  ...{ rule: "documentation", path: "request body.name", direction: "both", wire: "none", types: "none" },
  ...{ bump: "none", message: "Words changed at `request body.name`" },
};
const given = (name: string, changes: readonly Change[], rest: Partial<ChangesetInput> = {}): string => {
  const verdict = rest.correction === undefined ? verdictOf(changes) : corrected(verdictOf(changes));
  const bump = verdict.bump === "none" ? "patch" : verdict.bump;
  return changesetText({ package: name, bump, source, verdict, vendored: "2026-11-28", names: [], ...rest });
};
const client = "@org/made-up-voices";

describe("a changeset", () => {
  it("has the package and its bump where changesets reads them", () => {
    const [, head = ""] = given(client, [required]).split("---\n");
    expect(parse(head)).toEqual({ "@org/made-up-voices": "major" });
  });

  it("says what changed in the code of its users and what they do, and nothing twice", () => {
    expect(given(client, [required, optional, grown("request"), grown("response"), words]).split("---\n\n")[1]).toBe(
      [
        "MadeUp changed `POST /voices`; the types follow its document of 2026-11-28.",
        "",
        "- `MadeUpCloneRequest.consent` is new and required. Give it in each request: MadeUp refuses one without it.",
        "- `mood` in a request is new and optional.",
        "- `MadeUpLanguage` knows more values: `ur`. Only a `Record` or a `switch` over every known value needs the new ones.",
        "",
      ].join("\n"),
    );
  });

  it("says so when nobody has to do anything", () => {
    expect(given(client, [optional])).toMatch(
      /\n- `mood` in a request is new and optional\.\n\nYou have nothing to do\.\n$/,
    );
    expect(given(client, [words])).toMatch(
      /- What editors show of its types is said in other words\.\n\nYou have nothing/,
    );
  });

  it("names what another package exports, and where", () => {
    const text = given("@org/clone-core", [optional], { names: ["cloneVoice", "madeUp of ./made-up"] });
    expect(text).toContain("this package follows `@org/made-up-voices` and its document of 2026-11-28.");
    expect(text).toContain("These types change with it: `cloneVoice`, `madeUp` of `@org/clone-core/made-up`.");
  });

  it("takes the version that clients send from where it is set, and names none where it is not", () => {
    const joined: Change = {
      ...{ rule: "version-added", path: "request header X-Version", direction: "request", new: ["2026-09-01"] },
      ...{ wire: "compatible", types: "compatible", bump: "minor", message: "…" },
    };
    const added = "the request's header `X-Version` may be `2026-09-01` as well";
    const upper = added.replace("the", "The");
    expect(given(client, [{ ...joined, sent: "2026-03-01" }])).toContain(
      `- ${upper}; the client goes on sending \`2026-03-01\` by itself.`,
    );
    expect(given(client, [joined])).toContain(`- ${upper}.\n`);
  });

  it("has no word for maintainers: no rule, no direction, no reason for its bump", () => {
    for (const { id, message, wire, types, bump } of allRules) {
      const change: Change = { rule: id, path: "request body.x", direction: "request", wire, types, bump, message };
      const text = given(client, [change]);
      expect(text).not.toMatch(
        /rule|Why |overlay|specs\/|changeset|review|\{(?:path|old|new|vendor|sent|names|keyword)\}/,
      );
    }
  });

  it("says of each rule that breaks what to do, or to follow the compiler", () => {
    for (const { id, message, wire, types, bump } of allRules.filter((rule) => rule.bump === "major")) {
      const change: Change = { rule: id, path: "request body.x", direction: "request", wire, types, bump, message };
      expect(given(client, [change]), id).toMatch(/\. [A-Z][^.]+\.|Compile with the new version/);
      expect(given(client, [change]), id).not.toContain("nothing to do");
    }
  });

  it("says first where the key goes from now on, and not where it might go too", () => {
    const keyMoves = [{ what: "servers", place: "https://new.example", before: ["https://old.example"] }] as const;
    const moved = "**Your API key will go to `https://new.example`, until now `https://old.example`.**";
    const server = (rule: string): Change => ({ ...optional, rule, path: "server", new: ["https://new.example"] });
    expect(given(client, [server("server-changed")], { keyMoves })).toContain(moved);
    expect(given(client, [server("server-added")], { keyMoves })).not.toContain("API key");
  });

  it("records a correction, for which only the compiler counts", () => {
    const onWire: Change = { ...required, types: "none", review: true };
    const text = given(client, [onWire], { correction: "It never was required." });
    expect(text).toContain('"@org/made-up-voices": patch');
    expect(text).toContain("The document was wrong before, the service always behaved so: It never was required.");
    expect(given(client, [required], { correction: "Typo." })).toContain('"@org/made-up-voices": major');
  });
});

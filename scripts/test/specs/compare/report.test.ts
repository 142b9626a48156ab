import { expect, it } from "vitest";
import { judge } from "../../../src/specs/compare/verdict/judge.ts";
import { renderVerdict } from "../../../src/specs/compare/verdict/report.ts";
import { verdictOf } from "../../../src/specs/compare/verdict/verdict.ts";

const verdict = verdictOf([
  judge({
    kind: "enum-value-added",
    direction: "request",
    path: "request body.language",
    new: ["ur"],
    reaches: ["CartesiaLanguage"],
  }),
  judge({ kind: "field-removed", direction: "response", path: "response 200 body.tags", old: "array" }),
  judge({ kind: "made-up", direction: "response", path: "response 200 body" }),
]);

it("puts the gravest change first and both sides under it", () => {
  expect(renderVerdict(verdict, { format: "terminal" })).toMatchInlineSnapshot(`
    "Verdict: major (wire: breaking, types: breaking); a person has to look, since the rules cannot decide

      major          \`response 200 body.tags\` is gone [response-field-removed; wire: breaking, types: breaking]
                     old: array
                     new: nothing
      minor          \`request body.language\` knows more values: \`ur\` [enum-value-added; wire: compatible, types: compatible]
                     old: nothing
                     new: ur
      none, review   \`response 200 body\` changed in a way that no rule knows [unknown; wire: none, types: none]

    Exported types that change: CartesiaLanguage.
    "
  `);
});

it("writes a table for a pull request", () => {
  expect(renderVerdict(verdict, { format: "markdown" })).toMatchInlineSnapshot(`
    "Verdict: **major** (wire: breaking, types: breaking); a person has to look, since the rules cannot decide

    | bump | change | wire | types | old | new | rule | public names |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    | major | \`response 200 body.tags\` is gone | breaking | breaking | \`array\` | – | \`response-field-removed\` | – |
    | minor | \`request body.language\` knows more values: \`ur\` | compatible | compatible | – | \`ur\` | \`enum-value-added\` | \`CartesiaLanguage\` |
    | none, review | \`response 200 body\` changed in a way that no rule knows | none | none | – | – | \`unknown\` | – |

    Exported types that change: \`CartesiaLanguage\`.
    "
  `);
});

it("never takes a kind of difference that no rule knows for nothing", () => {
  expect(verdict).toMatchObject({ bump: "major", review: true });
  expect(verdict.changes.map(({ rule }) => rule)).toEqual(["response-field-removed", "enum-value-added", "unknown"]);
});

it("keeps a vendor's text inside its cell", () => {
  const change = judge({ kind: "type-changed", direction: "response", path: "a|b", old: "x | <b>", new: "one\ntwo" });
  const row = renderVerdict(verdictOf([change]), { format: "markdown" })
    .split("\n")
    .find((line) => line.startsWith("| major"));
  expect(row).toContain("| `x \\| <b>` | `one two` |");
});

import { joined } from "../../documents/vendor-text/listed.ts";
import { quoted } from "../../documents/vendor-text/markdown.ts";
import type { Difference } from "../differences/difference.ts";
import { allRules } from "./rules/all.ts";
import type { Rule } from "./rules/rule.ts";
import { type Change, type Verdict, verdictOf } from "./verdict.ts";

const rules = new Map(allRules.map((rule) => [rule.id, rule]));

/** What no rule knows is never taken for nothing. */
const unknown: Rule = {
  id: "unknown",
  wire: "none",
  types: "none",
  bump: "none",
  review: true,
  message: "{path} changed in a way that no rule knows",
  reason: "What is not known is never taken for nothing.",
};

/** The change that a difference means, by the rule for its kind. */
export function judge(difference: Difference): Change {
  const { kind, direction, path } = difference;
  const rule = rules.get(`${direction}-${kind}`) ?? rules.get(kind) ?? unknown;
  const message = filled(rule.message, { ...difference, path: quoted(path) });
  return {
    rule: rule.id,
    path,
    direction,
    wire: rule.wire,
    types: rule.types,
    bump: rule.bump,
    message,
    ...(difference.old === undefined ? {} : { old: difference.old }),
    ...(difference.new === undefined ? {} : { new: difference.new }),
    ...(difference.reaches === undefined ? {} : { names: difference.reaches }),
    ...(difference.code === undefined ? {} : { code: difference.code }),
    ...(difference.sent === undefined ? {} : { sent: difference.sent }),
    ...(rule.review === undefined ? {} : { review: rule.review }),
  };
}

/** What stands in the braces of a sentence: values of the vendor's are quoted, `path` is Markdown already. */
export function filled(
  sentence: string,
  values: { readonly path: string } & Partial<Pick<Difference, "old" | "new" | "keyword" | "names" | "sent">>,
): string {
  return sentence.replaceAll(/\{(path|old|new|keyword|names|sent)\}/g, (_, name: keyof typeof values) =>
    name === "path" ? values.path : shownValue(values[name]),
  );
}

/** A verdict to which the page's own words belong, which changed: only a person can tell what they say. */
export const withPageWords = ({ changes }: Verdict): Verdict =>
  verdictOf([...changes, judge({ kind: "page-words-changed", direction: "both", path: "the page" })]);

function shownValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value))
    return joined(
      value.map((one) => quoted(textOf(one), 80)),
      { items: 8, characters: 700 },
    );
  return quoted(textOf(value));
}

const textOf = (value: unknown): string => (typeof value === "string" && value !== "" ? value : JSON.stringify(value));

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
  const message = rule.message.replaceAll(/\{(path|old|new|keyword|names)\}/g, (_, name: keyof Difference) =>
    shownValue(difference[name]),
  );
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
    ...(rule.review === undefined ? {} : { review: rule.review }),
  };
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

import type { Rule } from "./rule.ts";

/** What text stands for. */
export const formatRules: readonly Rule[] = [
  {
    id: "request-bytes-format-changed",
    wire: "breaking",
    types: "breaking",
    bump: "major",
    message: "{path} is written in another way: its format was {old} and is {new}",
    reason: "`binary` goes as it is and `byte` as base64, and a program gives another type for each.",
  },
  {
    id: "response-bytes-format-changed",
    wire: "breaking",
    types: "none",
    bump: "major",
    message: "{path} is to be read in another way: its format was {old} and is {new}",
    reason: "`binary` comes as it is and `byte` as base64; both have the type of text in answers.",
  },
  {
    id: "request-format-added",
    wire: "compatible",
    types: "none",
    bump: "minor",
    message: "{path} has to be of the format {new}",
    reason: "A service that checks it may refuse what it took before.",
  },
  {
    id: "request-format-removed",
    wire: "compatible",
    types: "none",
    bump: "patch",
    message: "{path} need not be of the format {old} any more",
    reason: "A request of before stays right.",
  },
  {
    id: "response-format-added",
    wire: "compatible",
    types: "none",
    bump: "patch",
    message: "{path} is of the format {new}",
    reason: "Whoever was ready for any text is ready for this.",
  },
  {
    id: "response-format-removed",
    wire: "compatible",
    types: "none",
    bump: "minor",
    message: "{path} may be of another format than {old}",
    reason: "Whoever parses it may meet what does not parse.",
  },
  {
    id: "format-changed",
    wire: "breaking",
    types: "none",
    bump: "major",
    review: true,
    message: "{path} was of the format {old} and is {new}",
    reason: "Whether the values really change, and how, no rule can tell.",
  },
];

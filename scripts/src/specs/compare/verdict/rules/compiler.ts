import type { Rule } from "./rule.ts";

/** What the compiler finds in the types that are generated from both documents. */
export const compilerRules: readonly Rule[] = [
  {
    id: "compiler-request",
    wire: "none",
    types: "breaking",
    bump: "major",
    message: "{path}: the compiler does not take a request of before: {new}",
    reason: "Programs that compiled stop to compile, whatever the other rules say.",
  },
  {
    id: "compiler-response",
    wire: "none",
    types: "breaking",
    bump: "major",
    message: "{path}: the compiler does not take an answer of now where one of before was: {new}",
    reason: "Programs that compiled stop to compile, whatever the other rules say.",
  },
  {
    id: "compiler-key-gone",
    wire: "none",
    types: "breaking",
    bump: "major",
    message: "{path} is gone from the types",
    reason: "Programs that name it stop to compile.",
  },
  {
    id: "compiler-program",
    wire: "none",
    types: "breaking",
    bump: "major",
    message: "a program that is kept for this stops to compile: {new}",
    reason: "It stands for the programs of users.",
  },
  {
    id: "compiler-differs",
    wire: "none",
    types: "compatible",
    bump: "minor",
    review: true,
    message: "{path}: the generated types differ, and no rule says why",
    reason: "What is not known is never taken for nothing.",
  },
  {
    id: "compiler-failed",
    wire: "none",
    types: "none",
    bump: "none",
    review: true,
    message: "no types can be generated: {new}",
    reason: "Without types nobody can say what becomes of programs.",
  },
];

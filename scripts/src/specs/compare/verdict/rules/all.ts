import { accessRules } from "./access.ts";
import { compilerRules } from "./compiler.ts";
import { constraintRules } from "./constraints.ts";
import { enumRules } from "./enums.ts";
import { fieldRules } from "./fields.ts";
import { formatRules } from "./formats.ts";
import { operationRules } from "./operations.ts";
import type { Rule } from "./rule.ts";
import { statusRules } from "./statuses.ts";
import { typeRules } from "./types.ts";
import { wordRules } from "./words.ts";

/** Every rule, by subject. What a difference's kind has no rule for needs a review. */
export const allRules: readonly Rule[] = [
  ...operationRules,
  ...statusRules,
  ...fieldRules,
  ...accessRules,
  ...enumRules,
  ...typeRules,
  ...formatRules,
  ...constraintRules,
  ...wordRules,
  ...compilerRules,
];

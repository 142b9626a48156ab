import type { Rule } from "./rule.ts";

/** `readOnly` and `writeOnly`. The generated types have the field in both directions whatever these say. */
export const accessRules: readonly Rule[] = [
  {
    id: "request-field-hidden",
    wire: "breaking",
    types: "none",
    bump: "major",
    message: "{path} is read-only now: requests must not carry it",
    reason: "A request that carries it is refused or not heeded.",
  },
  {
    id: "request-field-shown",
    wire: "compatible",
    types: "none",
    bump: "minor",
    message: "{path} is no longer read-only: requests may carry it",
    reason: "A request without it is still complete.",
  },
  {
    id: "request-field-shown-required",
    wire: "breaking",
    types: "breaking",
    bump: "major",
    message: "{path} is no longer read-only and required: requests must carry it",
    reason: "A request of before left it out.",
  },
  {
    id: "response-field-hidden",
    wire: "breaking",
    types: "none",
    bump: "major",
    message: "{path} is write-only now: answers no longer carry it",
    reason: "Who reads it finds nothing.",
  },
  {
    id: "response-field-shown",
    wire: "compatible",
    types: "none",
    bump: "minor",
    message: "{path} is no longer write-only: answers carry it",
    reason: "Clients leave fields alone that they do not know.",
  },
  {
    id: "response-field-shown-required",
    wire: "compatible",
    types: "compatible",
    bump: "minor",
    message: "{path} is no longer write-only: answers always carry it",
    reason: "Clients leave fields alone that they do not know.",
  },
  {
    id: "access-of-other-direction",
    wire: "none",
    types: "none",
    bump: "none",
    message: "{path} changed whether it is read-only or write-only, which says nothing in this direction",
    reason: "`readOnly` is about requests alone, `writeOnly` about answers alone.",
  },
  {
    id: "hidden-field-changed",
    wire: "none",
    types: "compatible",
    bump: "minor",
    message: "{path} came or went, but is not allowed in this direction; only the types have it",
    reason: "Nothing goes over the wire, and the compiler says what the types do.",
  },
];

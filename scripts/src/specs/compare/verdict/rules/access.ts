import type { Rule } from "./rule.ts";

/** `readOnly` and `writeOnly`: a field of the other direction is neither in this one's bodies nor in its types. */
export const accessRules: readonly Rule[] = [
  {
    id: "request-field-hidden",
    wire: "breaking",
    types: "breaking",
    bump: "major",
    message: "{path} is read-only now: requests must not carry it",
    reason: "A request that carries it is refused or not heeded.",
  },
  {
    id: "request-field-shown",
    wire: "compatible",
    types: "compatible",
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
    types: "breaking",
    bump: "major",
    message: "{path} is write-only now: answers no longer carry it",
    reason: "Who reads it finds nothing.",
  },
  {
    id: "response-field-shown",
    wire: "compatible",
    types: "compatible",
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
    types: "none",
    bump: "none",
    message: "{path} came or went, but is no part of what goes in this direction",
    reason: "Neither the wire nor the types of this direction have it.",
  },
];

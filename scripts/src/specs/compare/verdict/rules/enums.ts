import type { Rule } from "./rule.ts";

/** Lists of the only values, and the versions of an API that its header lists. */
export const enumRules: readonly Rule[] = [
  {
    id: "enum-value-added",
    wire: "compatible",
    types: "compatible",
    bump: "minor",
    message: "{path} knows more values: {new}",
    reason:
      "Requests of before stay right and the enums of answers are open; a `Record` over every known value is documented as not covered.",
  },
  {
    id: "request-enum-value-removed",
    wire: "breaking",
    types: "breaking",
    bump: "major",
    message: "{path} no longer takes {old}",
    reason: "A request with such a value is refused and no longer compiles.",
  },
  {
    id: "response-enum-value-removed",
    wire: "compatible",
    types: "breaking",
    bump: "major",
    message: "{path} no longer lists {old}",
    reason: "The known type, its list and its guard lose the value: programs that name it stop to compile.",
  },
  {
    id: "enum-opened",
    wire: "compatible",
    types: "compatible",
    bump: "minor",
    message:
      "{path} is any {new} now instead of one of a list; no exported name goes, since the list is used elsewhere too",
    reason: "A request of before stays right, the enums of answers were open already, and no exported name goes.",
  },
  {
    id: "enum-opened-with-its-names",
    wire: "compatible",
    types: "breaking",
    bump: "major",
    message: "{path} is any {new} now instead of one of a list, and with the list its type, list and guard go: {names}",
    reason: "Programs that import those names stop to compile.",
  },
  {
    id: "request-language-enum-opened",
    wire: "compatible",
    types: "compatible",
    bump: "minor",
    review: true,
    message: "{path} is any {new} now instead of one of a list; the table of languages came from that list",
    reason: "Languages are refused before sending by that table: a person has to say what takes its place.",
  },
  {
    id: "request-enum-closed",
    wire: "breaking",
    types: "breaking",
    bump: "major",
    message: "{path} takes these values only now: {new}",
    reason: "A request with any other value is refused and no longer compiles.",
  },
  {
    id: "response-enum-closed",
    wire: "compatible",
    types: "compatible",
    bump: "minor",
    message: "{path} lists its values now: {new}",
    reason: "Answers say less than they might have, in a type that stays open.",
  },
  {
    id: "version-added",
    wire: "compatible",
    types: "compatible",
    bump: "minor",
    message: "{path} may be {new} as well",
    reason: "The version that clients send is still served.",
  },
  {
    id: "version-removed",
    wire: "breaking",
    types: "breaking",
    bump: "major",
    message: "{path} may no longer be {old}",
    reason: "Who asks for that version gets none, and its literal is gone from the types.",
  },
  {
    id: "default-version-moved",
    wire: "breaking",
    types: "breaking",
    bump: "major",
    message:
      "{path} may no longer be {old}, the version that clients send by themselves; `x-default-version` in the overlay names another one, in a changeset of its own",
    reason: "Another version behaves in another way, and its literal is gone from the types.",
  },
];

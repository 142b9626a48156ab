import type { Rule } from "./rule.ts";

/** The statuses of answers. */
export const statusRules: readonly Rule[] = [
  {
    id: "response-success-status-removed",
    wire: "breaking",
    types: "breaking",
    bump: "major",
    message: "{path} is gone",
    reason: "A client of before knows success by it.",
  },
  {
    id: "response-success-status-added",
    wire: "compatible",
    types: "compatible",
    bump: "minor",
    review: true,
    message: "{path} is new",
    reason: "When a service answers with it instead of the success that clients know, no rule can tell.",
  },
  {
    id: "response-error-response-added",
    wire: "compatible",
    types: "compatible",
    bump: "minor",
    message: "{path} is new",
    reason: "Clients go by whether a status is a success; the new body joins those that an error may have.",
  },
  {
    id: "response-error-response-left-to-default",
    wire: "compatible",
    types: "compatible",
    bump: "minor",
    message: "{path} is gone; the default answer takes its place",
    reason: "The status may still come, with the body of the default.",
  },
  {
    id: "response-error-response-unpromised",
    wire: "compatible",
    types: "compatible",
    bump: "minor",
    message: "{path} is no longer described; no exported type was",
    reason: "Clients go by whether a status is a success, and no name of a package stands for that body.",
  },
  {
    id: "response-error-response-removed",
    wire: "compatible",
    types: "breaking",
    bump: "major",
    message: "{path} is gone, and with it {names}",
    reason: "Programs that read its body by that type stop to compile.",
  },
];

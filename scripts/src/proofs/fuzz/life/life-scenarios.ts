import { type Arbitrary, anything, array, constant, constantFrom, integer, oneof, record, string } from "fast-check";
import { listPlans } from "../lists/plans.ts";
import { answers } from "../values/answers.ts";
import { mostly } from "../values/mostly.ts";
import { aborts, apiKeys, keyLetters } from "../values/scenarios.ts";
import type { LifeScenario, LifeTurn } from "./life-scenario.ts";

const turns: Arbitrary<LifeTurn> = record({
  kind: constantFrom("right", "garbage", "fault", "fault"),
  which: integer({ min: 0, max: 40 }),
  carried: answers,
});
const oddIds = oneof(
  constantFrom<unknown[]>("missing", "é", "{id}", "a:b", "x".repeat(500), "...", "a&b=c", "@b", "a+b", "ws__ada_1"),
  constantFrom<unknown[]>("", " ", ".", "..", "../x", "a/b", "a\\b", "a?b", "a#b", "a%2Fb", "a\nb", "x".repeat(501)),
  constantFrom<unknown[]>(undefined, null, 7, ["a"], { id: "a" }),
);
const texts = string({ unit: "grapheme", minLength: 1 }).map((text) => `A${text}`);
const times = constantFrom<unknown[]>(undefined, new Date(0), new Date("2025-12-31T20:00:00Z"), new Date("2027-01-01"));

/** One call about voices in every way that the fuzzer knows. */
export const lifeScenarios: Arbitrary<LifeScenario> = record({
  operation: constantFrom("list", "find", "get", "update", "delete", "preview"),
  vendor: constantFrom("cartesia", "inworld"),
  keyLetters,
  key: apiKeys,
  id: mostly<LifeScenario["id"]>(record({ place: integer({ min: 0, max: 7 }) }), record({ odd: oddIds }), 4),
  name: mostly<unknown>(
    oneof(constant("Ada"), texts, constant(undefined)),
    oneof(anything(), constantFrom<unknown[]>("", "a\n", "Ada [key:mine]")),
    8,
  ),
  description: mostly<unknown>(
    oneof(constant(undefined), constant(""), texts),
    oneof(anything(), constantFrom<unknown[]>("Calm [key:mine]", "&#91;key:mine&#93;", "a\0")),
    8,
  ),
  createdAfter: mostly<unknown>(
    times,
    oneof(anything(), constantFrom<unknown[]>(new Date(Number.NaN), null, "2026")),
    8,
  ),
  timeoutMs: mostly<unknown>(oneof(constant(undefined), integer({ min: 1, max: 300_000 })), anything(), 20),
  maxRetries: mostly<unknown>(oneof(constant(undefined), integer({ min: 0, max: 4 })), anything(), 20),
  listener: constantFrom("none", "quiet", "throws", "rejects"),
  abort: aborts,
  list: listPlans,
  turns: array(turns, { maxLength: 4 }),
  stopAfter: mostly<number | undefined>(constant(undefined), integer({ min: 1, max: 3 }), 5),
  mark: integer({ min: 0x10000000, max: 0x7fffffff }).map((mark) => `mark${mark.toString(16)}`),
}).map((scenario) => {
  const { list, abort } = scenario;
  // Each page has a deadline of its own: where nobody aborts, thousands of them would be read.
  const endless = list.endless === "new pages" && abort.at !== "time" ? "the same page" : list.endless;
  return { ...scenario, list: { ...list, endless } };
});

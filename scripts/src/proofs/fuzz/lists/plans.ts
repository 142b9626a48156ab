import { type Arbitrary, array, boolean, constant, constantFrom, integer, oneof, record } from "fast-check";
import { answers } from "../values/answers.ts";
import { mostly } from "../values/mostly.ts";
import { type ListPlan, type ListTurn, spellings, type VoiceBefore } from "./plan.ts";

const before: Arbitrary<VoiceBefore> = record({
  what: oneof(
    { weight: 1, arbitrary: constant("bearer" as const) },
    {
      weight: 9,
      arbitrary: constantFrom(
        "another account's bearer" as const,
        "another key",
        "a longer key",
        "a name that holds the key",
        "a text that mentions the key",
        "plain",
      ),
    },
  ),
  age: integer({ min: 2, max: 500_000 }),
  dated: mostly(constant(true), constant(false), 5),
});

const turns: Arbitrary<ListTurn> = record({
  kind: oneof(
    { weight: 6, arbitrary: constantFrom<ListTurn["kind"][]>("page") },
    { weight: 3, arbitrary: constantFrom<ListTurn["kind"][]>("page again", "stale cursor") },
    { weight: 4, arbitrary: constantFrom<ListTurn["kind"][]>("garbage", "fault", "busy") },
  ),
  which: integer({ min: 0, max: 40 }),
  carried: answers,
});

const lags: Arbitrary<ListPlan["lag"]> = oneof(
  { weight: 3, arbitrary: constant({ ms: 0, requests: 0 }) },
  { weight: 2, arbitrary: record({ ms: integer({ min: 0, max: 20_000 }), requests: constant(0) }) },
  { weight: 1, arbitrary: record({ ms: constant(0), requests: integer({ min: 0, max: 12 }) }) },
  { weight: 1, arbitrary: record({ ms: integer({ min: 0, max: 2_000_000 }), requests: integer({ min: 0, max: 30 }) }) },
);

/** The list of one account. */
export const listPlans: Arbitrary<ListPlan> = record({
  before: array(before, { maxLength: 6 }),
  pageSizes: array(integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
  turns: oneof({ weight: 2, arbitrary: constant([]) }, { weight: 2, arbitrary: array(turns, { maxLength: 6 }) }),
  later: oneof({ weight: 2, arbitrary: constant([]) }, { weight: 2, arbitrary: array(turns, { maxLength: 6 }) }),
  pageMs: mostly(constant(0), integer({ min: 0, max: 4000 }), 4),
  lag: lags,
  spelling: constantFrom(...spellings),
  order: constantFrom("oldest first", "newest first", "shuffled"),
  filters: boolean(),
  endless: mostly<ListPlan["endless"]>(constant("no"), constantFrom("new pages", "the same page"), 40),
});

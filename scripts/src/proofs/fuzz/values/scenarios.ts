import {
  type Arbitrary,
  anything,
  array,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  record,
  string,
  tuple,
} from "fast-check";
import { listPlans } from "../lists/plans.ts";
import type { AbortMoment, Leg, Scenario } from "../scenario.ts";
import { answers } from "./answers.ts";
import { oddInput, rightInput } from "./inputs.ts";
import { mostly } from "./mostly.ts";

/** What a key has besides the mark. */
export const keyLetters = string({
  unit: constantFrom(...`abcXYZ0189!"#$%&'()*+,-./<=>?@[]^_\`{|}~\\`),
  maxLength: 20,
});
export const apiKeys = mostly<Leg["key"]>(
  constantFrom("text", "function", "promise", "late"),
  constantFrom("throws", "rejects", "hangs", "empty", "line break", "none"),
  30,
);
const legs: Arbitrary<Leg> = record({
  vendor: constantFrom("cartesia", "inworld"),
  keyLetters,
  key: apiKeys,
  providerOptions: mostly<Leg["providerOptions"]>(
    constantFrom("none", "empty", "own", "own", "marked"),
    constantFrom("unknown", "not cloneable", "no object"),
    60,
  ),
  answers: array(answers, { minLength: 1, maxLength: 4 }),
  list: listPlans,
});

const keySigns = string({ unit: constantFrom(..."abKEY09-_.:"), minLength: 1, maxLength: 64 });
/** Two calls in five have a key; with one of ten something is wrong. */
const keyed = mostly(
  oneof(
    {
      weight: 3,
      arbitrary: record({ idempotencyKey: constant<unknown>(undefined), settleMs: constant<unknown>(undefined) }),
    },
    {
      weight: 2,
      arbitrary: record({
        idempotencyKey: oneof<Arbitrary<unknown>[]>(constant("order-4711"), keySigns),
        settleMs: oneof<Arbitrary<unknown>[]>(constant(undefined), constant(0), integer({ min: 1, max: 40_000 })),
      }),
    },
  ),
  record({
    idempotencyKey: oneof<Arbitrary<unknown>[]>(
      constantFrom<unknown[]>("", " ", "a b", "[key:a]", "é", "a\n", "x".repeat(65), 7, null, "right-1", undefined),
      anything(),
    ),
    settleMs: oneof<Arbitrary<unknown>[]>(
      constantFrom<unknown[]>(-1, 2 ** 31, Number.NaN, Number.POSITIVE_INFINITY, "9", null, undefined, 0.5),
      anything(),
    ),
  }),
  12,
);

export const aborts: Arbitrary<AbortMoment> = mostly<AbortMoment>(
  constant({ at: "never" }),
  oneof(
    record({ at: constantFrom("before", "key", "fetch", "head", "chunk", "event") }),
    record({ at: constant("time"), ms: oneof(integer({ min: 0, max: 10 }), integer({ min: 0, max: 150_000 })) }),
    record({ at: constant("microtask"), turns: integer({ min: 0, max: 40 }) }),
  ),
  4,
);

/** One call in every way that the fuzzer knows. */
export const scenarios: Arbitrary<Scenario> = tuple(
  mostly(rightInput, oddInput, 4),
  record({
    legs: mostly(array(legs, { minLength: 1, maxLength: 1 }), array(legs, { minLength: 2, maxLength: 3 }), 4),
    toAll: boolean(),
    asList: boolean(),
    listener: constantFrom("none", "quiet", "throws", "rejects"),
    abort: aborts,
    againMs: oneof(constant(undefined), constantFrom(0, 1), integer({ min: 0, max: 100_000 })),
  }),
  keyed,
  integer({ min: 0x10000000, max: 0x7fffffff }),
).map(([input, rest, key, mark]): Scenario => ({ ...input, ...rest, ...key, mark: `mark${mark.toString(16)}` }));

import {
  type Arbitrary,
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
import type { AbortMoment, Leg, Scenario } from "../scenario.ts";
import { answers } from "./answers.ts";
import { oddInput, rightInput } from "./inputs.ts";
import { mostly } from "./mostly.ts";

const letters = string({ unit: constantFrom(...`abcXYZ0189!"#$%&'()*+,-./<=>?@[]^_\`{|}~\\`), maxLength: 20 });
const legs: Arbitrary<Leg> = record({
  vendor: constantFrom("cartesia", "inworld"),
  keyLetters: letters,
  key: mostly<Leg["key"]>(
    constantFrom("text", "function", "promise", "late"),
    constantFrom("throws", "rejects", "hangs", "empty", "line break", "none"),
    30,
  ),
  providerOptions: mostly<Leg["providerOptions"]>(
    constantFrom("none", "empty", "own"),
    constantFrom("unknown", "not cloneable", "no object"),
    60,
  ),
  answers: array(answers, { minLength: 1, maxLength: 4 }),
});

const aborts: Arbitrary<AbortMoment> = mostly<AbortMoment>(
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
  }),
  integer({ min: 0x10000000, max: 0x7fffffff }),
).map(([input, rest, mark]): Scenario => ({ ...input, ...rest, mark: `mark${mark.toString(16)}` }));

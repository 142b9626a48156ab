import { type Arbitrary, oneof } from "fast-check";

/** Mostly the first, now and then the second: most calls should get as far as a request. */
export const mostly = <T>(usual: Arbitrary<T>, rare: Arbitrary<T>, weight = 12): Arbitrary<T> =>
  oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });

import { constraintTrials } from "./constraints.ts";
import { enumTrials } from "./enums.ts";
import { fieldTrials } from "./fields.ts";
import { nullPlaceTrials } from "./null-places.ts";
import { operationTrials } from "./operations.ts";
import { rewriteTrials } from "./rewrites.ts";
import { rewriteInPlaceTrials } from "./rewrites-in-place.ts";
import type { Trial } from "./trial.ts";
import { typeTrials } from "./types.ts";

/** Edits of documents, each with the verdict that it has to get. */
export const allTrials: readonly Trial[] = [
  ...fieldTrials,
  ...enumTrials,
  ...typeTrials,
  ...nullPlaceTrials,
  ...constraintTrials,
  ...operationTrials,
  ...rewriteTrials,
  ...rewriteInPlaceTrials,
];

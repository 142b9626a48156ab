import type { ProviderPromise } from "../suite/promise.ts";
import type { Suite } from "../suite/suite.ts";
import { lookUpPromises } from "./look-ups.ts";
import { markPromises } from "./marks.ts";
import { oneVoicePromises } from "./one-voice.ts";
import { parts } from "./part.ts";
import { repeatPromises } from "./repeats.ts";
import { underFaultPromises } from "./under-faults.ts";
import { withoutListPromises } from "./without-list.ts";

/** What holds for keys and for voices that exist. Where a provider has no list, that it says so. */
export function lifePromises(suite: Suite, part: keyof typeof parts): ProviderPromise[] {
  if (suite.provider("none").voices === undefined) return withoutListPromises(suite);
  return [
    ...oneVoicePromises(suite, parts[part]),
    ...underFaultPromises(suite, parts[part]),
    ...[repeatPromises, lookUpPromises, markPromises, withoutListPromises].flatMap((promises) => promises(suite)),
  ];
}

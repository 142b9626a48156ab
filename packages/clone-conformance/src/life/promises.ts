import type { ProviderPromise } from "../suite/promise.ts";
import type { Suite } from "../suite/suite.ts";
import { lookUpPromises } from "./look-ups.ts";
import { oneVoicePromises } from "./one-voice.ts";
import { parts } from "./part.ts";
import { repeatPromises } from "./repeats.ts";
import { underFaultPromises } from "./under-faults.ts";

/** What holds for keys and for voices that exist, where a provider has a list. */
export function lifePromises(suite: Suite, part: keyof typeof parts): ProviderPromise[] {
  if (suite.provider("none").voices === undefined) return [];
  return [
    ...oneVoicePromises(suite, parts[part]),
    ...underFaultPromises(suite, parts[part]),
    ...repeatPromises(suite),
    ...lookUpPromises(suite),
  ];
}

import { type FaultName, faultAddress } from "@org/voices-mock/faults-client";
import type { FaultCase } from "../faults/case.ts";
import { asRead, unexplained } from "../faults/expected.ts";
import { differences, type FaultResult, resultOf } from "../faults/result.ts";
import { faultPromise, type ProviderPromise } from "../suite/promise.ts";
import { longestUnder } from "../suite/settle.ts";
import type { Suite } from "../suite/suite.ts";
import { type KeyedCall, keyedCall, markOf, newKey } from "./keyed-call.ts";
import type { Part } from "./part.ts";

/** Long enough for a list that is read at once, and for two more tries. */
const plentyMs = 10_000;
/** For a voice that cannot be there. */
const briefMs = 400;

/**
 * One voice for each key: a call with a key meets a fault, another with the same key comes after it, and the service then
 * has one voice with that key. What the service did is read off its own ledger, not off what the call says.
 */
export const oneVoicePromises = (suite: Suite, { casesOf, samplesOf }: Part): ProviderPromise[] => [
  ...casesOf.map((one) =>
    faultPromise(suite, `comes to one voice for a key, with the next call at the latest: ${one.fault}`, () =>
      look(suite, one, true),
    ),
  ),
  ...samplesOf
    .filter(({ comesTo, requests = [1] }) => comesTo.every(isUnknown) && requests.includes(1))
    .map((one) =>
      faultPromise(
        suite,
        `comes to one voice for a key, with the next call, when the service did nothing: ${one.fault}`,
        () => look(suite, one, false),
      ),
    ),
];

const isUnknown = (expected: FaultCase["comesTo"][number]): boolean =>
  expected !== "voice" && expected.outcome === "unknown";

async function look(suite: Suite, one: FaultCase, acts: boolean): Promise<FaultResult> {
  const { fault, comesTo, timeoutMs, maxRetries, requests = [1] } = one;
  const address = faultAddress(fault, { acts });
  const key = newKey();
  const isRefused = comesTo.some((expected) => expected !== "voice" && Math.floor((expected.status ?? 0) / 100) === 4);
  const mayExist = acts && requests.some((count) => count > 0) && !isRefused;
  const first = await keyedCall(suite, address, key, {
    settleMs: mayExist ? plentyMs : briefMs,
    longestMs: longestUnder(fault),
    ...(timeoutMs && { timeoutMs }),
    // How often it is tried again is asked without a key; here it would only cost the time of the pauses.
    ...(maxRetries !== undefined && { maxRetries: 0 }),
  });
  const between = await suite.faults.voices(markOf(key));
  const second = await keyedCall(suite, "none", key);
  const after = await suite.faults.voices(markOf(key));

  const [voice] = after.existing;
  const broken = [
    ...(between.created > 0 ? found(first, between.existing[0]?.id) : firstFailure(suite, fault, one, first)),
    ...(between.created > 1 ? [`one call made ${between.created} voices`] : []),
    ...(first.error?.code !== "rate_limited" && between.arrived > 1
      ? [`complete requests of one call: expected 1, found ${between.arrived}`]
      : []),
    ...(second.voice === undefined
      ? [`the next call: expected a voice, found ${second.error?.message}`]
      : [
          ...(second.voice.id === voice?.id ? [] : [`the next call came to ${second.voice.id}, not ${voice?.id}`]),
          ...(second.voice.existed === between.created > 0
            ? []
            : [`the next call says existed: ${second.voice.existed}`]),
        ]),
    ...(after.existing.length === 1 && after.created === 1
      ? []
      : [`voices with the key: expected 1, found ${after.existing.length} of ${after.created} that were made`]),
    ...[first, second].flatMap(({ leaks, marks }) => [...leaks.map((what) => `leaks: ${what}`), ...marks]),
  ];
  return { fault, requests: between.arrived, ...resultOf(first), voices: after.existing.length, acted: acts, broken };
}

/** The voice is there and the list shows it: then the call must have come to it, whatever became of the answer. */
function found({ voice, error }: KeyedCall, id: string | undefined): string[] {
  if (voice === undefined) return [`the service made a voice, and the call did not find it: ${error?.message}`];
  return [
    ...(voice.id === id ? [] : [`the call came to ${voice.id}, not to ${id}`]),
    ...(voice.existed ? ["the call made the voice and says that it existed"] : []),
  ];
}

/** Nothing was made: then the call says so, or that it looked and does not know. */
function firstFailure(suite: Suite, fault: FaultName, one: FaultCase, call: KeyedCall): string[] {
  if (call.voice !== undefined) return [`the call came to ${call.voice.id}, which the service never made`];
  const searched = call.error?.outcome === "unknown" || undefined;
  return [
    ...differences(call, asRead(suite.provider(fault), one, suite.words).comesTo),
    ...unexplained(call),
    ...(call.error?.searched === searched ? [] : [`searched: expected ${searched}, found ${call.error?.searched}`]),
  ];
}

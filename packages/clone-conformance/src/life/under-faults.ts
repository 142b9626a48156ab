import type { CallOptions, CloneError, CloneEvent, CloneProvider, VoiceOperation } from "@org/clone-core";
import { faultAddress } from "@org/voices-mock/faults-client";
import { type FaultCase, patience } from "../faults/case.ts";
import { asRead, unexplained } from "../faults/expected.ts";
import { type FaultResult, failureDifferences } from "../faults/result.ts";
import { leaks } from "../suite/leaks.ts";
import { faultPromise, type ProviderPromise } from "../suite/promise.ts";
import { recording } from "../suite/recording.ts";
import { longestUnder, type Settled, settle } from "../suite/settle.ts";
import { key, type Suite } from "../suite/suite.ts";
import { calls, operationsOf, struck } from "./operations.ts";
import type { Part } from "./part.ts";
import { type Allowed, allowed } from "./verdicts.ts";

/** For a service that says nothing: nothing has to come in time here but the request. */
const impatience = 600;

const names: Readonly<Record<VoiceOperation, string>> = {
  ...{ list: "listVoices", get: "getVoice", update: "updateVoice", delete: "deleteVoice", preview: "previewVoice" },
};

/** A call about voices that exist under each fault: what it says, how often it asks, and where nothing may arrive. */
export function underFaultPromises(suite: Suite, { operationCases }: Part): ProviderPromise[] {
  const asked = operationsOf(suite.provider("none"));
  return operationCases
    .filter(([operation]) => asked.includes(operation))
    .map(([operation, one]) =>
      faultPromise(
        suite,
        `${names[operation]} ends, says what happened, and asks again only where that may help: ${one.fault}`,
        () => look(suite, operation, one),
      ),
    );
}

async function look(suite: Suite, operation: VoiceOperation, one: FaultCase): Promise<FaultResult> {
  const { fault } = one;
  const address = faultAddress(fault, { on: struck(operation) });
  const provider = suite.provider(address);
  const isTimed = one.timeoutMs === patience;
  const timeoutMs = isTimed ? impatience : one.timeoutMs;
  const settings = timeoutMs === undefined ? {} : { timeoutMs };
  const right = allowed(provider, operation, asRead(provider, one, suite.words));

  const plain = await asked(provider, operation, longestUnder(fault), { ...settings, maxRetries: 0 });
  const broken = [...wrong(right, plain), ...unexplained(plain)];
  let expected = 1;
  // After its deadline no call asks again; this one has had to wait for it already.
  if (plain.error !== undefined && !isTimed) {
    const again = await askedAgain(suite, provider, operation, plain.error, settings);
    broken.push(...again.broken, ...differing(plain.error, again.told, timeoutMs));
    expected++;
  }
  const { complete, partial } = await suite.faults.counts(address);
  // Where no answer came, a runtime may ask once more by itself: these requests may be repeated.
  const most = plain.error?.status === undefined ? expected * mostTries : expected;
  if (complete + partial < expected || complete + partial > most)
    broken.push(`requests begun: expected ${expected}, found ${complete + partial}`);
  for (const target of ["redirect-target", "redirect-target-elsewhere"] as const) {
    const followed = await suite.faults.counts(target);
    if (followed.complete + followed.partial > 0) broken.push(`something arrived at ${target}`);
  }
  if (timeoutMs !== undefined && plain.milliseconds > timeoutMs + slackMs)
    broken.push(`it took ${Math.round(plain.milliseconds)} ms, with ${timeoutMs} ms to its deadline`);
  if (plain.leaks.length > 0) broken.push(`leaks: ${plain.leaks.join(", ")}`);
  const { error, milliseconds } = plain;
  const { status } = error ?? {};
  return {
    ...{ fault, operation, requests: complete, code: error?.code ?? "done" },
    ...(status !== undefined && { status }),
    ...{ milliseconds, broken },
  };
}

/** A machine with much to do is late by so much at most. */
const slackMs = 5_000;

interface Asked extends Settled<unknown> {
  readonly leaks: readonly string[];
}

async function asked(
  provider: CloneProvider,
  operation: VoiceOperation,
  longestMs: number,
  settings: CallOptions,
): Promise<Asked> {
  const settled = await settle(() => calls[operation](provider, "voice-1", settings), longestMs);
  const shown = [settled.result, settled.error, settled.spoken];
  return { ...settled, leaks: leaks(shown, { key, sample: recording() }) };
}

interface Again {
  /** What the call told its listener of asking again; absent where it did not. */
  readonly told?: CloneEvent & { readonly type: "retry_scheduled" };
  readonly broken: readonly string[];
}

/** How often a call is made that meets a connection which the one before it has left broken. */
const mostTries = 3;

/** The same call once more, which is aborted as soon as it says that it is going to ask again: nobody has to wait. */
async function askedAgain(
  suite: Suite,
  provider: CloneProvider,
  operation: VoiceOperation,
  { status }: CloneError,
  settings: CallOptions,
): Promise<Again> {
  for (let tries = 1; ; tries++) {
    // A question that a broken connection, kept by the runtime, is used up with.
    await suite.faults.voices();
    const again = await abortedOnRetry(provider, operation, settings);
    const isElsewhere = status !== undefined && again.told !== undefined && again.told.status === undefined;
    if (!isElsewhere || tries === mostTries) return again;
  }
}

async function abortedOnRetry(
  provider: CloneProvider,
  operation: VoiceOperation,
  settings: CallOptions,
): Promise<Again> {
  const controller = new AbortController();
  let told: Again["told"];
  const onEvent = (event: CloneEvent): void => {
    if (event.type !== "retry_scheduled") return;
    told = event;
    controller.abort(new Error("heard enough"));
  };
  const { error, leaks } = await asked(provider, operation, slackMs * 4, {
    ...settings,
    onEvent,
    signal: controller.signal,
  });
  const broken = [
    ...leaks.map((what) => `leaks: ${what}`),
    ...(error?.outcome === undefined ? [] : [`outcome: expected none, found ${error.outcome}`]),
    ...(told === undefined || error?.code === "aborted" ? [] : [`an abort came to ${error?.code ?? "a success"}`]),
  ];
  return told === undefined ? { broken } : { told, broken };
}

/** Whether the call asked again though that cannot help, or did not though it may. */
function differing(error: CloneError, told: Again["told"], timeoutMs = Number.POSITIVE_INFINITY): string[] {
  const { code, status, retryAfterSeconds: wait = 0 } = error;
  const mayHelp = code === "unavailable" || code === "timeout" || code === "rate_limited" || status === 408;
  const isSoon = wait <= 60 && wait * 1000 < timeoutMs;
  if ((told !== undefined) !== (mayHelp && isSoon)) {
    return [`after ${code}, with ${wait} s to wait: ${told === undefined ? "it did not ask again" : "it asked again"}`];
  }
  if (told === undefined) return [];
  return told.code === code && told.status === status ? [] : [`it asked again because of ${told.code}, not ${code}`];
}

function wrong({ failures, success }: Allowed, { result, error }: Asked): readonly string[] {
  if (error === undefined) {
    return success?.(result) === true ? [] : [`expected an error, found ${JSON.stringify(result)?.slice(0, 200)}`];
  }
  if (failures.length === 0) return [`expected a success, found ${error.message}`];
  const [nearest = []] = failures
    .map((expected) => failureDifferences(error, expected))
    .sort((one, other) => one.length - other.length);
  return nearest;
}

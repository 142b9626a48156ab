import { textsOf } from "@org/clone-conformance";
import { type CloneError, isCloneError, type Voice } from "@org/clone-core";
import { doorOf, isIn, settleOf } from "../door.ts";
import type { Scenario } from "../scenario.ts";
import type { LegTrace, Trace } from "../trial.ts";
import { shownSecrets } from "../values/secrets.ts";
import { askedWait } from "../wire.ts";
import { brokenEvents } from "./events.ts";
import { brokenKeyed, brokenTogether } from "./keyed.ts";
import { isSmooth } from "./looked.ts";
import { mayHaveCreated, type Verdict, verdictOn } from "./oracle.ts";
import { brokenRequests } from "./sent.ts";

const refusals: readonly string[] = ["invalid_input", "unsupported_language", "unsupported_audio"];
/** The longest wait that a service may ask for, in seconds. */
const longestWait = 60;

/** The promises that a run broke, as sentences; none when all is well. */
export function broken(scenario: Scenario, trace: Trace): string[] {
  const { again } = trace;
  const first = brokenOnce(scenario, trace);
  if (again === undefined) return first;
  const other = brokenOnce(scenario, again).map((sentence) => `made once more: ${sentence}`);
  return [...first, ...other, ...brokenTogether(scenario, trace, again)];
}

function brokenOnce(scenario: Scenario, trace: Trace): string[] {
  const { timeoutMs } = scenario;
  const patience = isIn(timeoutMs, 1, 2 ** 31 - 1) ? (timeoutMs as number) : 120_000;
  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(sentence);
  };
  must(trace.settled, `the call never settles: no timer is left after ${trace.settledAt} ms`);
  if (!trace.settled) return found;
  const settle = settleOf(scenario);
  must(
    trace.settledAt <= patience + settle,
    `settled after ${trace.settledAt} ms, with a deadline of ${patience} ms and ${settle} ms to look`,
  );
  const late = trace.abortedAt !== undefined && trace.settledAt > trace.abortedAt;
  must(!late, `settled after ${trace.settledAt} ms, aborted after ${trace.abortedAt} ms`);
  must(trace.timersLeft === 0, `${trace.timersLeft} timers are left`);
  must(trace.listenersLeft === 0, `${trace.listenersLeft} listeners are left on the signal`);
  must(trace.reads <= scenario.samples.length, `samples were read ${trace.reads} times`);
  const shown = shownSecrets(
    trace.shown.flatMap((value) => [...textsOf(value)]),
    scenario.mark,
  );
  must(shown.length === 0, `a secret is shown, as ${shown.join(" and ")}`);
  const open = trace.legs
    .flatMap(({ sent, asked }) => [...sent, ...asked])
    .filter((one) => one.open && one.gone !== true && (one.headAt ?? 0) < trace.settledAt);
  must(open.length === 0, `${open.length} connections stay with a body that nobody reads`);
  found.push(...brokenEvents(scenario, trace));
  for (const [index, leg] of trace.legs.entries()) {
    const requests = leg.sent.length === 0 ? [] : brokenRequests(scenario, leg);
    const all = [...brokenLeg(scenario, trace, leg, patience), ...requests, ...brokenKeyed(scenario, trace, leg)];
    found.push(...all.map((sentence) => `leg ${index} (${leg.leg.vendor}): ${sentence}`));
  }
  return found;
}

function brokenLeg(scenario: Scenario, trace: Trace, traced: LegTrace, patience: number): string[] {
  const { leg, sent, result } = traced;
  if (result === undefined) return ["the call settled without a result for it"];
  const settle = settleOf(scenario);
  if ("voice" in result) return brokenVoice(scenario, trace, traced, patience, result.voice as Voice);
  const { error } = result;
  if (!isCloneError(error)) return [`rejected with ${typeof error}, not a CloneError: ${safeText(error)}`];

  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(`${sentence}: ${error.code}, ${error.outcome}: ${error.message.slice(0, 300)}`);
  };
  const { wrong, maybe } = doorOf(scenario, leg);
  const endsAt = Math.min(trace.abortedAt ?? Number.POSITIVE_INFINITY, patience);
  const ends = endCodes(trace, endsAt, patience);
  must(["not_created", "unknown"].includes(error.outcome ?? ""), "the outcome is none");
  must(
    error.startedAt.getTime() === trace.startedAt || traced.refusedStart,
    `startedAt is ${error.startedAt.getTime() - trace.startedAt} ms off`,
  );
  const creating = sent.filter((request) => mayHaveCreated(request, leg.vendor)).length;
  must(error.outcome === "unknown" || creating === 0, "said that nothing was created, and something may have been");
  if (wrong.length > 0) {
    must(sent.length + traced.asked.length === 0, `sent, though ${wrong.join(", ")} must be refused`);
    must(error.outcome === "not_created", `nothing could have been created: ${wrong.join(", ")}`);
    must(refusals.includes(error.code) || ends.includes(error.code), `${wrong.join(", ")} must be refused`);
    must(
      !refusals.includes(error.code) || isNamed(error, scenario, [...wrong, ...(maybe ? ["language"] : [])]),
      `${wrong.join(", ")} must be named`,
    );
    return found;
  }
  const last = sent.at(-1);
  if (last === undefined) {
    must(error.outcome === "not_created", "nothing was sent");
    must(
      ends.includes(error.code) || (maybe && refusals.includes(error.code)) || lookUpFailed(traced, error),
      "nothing is wrong, and nothing was sent",
    );
    return found;
  }
  const { kind } = last.answer.how;
  const knownAt = (kind === "reply" ? last.doneAt : last.headAt) ?? Number.POSITIVE_INFINITY;
  const verdict = verdictOn(last, leg.vendor);
  const retried = verdict.voice === undefined && verdict.retried === true;
  const ended =
    ends.includes(error.code) && error.outcome === (retried && knownAt <= endsAt ? "not_created" : "unknown");
  const ruled = isAs(error, verdict);
  if (knownAt < endsAt && !retried) {
    must(ruled, `expected ${JSON.stringify(verdict)}`);
    must(
      trace.legs.length > 1 || isWithin(trace.settledAt, knownAt, error.outcome === "unknown" ? settle : 0),
      `known at ${knownAt} ms, settled at ${trace.settledAt} ms`,
    );
  } else if (knownAt < endsAt) {
    must(
      ended || (ruled && gaveUp(scenario, traced, knownAt, patience)),
      `expected ${JSON.stringify(verdict)}, or a retry`,
    );
  } else if (knownAt > endsAt) {
    must(ends.includes(error.code) && error.outcome === "unknown", `expected ${ends.join(" or ")}, unknown`);
  } else {
    must(ruled || ended || ends.includes(error.code), `expected ${JSON.stringify(verdict)}, or ${ends.join(" or ")}`);
  }
  return found;
}

/** Whether an error names one of the options that are wrong, where it can. */
function isNamed({ code, message }: CloneError, { samples }: Scenario, options: readonly string[]): boolean {
  // A key function fails in words of its own, and so does a sample that throws.
  const speaks = options.includes("apiKey") || samples.some(({ form }) => form === "throws when looked at");
  return speaks || code === "unsupported_audio" || options.some((option) => message.includes(option));
}

/** The codes that the caller's abort and the deadline may have; both where they come at the same moment. */
function endCodes({ abortedAt, settledAt }: Trace, endsAt: number, patience: number): string[] {
  if (endsAt > settledAt) return [];
  return [...(abortedAt === endsAt ? ["aborted"] : []), ...(patience === endsAt ? ["timeout"] : [])];
}

function isAs(error: CloneError, verdict: Verdict): boolean {
  if (verdict.voice !== undefined) return false;
  const { codes, outcome, status } = verdict;
  return codes.includes(error.code) && error.outcome === outcome && (status === "any" || error.status === status);
}

/** Whether a request that could be sent again was rightly not sent again. */
function gaveUp({ maxRetries }: Scenario, { sent }: LegTrace, knownAt: number, patience: number): boolean {
  const most = typeof maxRetries === "number" ? maxRetries : 2;
  if (sent.length > most) return true;
  const last = sent.at(-1);
  const seconds = last && askedWait(last);
  // Without the header it is 1 s × 2ⁿ, a quarter more or less.
  const longest = seconds === undefined ? 1.25 * 2 ** (sent.length - 1) : seconds;
  return (seconds ?? 0) > longestWait || longest * 1000 >= patience - knownAt;
}

function brokenVoice(
  scenario: Scenario,
  trace: Trace,
  { leg, sent, asked }: LegTrace,
  patience: number,
  voice: Voice,
): string[] {
  if (voice.provider !== leg.vendor || !Array.isArray(voice.warnings)) return [`no voice: ${JSON.stringify(voice)}`];
  const last = sent.at(-1);
  // What a voice must be that was found in the list, the promises of keys say.
  if (last === undefined) return asked.length > 0 ? [] : ["a voice without a request"];
  const verdict = verdictOn(last, leg.vendor);
  if (asked.some(({ afterRequests }) => afterRequests > 0)) {
    const knownAt = last.answer.how.kind === "reply" ? last.doneAt : last.headAt;
    const from = Math.min(knownAt ?? patience, patience);
    const isRight = trace.legs.length > 1 || isWithin(trace.settledAt, from, settleOf(scenario));
    return isRight ? [] : [`looked for from ${from} ms on, found after ${trace.settledAt} ms`];
  }
  const expected = verdict.voice === undefined ? "an error" : `the voice ${verdict.voice}`;
  return voice.id === verdict.voice ? [] : [`expected ${expected}, came to ${JSON.stringify(voice)}`];
}

const isWithin = (at: number, from: number, ms: number): boolean => at >= from && at <= from + ms;

/** Whether the list could not be read before anything was sent, and the error says what the last answer says. */
function lookUpFailed({ asked, leg }: LegTrace, error: CloneError): boolean {
  const last = asked.at(-1);
  if (last === undefined || (isSmooth(asked) && leg.list.endless === "no")) return false;
  const verdict = verdictOn(last, leg.vendor);
  const codes = verdict.voice === undefined ? verdict.codes : [];
  return ["unexpected_response", "not_found", ...codes].includes(error.code);
}

function safeText(value: unknown): string {
  try {
    return String(value instanceof Error ? value.stack : value);
  } catch {
    return "something without a text";
  }
}

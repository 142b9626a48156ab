import { textsOf } from "@org/clone-conformance";
import { type CloneError, isCloneError } from "@org/clone-core";
import { isIn } from "../door.ts";
import { isSmooth } from "../oracle/looked.ts";
import { verdictOn } from "../oracle/oracle.ts";
import { shownSecrets } from "../values/secrets.ts";
import { askedWait, type SentRequest } from "../wire.ts";
import { brokenResult } from "./life-result.ts";
import type { LifeScenario } from "./life-scenario.ts";
import { audioMark, type LifeTrace } from "./life-trial.ts";
import { wrongOptions } from "./wrong-options.ts";

const origins = { cartesia: "https://api.cartesia.ai", inworld: "https://api.inworld.ai" };

/** The promises that a call about voices broke, as sentences; none when all is well. */
export function lifeBroken(scenario: LifeScenario, trace: LifeTrace): string[] {
  const { vendor, timeoutMs, operation } = scenario;
  const { settled, settledAt, abortedAt, result, pages, asked } = trace;
  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(sentence);
  };
  must(settled, `the call never settles: no timer is left after ${settledAt} ms`);
  if (!settled || result === undefined) return found;
  const patience = isIn(timeoutMs, 1, 2 ** 31 - 1) ? (timeoutMs as number) : 120_000;
  // A page has a deadline of its own.
  const most = operation === "list" || operation === "find" ? patience * (pages.length + 1) : patience;
  must(settledAt <= most, `settled after ${settledAt} ms, with a deadline of ${most} ms`);
  must(
    abortedAt === undefined || settledAt <= abortedAt,
    `settled after ${settledAt} ms, aborted after ${abortedAt} ms`,
  );
  must(trace.timersLeft === 0, `${trace.timersLeft} timers are left`);
  must(trace.listenersLeft === 0, `${trace.listenersLeft} listeners are left on the signal`);
  const open = [...pages, ...asked].filter((one) => one.open && one.gone !== true && (one.headAt ?? 0) < settledAt);
  must(open.length === 0, `${open.length} connections stay with a body that nobody reads`);
  for (const [index, request] of [...pages, ...asked].entries()) {
    const number = `request ${index + 1}`;
    must(new URL(request.url).origin === origins[vendor], `${number} went to ${request.url}`);
    must(request.redirect === "manual", `${number} would follow a redirect`);
    must(request.authorization === trace.secrets.header, `${number} has another key`);
  }
  must(scenario.key === "text" || trace.keysAsked >= pages.length + asked.length, "a key was used twice");
  found.push(...brokenRepeats(scenario, asked), ...brokenRepeats(scenario, pages));
  const ends = trace.events.filter(({ type }) => type === "settled").length;
  const calls = scenario.listener === "none" || trace.refusedStart ? 0 : 1;
  must(ends >= calls || operation === "find", `${ends} events of an end`);
  // Of a sample that the service sends in the place of another nobody can say what it is.
  const value = "value" in result && operation === "preview" ? undefined : result;
  const { mark } = scenario;
  const textsIn = (...ones: readonly unknown[]): string[] => ones.flatMap((one) => [...textsOf(one)]);
  const shown = [
    ...shownSecrets(textsIn(value, trace.shown), mark),
    ...shownSecrets(textsIn("value" in result ? undefined : result, trace.shown), audioMark(mark)),
  ];
  must(shown.length === 0, `a secret is shown, as ${shown.join(" and ")}`);

  const wrong = wrongOptions(scenario, trace.id);
  if ("value" in result) {
    must(wrong.length === 0, `${wrong.join(", ")} must be refused`);
    return [...found, ...brokenResult(scenario, trace, result.value)];
  }
  return [...found, ...brokenError(scenario, trace, result.error, wrong, patience)];
}

/** A question is asked again only where that may mend something, as often as it may be, and not too soon. */
function brokenRepeats({ maxRetries }: LifeScenario, requests: readonly SentRequest[]): string[] {
  const found: string[] = [];
  const most = typeof maxRetries === "number" ? maxRetries : 2;
  let repeats = 0;
  for (const [index, request] of requests.entries()) {
    const before = requests[index - 1];
    if (before === undefined) continue;
    const { how } = before.answer;
    const isSame = before.url === request.url && before.method === request.method;
    const failed =
      how.kind !== "reply" || how.ending !== "whole" || how.status === 408 || how.status === 429 || how.status >= 500;
    repeats = isSame && failed ? repeats + 1 : 0;
    if (repeats > most) found.push(`${repeats} repetitions with maxRetries ${most}`);
    if (!failed && isSame && request.method !== "GET") found.push(`asked again after status ${how.status}`);
    const isBusy = how.kind === "reply" && (how.status === 429 || how.status >= 500);
    const wait = isSame && isBusy ? (askedWait(before) ?? 0) * 1000 : 0;
    const waited = request.sentAt - (before.doneAt ?? before.headAt ?? 0);
    if (waited < wait) found.push(`asked again after ${waited} ms, and ${wait} were asked for`);
  }
  return found;
}

function brokenError(
  scenario: LifeScenario,
  trace: LifeTrace,
  error: unknown,
  wrong: readonly string[],
  patience: number,
): string[] {
  const { vendor, operation, key, list } = scenario;
  const { pages, asked, settledAt, abortedAt } = trace;
  if (!isCloneError(error)) return [`rejected with ${typeof error}, not a CloneError`];
  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(`${sentence}: ${error.code}: ${error.message.slice(0, 300)}`);
  };
  must(trace.refusedStart || !("outcome" in error), `has the outcome ${(error as CloneError).outcome}`);
  must(error.provider === vendor, `is of ${error.provider}`);
  const marks = vendor === "cartesia" ? [...textsOf(error)].filter((text) => text.includes("[key:")) : [];
  must(marks.length === 0 || said(trace), `a mark is shown in ${marks[0]?.slice(0, 200)}`);
  const ends = [
    ...(abortedAt !== undefined && abortedAt <= settledAt ? ["aborted"] : []),
    ...(settledAt >= patience ? ["timeout"] : []),
  ];
  if (wrong.length > 0) {
    must(pages.length + asked.length === 0, `asked, though ${wrong.join(", ")} must be refused`);
    must(error.code === "invalid_input" || ends.includes(error.code), `${wrong.join(", ")} must be refused`);
    return found;
  }
  const last = [...pages, ...asked].at(-1);
  if (last === undefined) {
    must(ends.includes(error.code), `nothing is wrong, and nothing was asked (${key})`);
    return found;
  }
  if (ends.includes(error.code)) return found;
  must(error.code !== "invalid_input", "nothing is wrong with the options");
  const verdict = verdictOn(last, vendor);
  const { how } = last.answer;
  const codes = [
    ...(verdict.voice === undefined ? verdict.codes : []),
    // The body says nothing that is wanted, or what it says breaks off.
    ...(how.kind === "reply" && how.status < 300 ? ["unexpected_response", "unavailable", "timeout"] : []),
    ...(how.kind === "reply" && how.status === 404 ? ["not_found"] : []),
  ];
  must(codes.includes(error.code), `expected ${codes.join(" or ")}`);
  const missing = asked.at(-1)?.served === "right" && !asked.at(-1)?.exists;
  must(missing || asked.at(-1)?.served !== "right" || operation === "preview", "the service did what it was asked for");
  must(asked.length > 0 || !isSmooth(pages) || list.endless !== "no", "the list was there");
  return found;
}

/** Whether it was no answer that said it, but what was thrown: nobody can know then whose words they are. */
const said = ({ pages, asked }: LifeTrace): boolean => {
  const how = [...pages, ...asked].at(-1)?.answer.how;
  return how?.kind !== "reply" || how.ending !== "whole";
};

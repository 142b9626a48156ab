// What a call with an idempotency key promises beyond the rest.
import { textsOf } from "@org/clone-conformance";
import { type CloneError, isCloneError, type Voice } from "@org/clone-core";
import { settleOf } from "../door.ts";
import { type KeptVoice, keyOf } from "../lists/account.ts";
import { isRightKey } from "../lists/plan.ts";
import { shownMarks } from "../lists/spelled.ts";
import type { Scenario } from "../scenario.ts";
import type { LegTrace, Trace } from "../trial.ts";
import { askedWait } from "../wire.ts";
import { isComplete, isLied, isSmooth, lookUpsOf } from "./looked.ts";

const paths = {
  cartesia: "https://api.cartesia.ai/voices?",
  inworld: "https://api.inworld.ai/voices/v1/voices?",
};

/** What is wrong with a provider's part of a call that has a key, as sentences. */
export function brokenKeyed(scenario: Scenario, trace: Trace, traced: LegTrace): string[] {
  const { idempotencyKey: key } = scenario;
  const { result, sent } = traced;
  if (!isRightKey(key)) return brokenWithout(traced);
  const found = [...brokenLookUps(traced), ...brokenBefore(trace, traced), ...brokenAfter(scenario, trace, traced)];
  const shown = [result, trace.events, rawOf(result)].flatMap((value) => [...textsOf(value)]);
  const marks = shownMarks(shown, key);
  if (marks.length > 0) found.push(`the mark of the key is shown, as ${marks.join(" and ")}`);
  if (result !== undefined && "voice" in result)
    found.push(...brokenVoice(scenario, traced, key, result.voice as Voice));
  const unmarked = sent.filter(({ body }) => body !== undefined && countOf(body, `key:${key}`) !== 1).length;
  if (unmarked > 0) found.push(`${unmarked} requests without the mark, or with more than one`);
  return found;
}

/** Without a key nothing is looked for, and nothing says that it was. */
function brokenWithout({ asked, result }: LegTrace): string[] {
  const said = result === undefined ? {} : "voice" in result ? result.voice : result.error;
  const { existed = false, searched } = Object(said) as Partial<Voice & CloneError>;
  const found = asked.length === 0 ? [] : [`${asked.length} look-ups without a key`];
  return existed || searched !== undefined ? [...found, `existed ${existed}, searched ${searched}`] : found;
}

/** Each list request by itself. */
function brokenLookUps({ leg, asked, sent, secrets, keysAsked }: LegTrace): string[] {
  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(sentence);
  };
  must(leg.key === "text" || keysAsked >= sent.length + asked.length, `${keysAsked} keys for all requests`);
  for (const [index, request] of asked.entries()) {
    const number = `list request ${index + 1}`;
    must(request.url.startsWith(paths[leg.vendor]), `${number} went to ${request.url}`);
    must(request.redirect === "manual", `${number} would follow a redirect`);
    must(request.authorization === secrets.header, `${number} has another key`);
    must(request.isKnown || isLied(asked) || garbageBefore(asked, index), `${number} has a cursor of its own making`);
    must([0, sent.length].includes(request.afterRequests), `${number} came between two requests for a voice`);
    const before = asked[index - 1];
    if (before?.afterRequests !== request.afterRequests) continue;
    const { how } = before.answer;
    // With any other status it says nothing.
    const isBusy = how.kind === "reply" && (how.status === 429 || how.status >= 500);
    const waited = request.sentAt - (before.doneAt ?? before.headAt ?? 0);
    const wait = isBusy ? (askedWait(before) ?? 0) * 1000 : 0;
    must(waited >= wait, `${number} came ${waited} ms after an answer that asked for ${wait}`);
  }
  return found;
}

const garbageBefore = (asked: LegTrace["asked"], index: number): boolean =>
  asked.slice(0, index).some(({ served }) => served === "garbage" || served === "fault");

/** Nothing is sent before the whole list was read, and nothing when it has a voice with the key. */
function brokenBefore({ settledAt }: Trace, { asked, sent }: LegTrace): string[] {
  const [first] = sent;
  const before = asked.filter(({ afterRequests }) => afterRequests === 0);
  const known = before[0]?.bearers ?? [];
  if (first === undefined || isLied(before)) return [];
  if (!isComplete(before, { settledAt: Math.min(settledAt, first.sentAt) })) return ["sent before the list was read"];
  return known.length === 0 ? [] : [`sent, though ${known.join(" and ")} had the key in the list`];
}

/** After an unknown outcome the voice is looked for, within its time. */
function brokenAfter(scenario: Scenario, trace: Trace, { leg, asked, result }: LegTrace): string[] {
  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(sentence);
  };
  const after = asked.filter(({ afterRequests }) => afterRequests > 0);
  const settle = settleOf(scenario);
  const error = result !== undefined && "error" in result && isCloneError(result.error) ? result.error : undefined;
  const [settledAt, lied] = [trace.settledAt, isLied(after)];
  must(after.length === 0 || settle > 0, `${after.length} look-ups afterwards, with a settleMs of 0`);
  if (error === undefined) return found;
  const says = (sentence: string): string => `${sentence}: ${error.code}, ${error.outcome}, searched ${error.searched}`;
  must(error.outcome === "unknown" || after.length === 0, says("looked for what was not created"));
  must(error.searched !== true || error.outcome === "unknown", says("searched without reason"));
  must(error.searched === undefined || isComplete(after, trace), says("no list was read to its end"));
  const ended = lookUpsOf(after).filter(({ endedAt = settledAt }) => endedAt < settledAt);
  const only = trace.legs.length === 1;
  must(!only || lied || ended.length === 0 || error.searched === true, says("does not say that it was looked for"));
  const missed = only && !lied ? ended.flatMap(({ bearers }) => bearers) : [];
  must(missed.length === 0, says(`overlooked ${missed[0]}`));
  if (error.outcome !== "unknown" || settle === 0 || trace.abortedAt !== undefined || !only) return found;
  const [first, last] = [after[0], after.at(-1)];
  must(first !== undefined || isSlow(leg), says("nobody looked for the voice"));
  if (first === undefined || last === undefined || !isSmooth(after) || isSlow(leg)) return found;
  // Pauses that grow by less than two leave the last look to the second half of the time.
  const long = last.sentAt - first.sentAt;
  must(long >= settle / 2 - 250, says(`looked for it for ${long} ms of ${settle}`));
  return found;
}

/** Whether even a list request takes its time. */
const isSlow = ({ key, list }: LegTrace["leg"]): boolean =>
  !["text", "function", "promise"].includes(key) || list.pageMs > 0 || list.endless !== "no";

function brokenVoice(scenario: Scenario, { asked, sent, voices }: LegTrace, key: string, voice: Voice): string[] {
  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(`${sentence}: ${JSON.stringify(voice)}`);
  };
  must(voice.existed === (sent.length === 0), `existed after ${sent.length} requests`);
  const bearers = voices.filter((one) => one.own && keyOf(one) === key);
  const kept = bearers.find(({ id }) => id === voice.id);
  must(kept !== undefined, "no voice of the service has this id and the key");
  const first = lookUpsOf(asked).at(-1)?.bearers ?? [];
  if (sent.length > 0 || isLied(asked) || kept === undefined) return found;
  const seen = bearers.filter(({ id }) => first.includes(id));
  // Of voices without a time nobody knows which is older.
  const oldest = Math.min(...seen.map(({ madeAt }) => Math.floor(madeAt / 1000)));
  must(
    Math.floor(kept.madeAt / 1000) <= oldest || seen.some(({ dated }) => !dated),
    `not the oldest of ${first.join(", ")}`,
  );
  const told = voice.warnings.filter(({ code, message }) => code === "duplicate_key" && message.includes(voice.id));
  must(told.length >= seen.length - 1, `told of ${told.length} others of ${seen.length}`);
  must(voice.name === "Ada" || scenario.name === voice.name, "another name");
  return found;
}

/** What a call and its repetition promise together: one key, one voice, unless the list shows it too late. */
export function brokenTogether({ idempotencyKey: key }: Scenario, first: Trace, again: Trace): string[] {
  return first.legs.flatMap((leg, index) => {
    const other = again.legs[index];
    if (other === undefined || isLied([...leg.asked, ...other.asked])) return [];
    const bears = (one: KeptVoice): boolean => one.own && keyOf(one) === key;
    const made = other.voices.filter((one) => bears(one) && one.madeAfter !== undefined);
    const known = other.voicesBefore.filter(bears);
    const isLate = known.length === 0 || known.length > other.listedBefore.length;
    return made.length <= 1 || isLate
      ? []
      : [`leg ${index}: ${made.length} voices of one key, and the list knew of it`];
  });
}

/** Hidden from logs and from a walk through the voice: it must be asked for. */
function rawOf(result: LegTrace["result"]): unknown {
  if (result === undefined) return undefined;
  return "voice" in result ? (result.voice as Voice).raw : (result.error as CloneError | undefined)?.body;
}

function countOf(body: Uint8Array, text: string): number {
  return Buffer.from(body).toString("latin1").split(text).length - 1;
}

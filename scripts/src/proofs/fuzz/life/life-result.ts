import { textsOf } from "@org/clone-conformance";
import type { DeletedVoice, VoiceDetails, VoicePreview } from "@org/clone-core";
import { type KeptVoice, keyOf } from "../lists/account.ts";
import { shownMarks } from "../lists/spelled.ts";
import { isLied, isSmooth } from "../oracle/looked.ts";
import { previewOf, surelyNothing, type VoiceRequest } from "./life-answer.ts";
import type { LifeScenario } from "./life-scenario.ts";
import type { LifeTrace } from "./life-trial.ts";

/** What is wrong with what a call about voices resolved to, as sentences. */
export function brokenResult(scenario: LifeScenario, trace: LifeTrace, value: unknown): string[] {
  switch (scenario.operation) {
    case "list":
    case "find":
      return brokenVoices(scenario, trace, value as readonly VoiceDetails[]);
    case "get":
    case "update":
      return brokenOne(scenario, trace, value as VoiceDetails);
    case "delete":
      return brokenDelete(trace, value as DeletedVoice);
    case "preview":
      return brokenPreview(trace, value as VoicePreview | undefined);
  }
}

function brokenVoices(
  { operation, name, createdAfter, stopAfter, list }: LifeScenario,
  { pages, before }: LifeTrace,
  voices: readonly VoiceDetails[],
): string[] {
  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(sentence);
  };
  const ids = voices.map(({ id }) => id);
  must(new Set(ids).size === ids.length, `a voice comes twice: ${ids.join(", ")}`);
  const own = before.filter(({ own }) => own);
  const isFaulty = pages.some(({ served, lies }) => served === "fault" || lies);
  for (const voice of voices) {
    const kept = own.find(({ id }) => id === voice.id);
    must(kept !== undefined || isFaulty, `${voice.id} is no voice of the account`);
    if (kept !== undefined) found.push(...brokenDetails(voice, kept));
  }
  must(
    stopAfter === undefined || operation === "find" || voices.length <= stopAfter,
    "went on after the caller had enough",
  );
  if (operation === "find") {
    must(
      voices.every((voice) => voice.name === name),
      "a voice of another name",
    );
    const times = voices.map(({ createdAt }) => createdAt?.getTime() ?? 0);
    must(
      times.every((time, index) => index === 0 || time <= (times[index - 1] ?? 0)),
      "not the newest first",
    );
  }
  // Where the caller had enough, or where the list lied or ended early, some are missing.
  const isWhole = !isLied(pages) && (operation === "find" || stopAfter === undefined) && list.endless === "no";
  const from = createdAfter instanceof Date ? createdAfter.getTime() - 5 * 60_000 : Number.NEGATIVE_INFINITY;
  const wanted = own.filter(
    (voice) => operation === "list" || (voice.name === name && (!voice.dated || voice.madeAt >= from)),
  );
  const missing = wanted.filter(({ id }) => !ids.includes(id));
  must(!isWhole || missing.length === 0, `${missing.map(({ id }) => id).join(", ")} left out`);
  must(
    !isWhole || !isSmooth(pages) || ids.length === wanted.length,
    `${ids.length} voices instead of ${wanted.length}`,
  );
  return found;
}

function brokenOne(
  { operation, name, description }: LifeScenario,
  { asked, before, after, id }: LifeTrace,
  voice: VoiceDetails,
): string[] {
  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(`${sentence}: ${JSON.stringify(voice)}`);
  };
  must(typeof voice.id === "string" && voice.id.trim() !== "", "a voice without an id");
  const isRight = asked.every(({ served }) => served === "right");
  const kept = after.find((one) => one.id === id && one.own);
  if (!isRight) return found;
  must(kept !== undefined && voice.id === id, "no voice of the account");
  if (kept === undefined) return found;
  found.push(...brokenDetails(voice, kept));
  if (operation !== "update") return found;
  const old = before.find((one) => one.id === id);
  must(old !== undefined && keyOf(old) === keyOf(kept), "its key has changed");
  must(name === undefined || kept.name === name, "its name did not change");
  const text = kept.description.replace(/ ?\[key:[^\]]*\]$/, "");
  must(description === undefined || text === description, `its description is ${JSON.stringify(kept.description)}`);
  return found;
}

/** The voice as the caller sees it beside the one that the service has. */
function brokenDetails(voice: VoiceDetails, kept: KeptVoice): string[] {
  const key = keyOf(kept);
  const found: string[] = [];
  if (voice.idempotencyKey !== key) found.push(`${voice.id} has the key ${key}, not ${voice.idempotencyKey}`);
  const marks = key === undefined ? [] : shownMarks([...textsOf(voice), ...textsOf(voice.raw)], key);
  if (marks.length > 0) found.push(`the mark of ${voice.id} is shown, as ${marks.join(" and ")}`);
  const madeAt = kept.dated ? kept.madeAt : undefined;
  if (voice.createdAt?.getTime() !== madeAt) found.push(`${voice.id} was made at ${madeAt}, not ${voice.createdAt}`);
  return found;
}

function brokenDelete({ asked, before, after }: LifeTrace, { deleted }: DeletedVoice): string[] {
  const last = asked.at(-1);
  if (last === undefined) return ["told without having asked"];
  const removed = before.length > after.length;
  const { how } = last.answer;
  // Some of what is no answer passes for one.
  const status = how.kind === "reply" ? how.status : how.kind === "odd" ? 200 : 0;
  const isGone = status === 404;
  const found: string[] = [];
  const must = (right: boolean, sentence: string): void => {
    if (!right) found.push(`${sentence} after ${asked.map(told).join(", ")}`);
  };
  must((status >= 200 && status < 300) || isGone, `deleted: ${deleted}`);
  must(deleted || !removed, "deleted: false, and it was");
  const mayHave = asked.slice(0, -1).some(({ answer }) => !surelyNothing(answer));
  must(!deleted || !isGone || mayHave, "deleted: true, and it was gone before");
  must(deleted || isGone, "deleted: false");
  return found;
}

const told = ({ answer: { how }, served }: VoiceRequest): string =>
  `${served} ${how.kind}${how.kind === "reply" ? ` ${how.status}` : ""}`;

function brokenPreview({ asked }: LifeTrace, preview: VoicePreview | undefined): string[] {
  const last = asked.at(-1);
  if (last === undefined) return ["a sample without a request"];
  if (preview !== undefined && !(preview.audio instanceof Uint8Array)) return ["a sample without bytes"];
  if (preview !== undefined && !/^(audio|application)\/[\w.+-]+$/.test(preview.mediaType)) {
    return [`a sample of the type ${preview.mediaType}`];
  }
  if (!asked.every(({ served }) => served === "right")) return [];
  const expected = previewOf(last.id);
  if (!last.exists) return ["a sample of a voice that is not there"];
  if (expected === undefined) return preview === undefined ? [] : ["a sample of a voice that has none"];
  return preview !== undefined && expected.equals(preview.audio) ? [] : ["another sample"];
}

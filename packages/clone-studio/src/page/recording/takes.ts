import { computed, effect, type Signal, signal } from "@preact/signals";
import type { ProviderFacts } from "../../api/facts.ts";
import { chosen, facts } from "../studio.ts";
import { wordsForRecording } from "../words/recording.ts";
import type { Answer, Judge, LookedAt, Question, Sample, Span } from "./prepared.ts";
import { asShown } from "./window-bounds.ts";

/** A recording, and what becomes of it. */
export interface Take {
  readonly id: number;
  readonly title: string;
  readonly recording: Blob;
  /** For players. */
  readonly url: string;
  readonly looked: Signal<LookedAt | undefined>;
  readonly sample: Signal<Sample | undefined>;
  readonly problem: Signal<string>;
  readonly isBusy: Signal<boolean>;
  /** Its speaker has agreed. */
  readonly consent: Signal<boolean>;
  /** What a person has chosen; found where absent. */
  window: Span | undefined;
  /** What was found when nobody had chosen. */
  found: Span | undefined;
  /** Which question the newest is. */
  turn: number;
}

/** The recordings, side by side. */
export const takes = signal<readonly Take[]>([]);
const currentId = signal<number | undefined>(undefined);

/** The one that is looked at, and that a voice is made of. */
export const currentTake = computed(() => takes.value.find(({ id }) => id === currentId.value));

/** What a voice is made of. */
export const currentSample = computed(() => currentTake.value?.sample.value);

/** Ticked before there was a recording; the first one takes it over. */
const early = signal(false);

/** The speaker has agreed: the one of the recording that is looked at, since another one may be another person's. */
export const consent = computed(() => (currentTake.value?.consent ?? early).value);

/** Ticks or unticks it. */
export function setConsent(agreed: boolean): void {
  (currentTake.peek()?.consent ?? early).value = agreed;
}

let worker: Worker | undefined;
let lastId = 0;

/** Takes a recording in, and begins to prepare it. */
export function addTake(recording: Blob, title: string): void {
  const take: Take = {
    id: ++lastId,
    title,
    recording,
    url: URL.createObjectURL(recording),
    looked: signal(undefined),
    sample: signal(undefined),
    problem: signal(""),
    isBusy: signal(true),
    consent: signal(early.peek()),
    window: undefined,
    found: undefined,
    turn: 0,
  };
  early.value = false;
  takes.value = [...takes.value, take];
  currentId.value = take.id;
}

/** Looks at another one. */
export function choose(take: Take): void {
  currentId.value = take.id;
}

/** Forgets a recording. */
export function removeTake(take: Take): void {
  takes.value = takes.value.filter(({ id }) => id !== take.id);
  if (currentId.value === take.id) currentId.value = takes.value.at(-1)?.id;
  URL.revokeObjectURL(take.url);
}

/**
 * Makes the sample of another part. Only what the fields show counts, so that whoever moves it back by hand wants the same
 * voice; who moves it back to what was found chooses nothing.
 */
export function moveWindow(take: Take, window: Span): void {
  const shown = asShown(window, take.looked.peek()?.seconds ?? Number.POSITIVE_INFINITY);
  take.window = isSameSpan(shown, take.found) ? undefined : shown;
  prepare(take);
}

/** As the fields show them. */
const isSameSpan = (one: Span, other: Span | undefined): boolean =>
  one.from.toFixed(1) === other?.from.toFixed(1) && one.to.toFixed(1) === other.to.toFixed(1);

// A sample suits the providers that are chosen, so it is made anew for others.
effect(() => {
  const take = currentTake.value;
  if (take !== undefined && chosen.value.length > 0) prepare(take);
});

function prepare(take: Take): void {
  const { id, recording, window } = take;
  take.turn += 1;
  take.isBusy.value = true;
  take.problem.value = "";
  const question: Question = {
    ...{ take: id, turn: take.turn, recording },
    ...(window !== undefined && { window }),
    ...(take.looked.peek() === undefined && { look: facts.peek()?.providers.map(asJudge) ?? [] }),
    providers: chosen.peek().map(asJudge),
  };
  worker ??= startWorker();
  worker.postMessage(question);
}

const asJudge = ({ title, limits, sources }: ProviderFacts): Judge => ({ title, limits, sources });

function startWorker(): Worker {
  const started = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  started.addEventListener("message", ({ data }: MessageEvent<Answer>) => hear(data));
  started.addEventListener("error", () => {
    for (const take of takes.value.filter(({ isBusy }) => isBusy.value)) {
      fail(take, "The recording could not be prepared. Load the page again.");
    }
  });
  return started;
}

function hear(answer: Answer): void {
  const take = takes.value.find(({ id }) => id === answer.take);
  if (take === undefined || take.turn !== answer.turn) return;
  if ("looked" in answer) take.looked.value = answer.looked;
  else if ("sample" in answer) {
    take.isBusy.value = false;
    const { window } = take;
    if (window === undefined) take.found = answer.sample.window;
    const origin = [take.looked.value?.digest, window?.from, window?.to].join(" ");
    take.sample.value = { ...answer.sample, origin };
  } else fail(take, wordsForRecording(answer.problem.code, answer.problem.message));
}

function fail(take: Take, problem: string): void {
  take.isBusy.value = false;
  take.sample.value = undefined;
  take.problem.value = problem;
}

import { type Signal, signal } from "@preact/signals";
import type { CloneLine, CloneOrder, ToldError, ToldVoice } from "../../api/clone.ts";
import { listLagMs } from "../../api/list-lag.ts";
import { cancel, clone, Refused, settle, wordsFor } from "../ask.ts";
import { accountAt } from "../studio.ts";
import { wordsForEvent } from "../words/event.ts";
import { anotherKey } from "./attempt-key.ts";
import { forgetUnsettled, keepUnsettled, type Unsettled, unsettledHere } from "./unsettled.ts";

/** Where an attempt stands. */
type AttemptState =
  | { readonly step: "running"; readonly note: string }
  | { readonly step: "made"; readonly voice: ToldVoice }
  /** Surely no voice. */
  | { readonly step: "failed"; readonly error: ToldError }
  /** Nobody knows. */
  | { readonly step: "unknown"; readonly why: string };

/** One voice at one provider, or the attempt to make it. */
export interface Attempt extends Omit<Unsettled, "sendAgainFrom"> {
  readonly state: Signal<AttemptState>;
  /** As long as nobody knows of it, until then it is only looked for. */
  readonly sendAgainFrom: Signal<number>;
  /** The same of an earlier one with this key that may have made a voice; no failure of this one says that it did not. */
  readonly earlier?: number | undefined;
  /** What can be sent again with the same key; gone after a reload. */
  readonly again?: { readonly order: CloneOrder; readonly sample: Blob };
}

/** The newest first. */
export const attempts = signal<readonly Attempt[]>([]);
/** Counts the voices that were made, so that lists are read again. */
export const madeCount = signal(0);

/**
 * Makes a voice, unless it is being made or was made already. Where that is not known, it only looks, until the service's list
 * surely shows what was made.
 */
export function begin(order: CloneOrder, sample: Blob): void {
  const isSame = (one: Pick<Unsettled, "key" | "provider">): boolean =>
    one.key === order.idempotencyKey && one.provider === order.provider;
  // Another tab of the studio may have left one too.
  const left = unsettledHere().find(isSame);
  const known = attempts.value.find(isSame) ?? (left && takenUp(left));
  const isUnknown = known?.state.value.step === "unknown";
  const isHeld = isUnknown && Date.now() < known.sendAgainFrom.value;
  if (known !== undefined && (isHeld || isMade(known) || known.state.value.step === "running")) {
    // One that an earlier page left can be made again from now on.
    const joined: Attempt = { ...known, again: known.again ?? { order, sample } };
    attempts.value = attempts.value.includes(known)
      ? attempts.value.map((one) => (one === known ? joined : one))
      : [joined, ...attempts.value];
    if (isHeld) void lookAgain(joined);
    return;
  }
  const attempt: Attempt = {
    ...{ key: order.idempotencyKey, provider: order.provider, name: order.name },
    account: accountAt(order.provider),
    state: signal<AttemptState>({ step: "running", note: "Sending it to the studio …" }),
    sendAgainFrom: signal(Date.now() + listLagMs),
    earlier: isUnknown ? known.sendAgainFrom.value : undefined,
    again: { order, sample },
  };
  attempts.value = [attempt, ...attempts.value.filter((one) => one !== known)];
  keep(attempt);
  void send(attempt, order, sample);
}

/** Sends an attempt again with its key, once that surely makes no second voice. */
export function sendAgain({ again }: Attempt): void {
  if (again !== undefined) begin(again.order, again.sample);
}

/** Whether nobody knows yet what becomes of an attempt. */
export const isOpen = ({ state }: Attempt): boolean => ["running", "unknown"].includes(state.value.step);

/**
 * Whether its voice is there. Once the service's list can be trusted, pressing again asks that: the voice may have been deleted
 * in another tab, or at the service, and its key finds it if not.
 */
export const isMade = ({ state, sendAgainFrom }: Attempt): boolean =>
  state.value.step === "made" && Date.now() < sendAgainFrom.value;

/** Whether one more voice of a finished attempt can be made: not as long as another one is open at its provider. */
export const canCloneAgain = ({ provider, state, again }: Attempt): boolean =>
  (state.value.step === "made" || (state.value.step === "failed" && state.value.error.code === "just_deleted")) &&
  again !== undefined &&
  !attempts.value.some((one) => one.provider === provider && isOpen(one));

/** Makes a second voice of the same content, which nothing else does. */
export function cloneAgain(attempt: Attempt): void {
  const { key, again } = attempt;
  // The second of a double click finds the voice of the first one on its way.
  if (again !== undefined && canCloneAgain(attempt)) {
    begin({ ...again.order, idempotencyKey: anotherKey(key) }, again.sample);
  }
}

/** Looks for what became of an attempt. */
export async function lookAgain(attempt: Attempt): Promise<void> {
  attempt.state.value = { step: "running", note: "Looking for what became of it …" };
  try {
    for await (const line of settle(attempt.provider, attempt.key)) hear(attempt, line);
    if (attempt.state.value.step === "running") leaveOpen(attempt, "The studio's answer ended too early.");
  } catch (error) {
    leaveOpen(attempt, wordsFor(error));
  }
}

/** Ends an attempt, wherever it stands. */
export function stop({ provider, key }: Attempt): void {
  // Whatever comes of it is said by the attempt's own lines.
  void cancel(provider, key).catch(() => undefined);
}

/** Takes an attempt from the page; of one that is not settled the studio then knows nothing any more. */
export function dismiss(attempt: Attempt): void {
  forgetUnsettled(attempt);
  attempts.value = attempts.value.filter((one) => one !== attempt);
}

/** A voice that was deleted is not made any more: pressing again makes another one. */
export function forgetVoice({ provider, id }: ToldVoice): void {
  attempts.value = attempts.value.filter(({ state: { value } }) => {
    return value.step !== "made" || value.voice.provider !== provider || value.voice.id !== id;
  });
}

/** Takes up what an earlier page left in these accounts, and looks for what became of it. */
export function takeUp(): void {
  const left = unsettledHere().map(takenUp);
  attempts.value = [...attempts.value, ...left];
  for (const attempt of left) {
    // One of an older page has its time only now.
    keep(attempt);
    void lookAgain(attempt);
  }
}

const takenUp = (left: Unsettled): Attempt => ({
  ...left,
  sendAgainFrom: signal(left.sendAgainFrom),
  state: signal<AttemptState>({ step: "unknown", why: "" }),
});

const keep = (attempt: Attempt): void => keepUnsettled({ ...attempt, sendAgainFrom: attempt.sendAgainFrom.value });

async function send(attempt: Attempt, order: CloneOrder, sample: Blob): Promise<void> {
  try {
    for await (const line of clone(order, sample)) hear(attempt, line);
  } catch (error) {
    // The studio refused it at its door: nothing was sent to anybody.
    if (error instanceof Refused) hear(attempt, { type: "error", error: error.told });
  }
  // The answer ended too early, as it does when the lid was closed: the studio has gone on, and knows.
  if (attempt.state.value.step === "running") await lookAgain(attempt);
}

function hear(attempt: Attempt, line: CloneLine): void {
  switch (line.type) {
    case "event": {
      wait(attempt, line.sendAgainFrom);
      const note = wordsForEvent(line.event);
      if (note !== undefined) attempt.state.value = { step: "running", note };
      return;
    }
    case "voice":
      forgetUnsettled(attempt);
      attempt.state.value = { step: "made", voice: line.voice };
      madeCount.value += 1;
      return;
    case "absent":
      leaveOpen(
        attempt,
        "It is not in the list. A list may show a new voice late, so look again in a while.",
        line.sendAgainFrom,
      );
      return;
    case "error":
      if (line.error.outcome === "unknown") {
        leaveOpen(attempt, line.error.message, line.sendAgainFrom);
        return;
      }
      if (attempt.earlier !== undefined && line.error.code !== "just_deleted") {
        leaveOpen(attempt, line.error.message, attempt.earlier);
        return;
      }
      forgetUnsettled(attempt);
      attempt.state.value = { step: "failed", error: line.error };
  }
}

/** Keeps from when on the studio says that it can be sent again, if it says so. */
function wait(attempt: Attempt, sendAgainFrom: number | undefined): void {
  if (sendAgainFrom === undefined || sendAgainFrom === attempt.sendAgainFrom.value) return;
  attempt.sendAgainFrom.value = sendAgainFrom;
  keep(attempt);
}

function leaveOpen(attempt: Attempt, why: string, sendAgainFrom?: number): void {
  wait(attempt, sendAgainFrom);
  attempt.state.value = { step: "unknown", why };
}

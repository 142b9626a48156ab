import { type CloneProvider, cloneVoice, findVoices } from "@org/clone-core";
import type { CloneLine, CloneOrder, ToldError, ToldVoice } from "../api/clone.ts";
import type { ProviderName } from "../api/facts.ts";
import { listLagMs } from "../api/list-lag.ts";
import { aloneAt } from "../providers/all.ts";
import type { Connection, ProviderCall, StudioProvider } from "../providers/studio-provider.ts";
import { callOptions } from "./describe.ts";
import { toldError, toldVoice } from "./told.ts";

/** One voice being made. It goes on when the page is closed: only then is its outcome known when the page comes back. */
interface Attempt {
  readonly lines: CloneLine[];
  readonly listeners: Set<() => void>;
  readonly cancel: AbortController;
  ended: boolean;
  /** When the service's list shows the voice, if there is one: in milliseconds. */
  listedFrom: number;
  /** The same of an earlier call with this key that may have made a voice; no failure of this one can say that it did not. */
  readonly earlier: number | undefined;
}

/** A look for what became of a key, under way. */
interface Look {
  readonly id: string;
  readonly cancel: AbortController;
}

/** As long as a form may take to come in, in milliseconds: the server reads no request for longer. */
const longestFormMs = 60_000;
/** So many outcomes are kept for pages that come back. */
const mostKept = 200;
/** Nobody's hands are so quick; each holds a sample in memory. */
const mostAtOnce = 8;

/** Every voice that this studio makes or has made, by provider and key: one key is sent once, however often one presses. */
export class Attempts {
  readonly #attempts = new Map<string, Attempt>();
  readonly #looks = new Set<Look>();
  /** Until when the form of a key that was cancelled before it had come in may still come. */
  readonly #cancelled = new Map<string, number>();
  /** Until when a list may still show a voice that was deleted here. */
  readonly #deleted = new Map<string, number>();
  readonly #onFault: (error: unknown) => void;
  readonly #now: () => number;

  /**
   * @param onFault Hears of what is no `CloneError`: a mistake of the studio's own.
   * @param now the time in milliseconds.
   */
  constructor(onFault: (error: unknown) => void, now: () => number = Date.now) {
    this.#onFault = onFault;
    this.#now = now;
  }

  /**
   * Begins a call, unless one with this key is under way or has just made its voice: then its lines come again. Where nobody
   * knows what became of the last one, it only looks until the list can be trusted.
   */
  begin(call: ProviderCall, order: CloneOrder): AsyncGenerator<CloneLine, void, void> | undefined {
    const id = idOf(order.provider, order.idempotencyKey);
    const isCancelled = this.#now() < (this.#cancelled.get(id) ?? 0);
    this.#cancelled.delete(id);
    const known = this.#attempts.get(id);
    const last = known?.lines.at(-1);
    const mayExist = last?.type === "voice" || isUnknown(last);
    if (known !== undefined && (!known.ended || (mayExist && this.#now() < known.listedFrom))) {
      return known.ended && isUnknown(last)
        ? this.#look(call.provider, order.provider, order.idempotencyKey)
        : follow(known);
    }
    if (isCancelled) return refuse(mayExist ? known?.listedFrom : undefined);
    if ([...this.#attempts.values()].filter(({ ended }) => !ended).length >= mostAtOnce) return undefined;
    const attempt: Attempt = {
      ...{ lines: [], listeners: new Set(), cancel: new AbortController(), ended: false },
      listedFrom: this.#now() + listLagMs,
      earlier: mayExist ? known?.listedFrom : undefined,
    };
    this.#attempts.delete(id);
    this.#attempts.set(id, attempt);
    this.#forget();
    void this.#run(attempt, call, order);
    return follow(attempt);
  }

  /** Looks for what became of a key: here, and where nothing is known of it, in the account. */
  async *settle(
    provider: StudioProvider,
    connection: Connection,
    key: string,
    signal: AbortSignal,
  ): AsyncGenerator<CloneLine, void, void> {
    const known = this.#attempts.get(idOf(provider.name, key));
    if (known !== undefined && (!known.ended || !isUnknown(known.lines.at(-1)))) {
      yield* follow(known);
      return;
    }
    yield* this.#look(aloneAt(provider, connection), provider.name, key, signal);
  }

  /** Ends whatever is under way: a call, a look for what became of one, or what begins when its form has come in. */
  cancel(provider: ProviderName, key: string): void {
    const id = idOf(provider, key);
    const looks = [...this.#looks].filter((one) => one.id === id);
    for (const { cancel } of looks) cancel.abort();
    const known = this.#attempts.get(id);
    if (known?.ended === false) known.cancel.abort();
    else if (looks.length === 0) {
      for (const [other, until] of this.#cancelled) if (until <= this.#now()) this.#cancelled.delete(other);
      this.#cancelled.set(id, this.#now() + longestFormMs);
    }
  }

  /** A voice that was deleted is no outcome any more: its key may make another one, once the list has forgotten it too. */
  forgetVoice(provider: ProviderName, voiceId: string): void {
    for (const [id, until] of this.#deleted) if (until <= this.#now()) this.#deleted.delete(id);
    this.#deleted.set(idOf(provider, voiceId), this.#now() + listLagMs);
    for (const [id, { lines }] of this.#attempts) {
      const last = lines.at(-1);
      if (last?.type === "voice" && last.voice.provider === provider && last.voice.id === voiceId) {
        this.#attempts.delete(id);
      }
    }
  }

  /** Ends all of them. */
  cancelAll(): void {
    for (const { cancel } of [...this.#attempts.values(), ...this.#looks]) cancel.abort();
  }

  /** Looks in the account, and sends nothing. What it finds is what became of the key from then on. */
  async *#look(
    provider: CloneProvider,
    name: ProviderName,
    key: string,
    signal?: AbortSignal,
  ): AsyncGenerator<CloneLine, void, void> {
    const id = idOf(name, key);
    const known = this.#attempts.get(id);
    const when = known !== undefined && { sendAgainFrom: known.listedFrom };
    const look: Look = { id, cancel: new AbortController() };
    this.#looks.add(look);
    try {
      const ends = [look.cancel.signal, ...(signal ? [signal] : [])];
      const found = await findVoices({ provider, idempotencyKey: key, signal: AbortSignal.any(ends) });
      // The oldest comes first, as the one that a call gives.
      const voices = found.map((voice) => toldVoice(name, voice));
      const voice = voices.find((one) => !this.#isDeleted(one));
      if (voice !== undefined) {
        const line: CloneLine = { type: "voice", voice };
        known?.lines.splice(-1, 1, line);
        yield line;
      } else if (voices[0] !== undefined) yield { type: "error", error: justDeleted(voices[0]) };
      else yield { type: "absent", ...when };
    } catch (error) {
      const told = look.cancel.signal.aborted ? lookCancelled : toldError(error);
      yield { type: "error", error: { ...told, outcome: "unknown" }, ...when };
    } finally {
      this.#looks.delete(look);
    }
  }

  #isDeleted({ provider, id }: ToldVoice): boolean {
    return this.#now() < (this.#deleted.get(idOf(provider, id)) ?? 0);
  }

  async #run(attempt: Attempt, call: ProviderCall, order: CloneOrder): Promise<void> {
    const tell = (line: CloneLine): void => {
      attempt.lines.push(line);
      for (const listener of attempt.listeners) listener();
    };
    try {
      const voice = await cloneVoice({
        ...callOptions(call, order, order.idempotencyKey),
        signal: attempt.cancel.signal,
        onEvent: (event) => {
          if (event.type !== "attempt_started") return tell({ type: "event", event });
          // The list lags behind the request, which may leave an hour after the press: the machine may sleep in between.
          attempt.listedFrom = this.#now() + listLagMs;
          tell({ type: "event", event, sendAgainFrom: attempt.listedFrom });
        },
      });
      const made = toldVoice(order.provider, voice);
      attempt.ended = true;
      tell(
        voice.existed && this.#isDeleted(made)
          ? { type: "error", error: justDeleted(made) }
          : { type: "voice", voice: made },
      );
    } catch (error) {
      attempt.ended = true;
      const told = toldError(error);
      if (told.code === "unexpected_response" && told.outcome === undefined) this.#onFault(error);
      if (told.outcome === "not_created" && attempt.earlier === undefined) tell({ type: "error", error: told });
      else {
        // Surely nothing new, so the time of the earlier one stands.
        if (told.outcome === "not_created") attempt.listedFrom = attempt.earlier ?? attempt.listedFrom;
        tell({ type: "error", error: { ...told, outcome: "unknown" }, sendAgainFrom: attempt.listedFrom });
      }
    }
  }

  #forget(): void {
    for (const [id, { ended }] of this.#attempts) {
      if (this.#attempts.size <= mostKept) return;
      if (ended) this.#attempts.delete(id);
    }
  }
}

/** Nothing was sent: the service still shows what was deleted here. */
const justDeleted = ({ name }: ToldVoice): ToldError => ({
  code: "just_deleted",
  message: `“${name}” was deleted here a moment ago, and the service's list still shows it`,
  outcome: "not_created",
});

const lookCancelled: ToldError = { code: "aborted", message: "You ended the search for it" };

/** What was cancelled before its form had come in: it was not sent, but an earlier one with its key may have been. */
async function* refuse(earlier: number | undefined): AsyncGenerator<CloneLine, void, void> {
  const error: ToldError = { code: "aborted", message: "It was cancelled before anything was sent" };
  yield earlier === undefined
    ? { type: "error", error: { ...error, outcome: "not_created" } }
    : { type: "error", error: { ...error, outcome: "unknown" }, sendAgainFrom: earlier };
}

const idOf = (provider: ProviderName, key: string): string => `${provider}/${key}`;

const isUnknown = (line: CloneLine | undefined): boolean => line?.type === "error" && line.error.outcome === "unknown";

/** The lines of an attempt from its first one, as they come. */
async function* follow(attempt: Attempt): AsyncGenerator<CloneLine, void, void> {
  for (let next = 0; ; ) {
    for (; next < attempt.lines.length; next++) {
      const line = attempt.lines[next];
      if (line !== undefined) yield line;
    }
    if (attempt.ended && next >= attempt.lines.length) return;
    await new Promise<void>((resolve) => {
      const listener = (): void => {
        attempt.listeners.delete(listener);
        resolve();
      };
      attempt.listeners.add(listener);
    });
  }
}

import { cloneVoice, listVoices } from "@org/clone-core";
import type { CloneLine, CloneOrder } from "../api/clone.ts";
import type { ProviderName } from "../api/facts.ts";
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
  /** When, in milliseconds. */
  readonly began: number;
}

/** So many outcomes are kept for pages that come back. */
const mostKept = 200;
/** Nobody's hands are so quick; each holds a sample in memory. */
const mostAtOnce = 8;

/**
 * As long a service's list may not show a new voice, so that looking there might make a second one: clone-core's own
 * assumption for long runs. Later the list knows better, as when the voice was deleted elsewhere.
 */
const listLagMs = 600_000;

/** Every voice that this studio makes or has made, by provider and key: one key is sent once, however often one presses. */
export class Attempts {
  readonly #attempts = new Map<string, Attempt>();
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

  /** Begins a call, unless one with this key is under way or has just made its voice: then its lines come again. */
  begin(call: ProviderCall, order: CloneOrder): AsyncGenerator<CloneLine, void, void> | undefined {
    const id = idOf(order.provider, order.idempotencyKey);
    const known = this.#attempts.get(id);
    const isJustMade = known?.lines.at(-1)?.type === "voice" && this.#now() - known.began < listLagMs;
    if (known !== undefined && (!known.ended || isJustMade)) return follow(known);
    if ([...this.#attempts.values()].filter(({ ended }) => !ended).length >= mostAtOnce) return undefined;
    const attempt: Attempt = {
      ...{ lines: [], listeners: new Set(), cancel: new AbortController(), ended: false },
      began: this.#now(),
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
    try {
      for await (const voice of listVoices({ provider: aloneAt(provider, connection), signal })) {
        if (voice.idempotencyKey !== key) continue;
        yield { type: "voice", voice: toldVoice(provider.name, voice) };
        return;
      }
      yield { type: "absent" };
    } catch (error) {
      yield { type: "error", error: { ...toldError(error), outcome: "unknown" } };
    }
  }

  /** Ends a call that is under way. */
  cancel(provider: ProviderName, key: string): void {
    this.#attempts.get(idOf(provider, key))?.cancel.abort();
  }

  /** A voice that was deleted is no outcome any more: its key may make another one. */
  forgetVoice(provider: ProviderName, voiceId: string): void {
    for (const [id, { lines }] of this.#attempts) {
      const last = lines.at(-1);
      if (last?.type === "voice" && last.voice.provider === provider && last.voice.id === voiceId) {
        this.#attempts.delete(id);
      }
    }
  }

  /** Ends all of them. */
  cancelAll(): void {
    for (const { cancel } of this.#attempts.values()) cancel.abort();
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
        onEvent: (event) => tell({ type: "event", event }),
      });
      attempt.ended = true;
      tell({ type: "voice", voice: toldVoice(order.provider, voice) });
    } catch (error) {
      attempt.ended = true;
      const told = toldError(error);
      if (told.code === "unexpected_response" && told.outcome === undefined) this.#onFault(error);
      tell({ type: "error", error: told.outcome === undefined ? { ...told, outcome: "unknown" } : told });
    }
  }

  #forget(): void {
    for (const [id, { ended }] of this.#attempts) {
      if (this.#attempts.size <= mostKept) return;
      if (ended) this.#attempts.delete(id);
    }
  }
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

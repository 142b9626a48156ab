import { type CloneError, type CloneEvent, cloneVoice, isCloneError } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { vi } from "vitest";
import { silentWav } from "../../../src/workspace/made-up/silent-wav.ts";

export type Answer = (request: Request) => Promise<Response>;

/** A way to bring a row of the page about. */
export interface Trial {
  /** The service; without one nothing ever answers. */
  readonly fetch?: Answer;
  /** The key, or where it comes from. */
  readonly apiKey?: string | (() => Promise<string>);
  /** Options of the call beside those that are right. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** The one provider that this can happen at. */
  readonly at?: "cartesia" | "inworld";
}

/** What came of a trial at one provider. */
export interface Brought {
  readonly error: CloneError;
  /** How often `fetch` was called. */
  readonly requests: number;
  readonly events: readonly CloneEvent[];
}

/** Fails when its request is aborted, and answers nothing. */
export const never: Answer = (request) =>
  new Promise((_resolve, reject) => {
    request.signal.addEventListener("abort", () => reject(request.signal.reason));
  });

const makers = { cartesia, inworld };

/** Runs a trial to its end. Timers must be fake: waits and the deadline then pass at once. */
export async function bring(trial: Trial, at: keyof typeof makers): Promise<Brought> {
  let requests = 0;
  const fetch: Answer = (request) => {
    requests++;
    return (trial.fetch ?? never)(request);
  };
  const events: CloneEvent[] = [];
  const settled = cloneVoice({
    provider: makers[at]({ apiKey: trial.apiKey ?? "made-up", fetch }),
    name: "Ada",
    language: "en",
    sample: silentWav(),
    onEvent: (event) => events.push(event),
    ...trial.options,
  }).then(
    () => undefined,
    (error: unknown) => error,
  );
  await vi.runAllTimersAsync();
  const error = await settled;
  if (!isCloneError(error)) throw new Error(`expected a CloneError, found ${error}`);
  return { error, requests, events };
}

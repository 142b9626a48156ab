import { type CloneSettings, checkSettings } from "../input/options.ts";
import { prepare } from "../input/prepare.ts";
import { Refusal, refuse } from "../input/refusal.ts";
import type { readSamples } from "../input/sample.ts";
import { CloneError, type CloneErrorCode, type CloneOutcome } from "../output/clone-error.ts";
import type { CloneEvent } from "../output/clone-event.ts";
import { Redactor } from "../output/redactor.ts";
import type { Voice } from "../output/voice.ts";
import type { CloneProvider } from "../providers/provider.ts";
import { attempt } from "./attempt.ts";
import { Deadline } from "./deadline.ts";

/** The longest wait that a provider may ask for, in seconds; a longer one fails at once. */
const longestRetryAfter = 60;

/** One provider's part of a call. `read` is called after our own checks; `key` is the provider's in `cloneVoiceToAll`. */
export async function cloneWith<Options extends object, Raw>(
  provider: CloneProvider<Options, Raw>,
  providerOptions: Partial<Options> | undefined,
  settings: CloneSettings,
  read: () => ReturnType<typeof readSamples>,
  key?: string,
): Promise<Voice<Raw>> {
  // One to show, which may be set back or forward meanwhile, and one to measure with.
  const startedAt = new Date();
  const begunAt = performance.now();
  const name = typeof provider?.name === "string" ? provider.name : "no provider";
  const { onEvent } = settings;
  const source = { provider: name, ...(key !== undefined && { key }) };
  let attempts = 0;
  const emit = (event: CloneEvent): void => {
    // A listener's mistake must not turn a voice into an error, nor one that comes later end the process.
    if (onEvent) (async () => onEvent(event))().catch(() => {});
  };
  const settled = (outcome: "created" | CloneOutcome, { code, status, requestId }: Partial<CloneError> = {}): void =>
    emit({
      type: "settled",
      ...source,
      attempts,
      durationMs: Math.round(performance.now() - begunAt),
      outcome,
      ...(code && { code }),
      ...(status && { status }),
      ...(requestId && { requestId }),
    });
  let deadline: Deadline | undefined;
  try {
    if (typeof provider?.send !== "function")
      throw refuse("provider", provider, "pass one such as cartesia({ apiKey })");
    if (provider.fetch !== undefined && typeof provider.fetch !== "function")
      throw refuse("fetch", provider.fetch, "pass a function that takes a Request");
    const redactor = new Redactor(provider.byteFields);
    const { timeoutMs, maxRetries } = checkSettings(settings);
    const withSamples = prepare(provider, providerOptions, settings);
    deadline = new Deadline(timeoutMs, settings.signal);
    // Without an await where there is nothing to wait for: the first `send` then copies the caller's bytes before the
    // caller goes on.
    const reading = read();
    const { request, warnings } = withSamples(reading instanceof Promise ? await deadline.race(reading) : reading);
    if (deadline.ended) throw deadline.signal.reason;

    for (;;) {
      attempts++;
      emit({ type: "attempt_started", ...source, attempt: attempts });
      const result = await attempt(provider, request, { deadline, redactor, startedAt, warnings });
      if (result.voice !== undefined) {
        settled("created", { ...(result.voice.requestId && { requestId: result.voice.requestId }) });
        return result.voice;
      }
      const { error } = result;
      if (!result.retry || attempts > maxRetries) throw error;
      const { status, code: reason, retryAfterSeconds } = error;
      const delayMs = retryAfterSeconds === undefined ? backOff(attempts) : retryAfterSeconds * 1000;
      if ((retryAfterSeconds ?? 0) > longestRetryAfter || delayMs >= deadline.remainingMs) throw error;
      emit({ type: "retry_scheduled", ...source, attempt: attempts, reason, ...(status && { status }), delayMs });
      await deadline.sleep(delayMs);
    }
  } catch (thrown) {
    const error = asCloneError(thrown, name, startedAt, deadline);
    settled(error.outcome, error);
    throw error;
  } finally {
    deadline?.dispose();
  }
}

/** Whatever was thrown before a request or between two, as the one error that callers see. */
export function asCloneError(thrown: unknown, provider: string, startedAt: Date, deadline?: Deadline): CloneError {
  const ended = deadline?.ended;
  const reason: unknown = deadline?.signal.reason;
  // A caller may abort with the error of another call.
  if (thrown instanceof CloneError && thrown !== reason) return thrown;
  const refused = thrown instanceof Refusal;
  const [code, what, cause]: [CloneErrorCode, string, unknown] = refused
    ? [thrown.code, thrown.message, thrown.cause]
    : [ended ?? "invalid_input", ended ?? textOf(thrown), ended ? reason : thrown];
  return new CloneError(`${provider}: ${what}`, { code, outcome: "not_created", provider, startedAt, cause });
}

/** 1 s, 2 s, 4 s …, a quarter more or less, so that many callers do not come back at once. */
const backOff = (attempts: number): number => Math.round(1000 * 2 ** (attempts - 1) * (0.75 + Math.random() / 2));

function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    // Not even a text can be made of it.
    return "what was thrown has no text";
  }
}

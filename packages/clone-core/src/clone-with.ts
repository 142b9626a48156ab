import { attempt } from "./attempt.ts";
import { CloneError } from "./clone-error.ts";
import type { CloneEvent } from "./clone-event.ts";
import { Deadline } from "./deadline.ts";
import { type CloneSettings, checkTimes } from "./options.ts";
import { checkProvider, prepare } from "./prepare.ts";
import type { CloneProvider } from "./provider.ts";
import { Redactor } from "./redactor.ts";
import { Refusal } from "./refusal.ts";
import type { PreparedSample } from "./sample.ts";
import type { Voice } from "./voice.ts";

/** The longest wait that a provider may ask for, in seconds; a longer one fails at once. */
const longestRetryAfter = 60;

/** One provider's part of a call. `read` is called after our own checks. */
export async function cloneWith<Options extends object, Raw>(
  provider: CloneProvider<Options, Raw>,
  providerOptions: Partial<Options> | undefined,
  settings: CloneSettings,
  read: () => Promise<readonly PreparedSample[]>,
): Promise<Voice<Raw>> {
  const startedAt = new Date();
  const redactor = new Redactor(provider?.byteFields);
  let attempts = 0;
  const emit = (event: CloneEvent): void => {
    try {
      // A listener that returns a promise is not waited for, and what it rejects with changes nothing either.
      const returned: unknown = settings.onEvent?.(event);
      if (returned instanceof Promise) returned.catch(() => {});
    } catch {
      // A listener's mistake must not turn a voice into an error.
    }
  };
  let deadline: Deadline | undefined;
  try {
    const { timeoutMs, maxRetries } = checkTimes(settings);
    checkProvider(provider);
    deadline = new Deadline(timeoutMs, settings.signal);
    const { request, warnings } = await deadline.race(prepare(provider, providerOptions, settings, read));
    if (deadline.ended) throw deadline.signal.reason;

    for (;;) {
      attempts++;
      emit({ type: "attempt_started", provider: provider.name, attempt: attempts });
      const result = await attempt(provider, request, { deadline, redactor, startedAt, warnings });
      if (result.voice !== undefined) {
        emit({ type: "settled", provider: provider.name, attempts, durationMs: since(startedAt), outcome: "created" });
        return result.voice;
      }
      const { error } = result;
      if (!result.retry || attempts > maxRetries) throw error;
      const delayMs = retryDelay(error.retryAfterSeconds, attempts);
      if ((error.retryAfterSeconds ?? 0) > longestRetryAfter || delayMs >= deadline.remainingMs) throw error;
      const { status } = error;
      emit({
        type: "retry_scheduled",
        provider: provider.name,
        attempt: attempts,
        reason: error.code,
        ...(status === undefined ? {} : { status }),
        delayMs,
      });
      await deadline.sleep(delayMs);
    }
  } catch (thrown) {
    const error = asCloneError(thrown, String(provider?.name ?? "unknown provider"), startedAt, deadline);
    emit({
      type: "settled",
      provider: error.provider,
      attempts,
      durationMs: since(startedAt),
      outcome: error.outcome,
      code: error.code,
    });
    throw error;
  } finally {
    deadline?.dispose();
  }
}

/** Whatever was thrown, as the one error that callers see. */
export function asCloneError(thrown: unknown, provider: string, startedAt: Date, deadline?: Deadline): CloneError {
  if (thrown instanceof CloneError) return thrown;
  const init = { outcome: "not_created", provider, startedAt } as const;
  if (deadline?.ended !== undefined && !(thrown instanceof Refusal)) {
    const message = deadline.ended === "aborted" ? "aborted" : "the deadline passed";
    return new CloneError(`${provider}: ${message} while nothing was under way`, {
      ...init,
      code: deadline.ended,
      cause: deadline.signal.reason,
    });
  }
  const code = thrown instanceof Refusal ? thrown.code : "invalid_input";
  const { message, cause } = thrown instanceof Error ? thrown : { message: String(thrown), cause: undefined };
  return new CloneError(`${provider}: ${message}`, {
    ...init,
    code,
    cause: thrown instanceof Refusal ? cause : thrown,
  });
}

/** Without a header 1 s, 2 s, 4 s …, a quarter more or less, so that many callers do not come back at once. */
const retryDelay = (asked: number | undefined, attempts: number): number =>
  asked === undefined ? Math.round(1000 * 2 ** (attempts - 1) * (0.75 + Math.random() / 2)) : asked * 1000;

const since = (start: Date): number => Date.now() - start.getTime();

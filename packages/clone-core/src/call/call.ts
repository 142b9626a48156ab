import { type CallOptions, checkSettings } from "../input/options.ts";
import { isRefusal } from "../input/refusal.ts";
import { CloneError, type CloneErrorCode, type CloneOutcome } from "../output/clone-error.ts";
import type { CloneEvent, VoiceOperation } from "../output/clone-event.ts";
import { Deadline } from "./deadline.ts";

/** What belongs to one call from its start to its end. */
export interface Call {
  /** To show: a clock that may be set back or forward meanwhile. */
  readonly startedAt: Date;
  /** What the call's events have in common. */
  readonly source: Pick<CloneEvent, "provider" | "resultKey" | "operation">;
  readonly emit: (event: CloneEvent) => void;
  /** How many requests were begun. */
  attempts: number;
  /** The request id of the last answer, where it had one. */
  requestId?: string | undefined;
}

type Success = "created" | "existed" | "done";

/**
 * Runs one call: its deadline, its events and its one kind of error.
 *
 * @param about The provider's name, the key of its result in `cloneVoiceToAll`, and what is done with a voice that exists.
 * @param work Does the call and says how it went.
 */
export async function runCall<Result>(
  about: { readonly provider: unknown; readonly resultKey?: string | undefined; readonly operation?: VoiceOperation },
  settings: CallOptions,
  work: (
    call: Call,
    limits: ReturnType<typeof checkSettings>,
    start: () => Deadline,
  ) => Promise<{ readonly result: Result; readonly outcome: Success }>,
): Promise<Result> {
  const begunAt = performance.now();
  const given = (about.provider as { name?: unknown } | undefined)?.name;
  const provider = typeof given === "string" ? given : "no provider";
  const { resultKey, operation } = about;
  const { onEvent = () => {} } = settings;
  const call: Call = {
    startedAt: new Date(),
    source: { provider, ...(resultKey !== undefined && { resultKey }), ...(operation && { operation }) },
    emit(event) {
      // A listener's mistake must not turn a voice into an error, nor one that comes later end the process.
      (async () => onEvent(event))().catch(() => {});
    },
    attempts: 0,
  };
  const settled = (
    outcome: Success | "failed" | CloneOutcome,
    { code, status, requestId }: { code?: CloneErrorCode; status?: number | undefined; requestId?: string | undefined },
  ): void =>
    call.emit({
      type: "settled",
      ...call.source,
      attempts: call.attempts,
      durationMs: Math.round(performance.now() - begunAt),
      outcome,
      ...(code && { code }),
      ...(status && { status }),
      ...(requestId && { requestId }),
    });
  let deadline: Deadline | undefined;
  try {
    const start = (): Deadline => {
      deadline = new Deadline(limits.timeoutMs, settings.signal);
      return deadline;
    };
    const limits = checkSettings(settings);
    const { result, outcome } = await work(call, limits, start);
    settled(outcome, call);
    return result;
  } catch (thrown) {
    const error = asCloneError(thrown, provider, call.startedAt, deadline, operation);
    settled(error.outcome ?? "failed", error);
    throw error;
  } finally {
    deadline?.dispose();
  }
}

/** Whatever was thrown before a request or between two, as the one error that callers see. */
export function asCloneError(
  thrown: unknown,
  provider: string,
  startedAt: Date,
  deadline?: Deadline,
  operation?: VoiceOperation,
): CloneError {
  const ended = deadline?.ended;
  const reason: unknown = deadline?.signal.reason;
  // A caller may abort with the error of another call.
  if (thrown instanceof CloneError && thrown !== reason) return thrown;
  const refused = isRefusal(thrown);
  const [code, what, cause]: [CloneErrorCode, string, unknown] = refused
    ? [thrown.code, thrown.message, thrown.cause]
    : [ended ?? "invalid_input", ended ?? textOf(thrown), ended ? reason : thrown];
  const outcome = operation === undefined ? "not_created" : undefined;
  return new CloneError(`${provider}: ${what}`, { code, outcome, provider, startedAt, cause });
}

function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    // Not even a text can be made of it.
    return "what was thrown has no text";
  }
}

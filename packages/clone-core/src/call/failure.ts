import { CloneError, type CloneErrorInit } from "../output/clone-error.ts";
import { isError } from "../output/is-error.ts";
import type { Redactor } from "../output/redactor.ts";
import type { ProviderAnswer } from "../providers/provider.ts";
import type { Deadline } from "./deadline.ts";
import type { Exchange, Received } from "./exchange.ts";
import { codes, failureVerdict, statusVerdict, type Verdict } from "./outcome.ts";
import { retryAfterSeconds } from "./retry-after.ts";

/** What a request failed with, and whether it may be sent again. */
export interface Failure {
  readonly error: CloneError;
  readonly retry: boolean;
}

type Details = Partial<CloneErrorInit>;

/** Makes a failure of a verdict. */
export type Fail = (verdict: Verdict, message: string, details?: Details) => Failure;

/** @param provider The name of the provider that the errors are of. */
export const failures =
  (provider: string, startedAt: Date): Fail =>
  ({ code, outcome, retry = false }, message, details = {}) => ({
    // Whoever reads the message alone should know it, too.
    error: new CloneError(`${provider}: ${message}${outcome === "unknown" ? "; the voice may exist" : ""}`, {
      ...details,
      code,
      outcome,
      provider,
      startedAt,
    }),
    retry,
  });

/** The result of a request that no complete answer came to. */
export function unanswered(
  { sent, failure, head, untouched }: Exchange,
  thrown: unknown,
  { ended, signal }: Deadline,
  redactor: Redactor,
  fail: Fail,
): Failure {
  const outcome = sent ? "unknown" : "not_created";
  const details = head === undefined ? {} : headDetails(head, redactor);
  if (ended) {
    const when = sent ? "after the request was sent" : "before a request was sent";
    const what = ended === "aborted" ? "aborted" : "the deadline passed";
    return fail({ code: ended, outcome }, `${what} ${when}`, { ...details, cause: signal.reason });
  }
  const error = failure === undefined ? thrown : failure.error;
  const verdict: Verdict = sent
    ? failureVerdict(error, head !== undefined, untouched)
    : { code: "invalid_input", outcome };
  const said = isError(error) ? error.message : typeof error === "string" ? error : "";
  // Most runtimes say "fetch failed" and hide the reason in a cause.
  const reasons = new Set(codes(error).filter((code) => /^[A-Z]\w+$/.test(code) && !said.includes(code)));
  const { advice } = verdict;
  const why =
    (advice ? `: ${advice}` : "") + (said && `: ${said}`) + (reasons.size > 0 ? ` (${[...reasons].join(", ")})` : "");
  const what = sent ? "the request failed" : "the request could not be built";
  return fail(verdict, what + redactor.text(why), { ...details, cause: redactor.cause(error) });
}

export function headDetails({ status, headers }: NonNullable<Exchange["head"]>, redactor: Redactor): Details {
  return {
    status: status === 0 ? undefined : status,
    requestId: optionalText(headers.get("x-request-id") ?? headers.get("request-id"), redactor),
  };
}

/** The JSON of an answer, or its text where it is none. */
export function bodyOf(text: string): { readonly body: unknown; readonly isJson: boolean } {
  try {
    return { body: JSON.parse(text), isJson: true };
  } catch {
    // Not JSON: the caller goes on with the text.
    return { body: text, isJson: false };
  }
}

type Said = Extract<ProviderAnswer<unknown>, { voice?: undefined }>;

/** What a provider found in an answer without a usable voice: beside a voice, nothing else counts. */
export const refusalIn = (answer: ProviderAnswer<unknown> | undefined): Said =>
  answer === undefined || answer.voice !== undefined ? {} : answer;

/**
 * The result of an answer that is no success. `said` is what the provider found in its body.
 *
 * @param body what the error shows of it.
 */
export function refused(
  { status, headers, redirected }: Received,
  body: unknown,
  said: Said,
  redactor: Redactor,
  fail: Fail,
  cause?: unknown,
  lacking = "a voice",
): Failure {
  const wait = retryAfterSeconds(headers, Date.now());
  const plain: Details = {
    ...headDetails({ status, headers }, redactor),
    body: body === "" ? undefined : redactor.body(body),
    retryAfterSeconds: wait,
  };
  if (redirected) {
    return fail(statusVerdict(status), "the service answered with a redirect, which is never followed", plain);
  }
  const details: Details = {
    ...plain,
    providerCode: optionalText(said.providerCode, redactor),
    requestId: optionalText(said.requestId, redactor) ?? plain.requestId,
    cause,
  };
  const message = typeof said.message === "string" ? `: ${redactor.text(said.message)}` : "";
  if (status >= 200 && status < 300) {
    const verdict: Verdict = { code: said.code ?? "unexpected_response", outcome: said.outcome ?? "unknown" };
    return fail(verdict, `status ${status} without ${lacking}${message}`, details);
  }
  const verdict = statusVerdict(status);
  // A body may say more exactly what a refusal means; what it names is then a reason that no retry mends.
  const moreExact = verdict.outcome === "not_created" && said.code !== undefined && said.code !== verdict.code;
  return fail(
    moreExact ? { code: said.code, outcome: verdict.outcome } : verdict,
    `${status === 0 ? "an answer without a status" : `status ${status}`}${wait === undefined ? "" : `, to be tried again in ${wait} s`}${message}`,
    details,
  );
}

/** A detail for an error, when it is text. */
function optionalText(value: unknown, redactor: Redactor): string | undefined {
  return typeof value === "string" && value !== "" ? redactor.text(value) : undefined;
}

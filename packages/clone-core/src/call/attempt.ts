import { CloneError, type CloneErrorInit } from "../output/clone-error.ts";
import { isError } from "../output/is-error.ts";
import type { Redactor } from "../output/redactor.ts";
import type { CloneWarning, Voice } from "../output/voice.ts";
import type { CloneProvider, PreparedRequest, ProviderAnswer } from "../providers/provider.ts";
import type { Deadline } from "./deadline.ts";
import { Exchange, type Received } from "./exchange.ts";
import { codes, failureVerdict, statusVerdict, type Verdict } from "./outcome.ts";
import { retryAfterSeconds } from "./retry-after.ts";

/** What one request came to. */
export type AttemptResult<Raw> =
  | { readonly voice: Voice<Raw> }
  | { readonly voice?: undefined; readonly error: CloneError; readonly retry: boolean };

export interface AttemptContext {
  readonly deadline: Deadline;
  readonly redactor: Redactor;
  readonly startedAt: Date;
  /** What our own checks already warn of. */
  readonly warnings: readonly CloneWarning[];
}

type FoundVoice<Raw> = NonNullable<ProviderAnswer<Raw>["voice"]>;

/** Sends one request and judges what comes back. Never rejects. */
export async function attempt<Options extends object, Raw>(
  provider: CloneProvider<Options, Raw>,
  request: PreparedRequest<Options>,
  { deadline, redactor, startedAt, warnings }: AttemptContext,
): Promise<AttemptResult<Raw>> {
  const exchange = new Exchange(provider.fetch ?? ((finished) => globalThis.fetch(finished)), deadline, redactor);
  const fail = (verdict: Verdict, message: string, details: Details = {}): AttemptResult<Raw> => ({
    error: new CloneError(`${provider.name}: ${message}`, {
      ...details,
      code: verdict.code,
      outcome: verdict.outcome,
      provider: provider.name,
      startedAt,
    }),
    retry: verdict.retry ?? false,
  });

  try {
    try {
      const send = async (): Promise<Response> =>
        provider.send(request, { fetch: exchange.fetch, signal: deadline.signal });
      await deadline.race(send());
    } catch (thrown) {
      // An answer that is already here counts, even when the deadline ends at the same moment.
      if (exchange.received === undefined) return unanswered(exchange, thrown, deadline, redactor, fail);
    }
    if (exchange.received === undefined) {
      // Nobody knows what it did instead.
      return fail(
        { code: "unexpected_response", outcome: "unknown" },
        "send did not wait for the fetch of its context",
      );
    }
    return judge(provider, exchange.received, redactor, fail, (found) =>
      asVoice(provider, request, found, warnings, redactor, exchange.head),
    );
  } catch (thrown) {
    // Whatever a strange answer or error made throw: what was sent stays sent.
    const outcome = exchange.sent ? "unknown" : "not_created";
    return fail({ code: "unexpected_response", outcome }, "what came back could not be read", {
      cause: redactor.cause(thrown),
    });
  }
}

type Details = Partial<CloneErrorInit>;
type Fail<Raw> = (verdict: Verdict, message: string, details?: Details) => AttemptResult<Raw>;

/** The result of a request that no complete answer came to. */
function unanswered<Raw>(
  { sent, failure, head }: Exchange,
  thrown: unknown,
  { ended, signal }: Deadline,
  redactor: Redactor,
  fail: Fail<Raw>,
): AttemptResult<Raw> {
  const outcome = sent ? "unknown" : "not_created";
  const details = head === undefined ? {} : headDetails(head, redactor);
  if (ended) {
    const when = sent ? "after the request was sent" : "before a request was sent";
    const what = ended === "aborted" ? "aborted" : "the deadline passed";
    return fail({ code: ended, outcome }, `${what} ${when}`, { ...details, cause: signal.reason });
  }
  const error = failure === undefined ? thrown : failure.error;
  const verdict: Verdict = sent ? failureVerdict(error, head !== undefined) : { code: "invalid_input", outcome };
  const said = isError(error) ? error.message : typeof error === "string" ? error : "";
  // Most runtimes say "fetch failed" and hide the reason in a cause.
  const reasons = new Set(codes(error).filter((code) => /^[A-Z]\w+$/.test(code) && !said.includes(code)));
  const { advice } = verdict;
  const why =
    (advice ? `: ${advice}` : "") + (said && `: ${said}`) + (reasons.size > 0 ? ` (${[...reasons].join(", ")})` : "");
  const what = sent ? "the request failed" : "the request could not be built";
  return fail(verdict, what + redactor.text(why), { ...details, cause: redactor.cause(error) });
}

function headDetails({ status, headers }: NonNullable<Exchange["head"]>, redactor: Redactor): Details {
  return {
    status: status === 0 ? undefined : status,
    requestId: optionalText(headers.get("x-request-id") ?? headers.get("request-id"), redactor),
  };
}

function judge<Raw>(
  provider: CloneProvider<object, Raw>,
  { status, headers, text, redirected }: Received,
  redactor: Redactor,
  fail: Fail<Raw>,
  asVoice: (found: FoundVoice<Raw>) => Voice<Raw>,
): AttemptResult<Raw> {
  const success = status >= 200 && status < 300;
  const json = parsed(text);
  const body = json === undefined ? text : json;
  const details = (): Details => ({
    ...headDetails({ status, headers }, redactor),
    body: text === "" ? undefined : redactor.body(body),
    retryAfterSeconds: retryAfterSeconds(headers, Date.now()),
  });
  if (redirected) {
    return fail(statusVerdict(status), "the service answered with a redirect, which is never followed", details());
  }
  let answer: ProviderAnswer<Raw> = {};
  let cause: unknown;
  try {
    if (!success || json !== undefined) answer = provider.read(status, body) ?? {};
    const { voice } = answer;
    if (success && voice !== undefined && typeof voice.id === "string" && voice.id.trim() !== "") {
      return { voice: asVoice(voice) };
    }
  } catch (thrown) {
    // A provider that cannot read an answer proves nothing about the voice.
    answer = {};
    cause = redactor.cause(thrown);
  }
  const said = answer.voice === undefined ? answer : {};
  const plain = details();
  const known: Details = {
    ...plain,
    providerCode: optionalText(said.providerCode, redactor),
    requestId: optionalText(said.requestId, redactor) ?? plain.requestId,
    cause,
  };
  const wait = plain.retryAfterSeconds;
  const message = typeof said.message === "string" ? `: ${redactor.text(said.message)}` : "";
  if (success) {
    const verdict: Verdict = { code: said.code ?? "unexpected_response", outcome: said.outcome ?? "unknown" };
    return fail(verdict, `status ${status} without a voice${message}`, known);
  }
  const verdict = statusVerdict(status);
  // A body may say more exactly what a refusal means; what it names is then a reason that no retry mends.
  const moreExact = verdict.outcome === "not_created" && said.code !== undefined && said.code !== verdict.code;
  return fail(
    moreExact ? { code: said.code, outcome: verdict.outcome } : verdict,
    `${status === 0 ? "an answer without a status" : `status ${status}`}${wait === undefined ? "" : `, to be tried again in ${wait} s`}${message}`,
    known,
  );
}

/** A detail for an error, when it is text. */
function optionalText(value: unknown, redactor: Redactor): string | undefined {
  return typeof value === "string" && value !== "" ? redactor.text(value) : undefined;
}

function parsed(text: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Not JSON: the caller goes on with the text.
  }
  return json;
}

function asVoice<Raw>(
  provider: { readonly name: string },
  request: { readonly name: string; readonly description?: string | undefined },
  { raw, warnings: told = [], ...fields }: FoundVoice<Raw>,
  warnings: readonly CloneWarning[],
  redactor: Redactor,
  head: Exchange["head"],
): Voice<Raw> {
  const voice: Record<string, unknown> = { provider: provider.name, id: fields.id, name: request.name };
  for (const [key, value] of Object.entries(fields)) {
    // A voice is used by its id, so that stays as it came; and what the caller sent is no secret.
    const isText = typeof value === "string" && key !== "id" && value !== request.name && value !== request.description;
    if (value !== undefined) voice[key] = isText ? redactor.clean(value) : value;
  }
  const requestId = head && headDetails(head, redactor).requestId;
  if (requestId !== undefined) voice["requestId"] = requestId;
  voice["warnings"] = [
    ...warnings,
    ...told.map((warning) => ({ ...warning, message: redactor.text(warning.message) })),
  ];
  // A getter, since inspecting with hidden fields shows hidden values but calls no getter.
  Object.defineProperty(voice, "raw", { get: () => raw });
  return voice as unknown as Voice<Raw>;
}

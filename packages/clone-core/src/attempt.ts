import { CloneError } from "./clone-error.ts";
import type { Deadline } from "./deadline.ts";
import { Exchange, type Received } from "./exchange.ts";
import { failureVerdict, statusVerdict, type Verdict } from "./outcome.ts";
import type { CloneProvider, PreparedRequest, ProviderAnswer } from "./provider.ts";
import type { Redactor } from "./redactor.ts";
import { retryAfterSeconds } from "./retry-after.ts";
import type { CloneWarning, Voice } from "./voice.ts";

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
  const fail = (verdict: Verdict, message: string, details: Partial<CloneError> = {}): AttemptResult<Raw> => ({
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
    const send = async (): Promise<Response> =>
      provider.send(request, { fetch: exchange.fetch, signal: deadline.signal });
    await deadline.race(send());
  } catch (thrown) {
    // An answer that is already here counts, even when the deadline ends at the same moment.
    if (exchange.received === undefined) {
      const outcome = exchange.sent ? "unknown" : "not_created";
      if (deadline.ended) return fail(endVerdict(deadline, outcome), ...endMessage(deadline, outcome));
      const failure = exchange.failure?.error ?? thrown;
      const verdict: Verdict = exchange.sent ? failureVerdict(failure) : { code: "invalid_input", outcome };
      const what = exchange.sent ? "the request failed" : "the request could not be built";
      return fail(verdict, `${what}: ${redactor.text(messageOf(failure))}`, { cause: redactor.cause(failure) });
    }
  }
  if (exchange.received === undefined) {
    // Nobody knows what it did instead.
    return fail({ code: "unexpected_response", outcome: "unknown" }, "send did not use the fetch of its context");
  }
  return judge(provider, exchange.received, redactor, fail, (found) =>
    asVoice(provider, request, found, warnings, redactor),
  );
}

function judge<Raw>(
  provider: CloneProvider<object, Raw>,
  { status, headers, text, redirected }: Received,
  redactor: Redactor,
  fail: (verdict: Verdict, message: string, details?: Partial<CloneError>) => AttemptResult<Raw>,
  asVoice: (found: FoundVoice<Raw>) => Voice<Raw>,
): AttemptResult<Raw> {
  const success = status >= 200 && status < 300;
  const body = parsed(text);
  const details: Partial<CloneError> & { cause?: unknown } = {
    ...(status === 0 ? {} : { status }),
    ...(text === "" ? {} : { body: redactor.body(body ?? text) }),
    ...optional("requestId", headers.get("x-request-id") ?? headers.get("request-id")),
    ...optional("retryAfterSeconds", retryAfterSeconds(headers, Date.now())),
  };
  if (redirected) {
    return fail(statusVerdict(status), "the service answered with a redirect, which is never followed", details);
  }
  let answer: ProviderAnswer<Raw> = {};
  try {
    if (!success || body !== undefined) answer = provider.read(status, body ?? text);
    if (success && typeof answer.voice?.id === "string" && answer.voice.id !== "")
      return { voice: asVoice(answer.voice) };
  } catch (cause) {
    // A provider that cannot read an answer proves nothing about the voice.
    answer = {};
    details.cause = redactor.cause(cause);
  }
  const said = answer.voice === undefined ? answer : {};
  const message = said.message === undefined ? "" : `: ${redactor.text(said.message)}`;
  const known = {
    ...details,
    ...optional("providerCode", said.providerCode),
    ...optional("requestId", said.requestId),
  };
  if (success) {
    const verdict: Verdict = { code: said.code ?? "unexpected_response", outcome: said.outcome ?? "unknown" };
    return fail(verdict, `status ${status} without a voice${message}`, known);
  }
  const verdict = statusVerdict(status);
  // A body may say more exactly what a 4xx means; what it names is then a reason that no retry mends.
  const moreExact = status >= 400 && status < 500 && said.code !== undefined && said.code !== verdict.code;
  return fail(moreExact ? { code: said.code, outcome: verdict.outcome } : verdict, `status ${status}${message}`, known);
}

const endVerdict = ({ ended }: Deadline, outcome: Verdict["outcome"]): Verdict => ({
  code: ended ?? "timeout",
  outcome,
});

function endMessage({ ended, signal }: Deadline, outcome: Verdict["outcome"]): [string, Partial<CloneError>] {
  const when = outcome === "unknown" ? "after the request was sent" : "before a request was sent";
  return [ended === "aborted" ? `aborted ${when}` : `the deadline passed ${when}`, { cause: signal.reason }];
}

const optional = <Key extends string, Value>(key: Key, value: Value | null | undefined): { [K in Key]?: Value } =>
  (value === null || value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the caller goes on with the text.
    return undefined;
  }
}

function asVoice<Raw>(
  provider: { readonly name: string },
  request: { readonly name: string },
  { raw, warnings: told = [], ...fields }: FoundVoice<Raw>,
  warnings: readonly CloneWarning[],
  redactor: Redactor,
): Voice<Raw> {
  const voice: Record<string, unknown> = { provider: provider.name, id: fields.id, name: request.name };
  for (const [key, value] of Object.entries(fields)) {
    // A voice is used by its id, so that stays as it came.
    const isText = key === "name" || key === "description";
    if (value !== undefined) voice[key] = isText ? redactor.withoutKeys(String(value)) : value;
  }
  voice["warnings"] = [
    ...warnings,
    ...told.map((warning) => ({ ...warning, message: redactor.text(warning.message) })),
  ];
  // A getter, since inspecting with hidden fields shows hidden values but calls no getter.
  Object.defineProperty(voice, "raw", { get: () => raw });
  return voice as unknown as Voice<Raw>;
}

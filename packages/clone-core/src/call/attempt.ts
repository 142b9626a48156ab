import { unmarked } from "../input/mark.ts";
import type { Redactor } from "../output/redactor.ts";
import type { CloneWarning, Voice } from "../output/voice.ts";
import type { CloneProvider, PreparedRequest, ProviderAnswer } from "../providers/provider.ts";
import type { Deadline } from "./deadline.ts";
import { Exchange, type Received } from "./exchange.ts";
import { bodyOf, type Fail, type Failure, failures, headDetails, refusalIn, refused, unanswered } from "./failure.ts";

/** What one request came to. */
export type AttemptResult<Raw> = { readonly voice: Voice<Raw> } | ({ readonly voice?: undefined } & Failure);

export interface AttemptContext<Options> {
  /** The same with the idempotency key in it. */
  readonly marked: PreparedRequest<Options>;
  readonly deadline: Deadline;
  readonly redactor: Redactor;
  readonly startedAt: Date;
  /** What our own checks already warn of. */
  readonly warnings: readonly CloneWarning[];
  /** The call's idempotency key. */
  readonly key: string | undefined;
}

type ServiceVoice<Raw> = NonNullable<ProviderAnswer<Raw>["voice"]>;

/** Sends one request and judges what comes back. Never rejects. */
export async function attempt<Options extends object, Raw>(
  provider: CloneProvider<Options, Raw>,
  request: PreparedRequest<Options>,
  { marked, deadline, redactor, startedAt, warnings, key }: AttemptContext<Options>,
): Promise<AttemptResult<Raw>> {
  const exchange = new Exchange(provider.fetch ?? ((finished) => globalThis.fetch(finished)), deadline, redactor);
  const fail = failures(provider.name, startedAt);

  try {
    try {
      const send = async (): Promise<Response> =>
        provider.send(marked, { fetch: exchange.fetch, signal: deadline.signal });
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
    return judge(provider, exchange.received, redactor, fail, key, (found) => ({
      voice: asVoice(provider, request, found, warnings, redactor, exchange.head),
    }));
  } catch (thrown) {
    // Whatever a strange answer or error made throw: what was sent stays sent.
    const outcome = exchange.sent ? "unknown" : "not_created";
    return fail({ code: "unexpected_response", outcome }, "what came back could not be read", {
      cause: redactor.cause(thrown),
    });
  }
}

function judge<Raw>(
  provider: CloneProvider<object, Raw>,
  received: Received,
  redactor: Redactor,
  fail: Fail,
  key: string | undefined,
  created: (found: ServiceVoice<Raw>) => AttemptResult<Raw>,
): AttemptResult<Raw> {
  const { status, redirected } = received;
  const success = status >= 200 && status < 300;
  const { body: told, isJson } = bodyOf(received.text);
  // Whatever a service repeats of a request, the key's mark is not the caller's text.
  const body = key === undefined ? told : unmarked(told, key);
  let answer: ProviderAnswer<Raw> = {};
  let cause: unknown;
  try {
    if (!redirected && (!success || isJson)) answer = provider.read(status, body) ?? {};
    const { voice } = answer;
    if (success && voice !== undefined && typeof voice.id === "string" && voice.id.trim() !== "") {
      return created(voice);
    }
  } catch (thrown) {
    // A provider that cannot read an answer proves nothing about the voice.
    answer = {};
    cause = redactor.cause(thrown);
  }
  return refused(received, body, refusalIn(answer), redactor, fail, cause);
}

/** @param head of the answer that told of the voice. */
export function asVoice<Raw>(
  provider: { readonly name: string },
  request: { readonly name: string; readonly description?: string | undefined },
  { raw, warnings: told = [], ...fields }: ServiceVoice<Raw>,
  warnings: readonly CloneWarning[],
  redactor: Redactor,
  head?: Exchange["head"],
  existed = false,
): Voice<Raw> {
  const voice: Record<string, unknown> = { provider: provider.name, id: fields.id, name: request.name };
  for (const [key, value] of Object.entries(fields)) {
    // A voice is used by its id, so that stays as it came; and what the caller sent is no secret.
    const isText = typeof value === "string" && key !== "id" && value !== request.name && value !== request.description;
    if (value !== undefined) voice[key] = isText ? redactor.clean(value) : value;
  }
  const requestId = head && headDetails(head, redactor).requestId;
  if (requestId !== undefined) voice["requestId"] = requestId;
  voice["existed"] = existed;
  voice["warnings"] = [
    ...warnings,
    ...told.map((warning) => ({ ...warning, message: redactor.text(warning.message) })),
  ];
  // A getter, since inspecting with hidden fields shows hidden values but calls no getter.
  Object.defineProperty(voice, "raw", { get: () => raw });
  return voice as unknown as Voice<Raw>;
}

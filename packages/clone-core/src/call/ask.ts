import { unmarked } from "../input/mark.ts";
import type { Redactor } from "../output/redactor.ts";
import type { CloneProvider, ProviderVoices, VoiceQuestion } from "../providers/provider.ts";
import type { Call } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import { Exchange, type Received } from "./exchange.ts";
import { bodyOf, type Failure, failures, refusalIn, refused, unanswered } from "./failure.ts";
import { isMendedByRetry } from "./outcome.ts";
import { beforeRetry } from "./retry.ts";

/** A provider that has a list of voices. */
export type ListingProvider<Options extends object = object, Raw = unknown, Details = unknown> = CloneProvider<
  Options,
  Raw,
  CloneProvider["accepts"],
  Details
> & { readonly voices: ProviderVoices<Options, Raw, Details> };

/** How the requests of a question are sent. */
export interface Asking {
  readonly call: Call;
  readonly deadline: Deadline;
  readonly maxRetries: number;
  /** Learns the secrets of every request. */
  readonly redactor: Redactor;
  /** Whether each attempt is an event; a look-up has events of its own. */
  readonly quiet?: boolean;
  /** Makes what gets the bytes of an attempt's success, which is no text then. */
  readonly take?: () => (chunk: Uint8Array) => void;
}

/**
 * Asks about voices that exist, and asks again whenever that may mend a failure: such a question may be asked any number
 * of times.
 *
 * @param read Makes of a success what the question is for; `undefined` when it says nothing usable.
 * @param gone Makes it of a 404, which is an error without this, or where it says nothing usable. It hears whether a request
 * that came before may have done what the question asks, though no answer said so.
 */
export async function ask<Answer>(
  provider: ListingProvider,
  question: VoiceQuestion,
  asking: Asking,
  read: (body: unknown, received: Received) => Answer | undefined,
  gone?: (mayBeDone: boolean, body: unknown) => Answer | undefined,
): Promise<Answer> {
  const { call, deadline, maxRetries, quiet = false } = asking;
  const { emit, source } = call;
  const tell = quiet ? (): void => {} : emit;
  let mayBeDone = false;
  const onLost = (): void => {
    mayBeDone = true;
  };
  for (let attempt = 1; ; attempt++) {
    if (!quiet) call.attempts = attempt;
    tell({ type: "attempt_started", ...source, attempt });
    const result = await once(provider, question, asking, read, (body) => gone?.(mayBeDone, body), onLost);
    if (!("error" in result)) return result.answer;
    if (!result.retry || attempt > maxRetries) throw result.error;
    await beforeRetry(result.error, attempt, deadline, tell, source);
  }
}

async function once<Answer>(
  provider: ListingProvider,
  question: VoiceQuestion,
  { call, deadline, redactor, take }: Asking,
  read: (body: unknown, received: Received) => Answer | undefined,
  gone: (body: unknown) => Answer | undefined,
  onLost: () => void,
): Promise<{ readonly answer: Answer } | Failure> {
  const send = provider.fetch ?? ((finished: Request) => globalThis.fetch(finished));
  const exchange = new Exchange(send, deadline, redactor, take?.());
  // Nothing can have been created, so no error says whether something was.
  const fail: ReturnType<typeof failures> = ({ code, outcome, retry }, message, details) => {
    if (outcome === "unknown") onLost();
    return failures(provider.name, call.startedAt)(
      { code, retry: retry || isMendedByRetry(code) || details?.status === 408 },
      message,
      details,
    );
  };
  try {
    try {
      const asked = async (): Promise<Response> =>
        provider.voices.ask(question, { fetch: exchange.fetch, signal: deadline.signal });
      await deadline.race(asked());
    } catch (thrown) {
      if (exchange.received === undefined) {
        const failure = unanswered(exchange, thrown, deadline, redactor, fail);
        return deadline.ended ? { ...failure, retry: false } : failure;
      }
    }
    const { received } = exchange;
    if (received === undefined) {
      return fail({ code: "unexpected_response" }, "ask did not wait for the fetch of its context");
    }
    const { status } = received;
    const { body } = bodyOf(received.text);
    const isSuccess = status >= 200 && status < 300;
    const isGone = status === 404;
    const answer = isSuccess ? read(body, received) : isGone ? gone(body) : undefined;
    if (answer !== undefined) return { answer };
    // Whatever a service repeats of a voice or of a request, no mark is the caller's text.
    const shown = unmarked(body);
    // What a success says, its provider would read as the answer to a clone request.
    const said = isSuccess ? {} : refusalIn(provider.read(status, shown));
    return refused(
      received,
      shown,
      isGone ? { ...said, code: "not_found" } : said,
      redactor,
      fail,
      undefined,
      "an answer to it",
    );
  } catch (thrown) {
    return fail({ code: "unexpected_response" }, "what came back could not be read", {
      cause: redactor.cause(thrown),
    });
  }
}

// What the scenarios of both services have in common: all but the codes and the bodies.
import type { Scenario } from "./scenario.ts";

/** What an error may say instead of its defaults. */
export interface ErrorOptions {
  /**
   * The HTTP status. Neither service documents its statuses, so each default is the usual one for such an error.
   */
  status?: number | undefined;
  /** What a person reads. */
  message?: string | undefined;
}

/** When a rate limit asks to come back. */
export interface RateLimitOptions extends ErrorOptions {
  /**
   * The header `Retry-After`: seconds, or a text such as an HTTP date; `null` sends none.
   * @default 1
   */
  retryAfter?: number | string | null | undefined;
}

/** What a body that is nobody's may be told. */
export interface StatusOptions {
  /** The HTTP status. */
  status?: number | undefined;
}

/** How long a slow service takes. */
export interface SlowOptions {
  /**
   * Milliseconds before the answer.
   * @default 3000
   */
  delayMs?: number | undefined;
}

/** An error in the service's own shape. */
export function errorScenario<Body>(name: string, status: number, code: string | number | null, message: string) {
  return (options: ErrorOptions = {}): Scenario<Body> => ({
    name,
    conforms: true,
    play: { kind: "error", error: { status: options.status ?? status, code, message: options.message ?? message } },
  });
}

/** A rate limit with `Retry-After`. */
export function rateLimitScenario<Body>(code: string | number, message: string) {
  return ({ retryAfter = 1, ...options }: RateLimitOptions = {}): Scenario<Body> => ({
    name: "rateLimited",
    conforms: true,
    play: {
      kind: "error",
      error: {
        status: options.status ?? 429,
        code,
        message: options.message ?? message,
        ...(retryAfter === null ? {} : { headers: { "retry-after": String(retryAfter) } }),
      },
    },
  });
}

/** The scenarios that no service's own words are needed for. */
export const sharedScenarios = <Body>() => ({
  /** The service answers rightly, but late. */
  slow: ({ delayMs = 3_000 }: SlowOptions = {}): Scenario<Body> => ({
    name: "slow",
    delayMs,
    conforms: true,
    play: { kind: "clone" },
  }),
  /** No answer comes, and no voice is created. */
  neverAnswering: (): Scenario<Body> => ({ name: "neverAnswering", conforms: true, play: { kind: "silent" } }),
  /** The voice is created, but the connection ends before its answer. */
  answerLost: (): Scenario<Body> => ({ name: "answerLost", conforms: true, play: { kind: "lost" } }),
  /** A gateway before the service answers, with a page for people. @default status 502 */
  htmlGatewayError: ({ status = 502 }: StatusOptions = {}): Scenario<Body> => ({
    name: "htmlGatewayError",
    conforms: false,
    play: {
      kind: "text",
      status,
      mediaType: "text/html",
      text: `<html><head><title>${status} Bad Gateway</title></head><body><h1>${status} Bad Gateway</h1></body></html>\n`,
    },
  }),
  /** An answer without a body. @default status 200 */
  emptyBody: ({ status = 200 }: StatusOptions = {}): Scenario<Body> => ({
    name: "emptyBody",
    conforms: false,
    play: { kind: "text", status, mediaType: "application/json", text: "" },
  }),
});

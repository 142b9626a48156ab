// What the scenarios of both services have in common: all but the codes and the bodies.
import { checkMilliseconds, checkOption } from "./option-checks.ts";
import { type ListBend, playedScenario, type Scenario, type ServiceError } from "./scenario.ts";

/** What an error may say instead of its defaults. */
export interface ErrorScenarioOptions {
  /**
   * The HTTP status, 400 to 599. Neither service documents its statuses, so each default is the usual one for such an
   * error.
   */
  status?: number | undefined;
  /** What a person reads. */
  message?: string | undefined;
}

/** When a rate limit asks to come back. */
export interface RateLimitOptions extends ErrorScenarioOptions {
  /**
   * The header `Retry-After`: seconds from 0 on, or a text such as an HTTP date; `null` sends none.
   * @default 1
   */
  retryAfter?: number | string | null | undefined;
}

/** What a body that is nobody's may be told. */
export interface StatusOptions {
  /** The HTTP status, 400 to 599; of an empty body any from 200 on, but 204, 205 and 304, which never have one. */
  status?: number | undefined;
}

/** How long a slow service takes. */
export interface SlowOptions {
  /**
   * Milliseconds before the answer, up to 2,147,483,647 (24.8 days).
   * @default 3000
   */
  delayMs?: number | undefined;
}

/** An error in the service's own shape. Throws a `RangeError` when built with a status that is none of an error. */
export function errorScenario<Body>(
  name: string,
  status: number,
  code: string | number | null,
  message: string,
  more: Pick<ServiceError, "inWorkspace"> = {},
) {
  return (options: ErrorScenarioOptions = {}): Scenario<Body> => {
    const told = options.message === undefined ? { message, ...more } : { message: options.message };
    return playedScenario({
      name,
      conforms: true,
      play: { kind: "error", error: { status: errorStatus(name, options.status ?? status), code, ...told } },
    });
  };
}

/** A rate limit with `Retry-After`. Throws a `RangeError` when built with a status or a wait that is none. */
export function rateLimitScenario<Body>(code: string | number, message: string) {
  return ({ retryAfter = 1, ...options }: RateLimitOptions = {}): Scenario<Body> =>
    playedScenario({
      name: "rateLimited",
      conforms: true,
      play: {
        kind: "error",
        error: {
          status: errorStatus("rateLimited", options.status ?? 429),
          code,
          message: options.message ?? message,
          ...(retryAfter === null ? {} : { headers: { "retry-after": retryAfterText(retryAfter) } }),
        },
      },
    });
}

/** The scenarios that no service's own words are needed for. */
export const sharedScenarios = <Body>() => ({
  /** The service answers rightly, but late. */
  slow: ({ delayMs = 3_000 }: SlowOptions = {}): Scenario<Body> => {
    checkMilliseconds("slow: delayMs", delayMs);
    return playedScenario({ name: "slow", delayMs, conforms: true, play: { kind: "clone" } });
  },
  /** No answer comes, and no voice is created. */
  neverAnswering: (): Scenario<Body> =>
    playedScenario({ name: "neverAnswering", conforms: true, play: { kind: "silent" } }),
  /** The voice is created, but the connection ends before its answer. */
  answerLost: (): Scenario<Body> => playedScenario({ name: "answerLost", conforms: true, play: { kind: "lost" } }),
  /** A gateway before the service answers, with a page for people. @default status 502 */
  htmlGatewayError: ({ status = 502 }: StatusOptions = {}): Scenario<Body> => {
    const title = `${errorStatus("htmlGatewayError", status)} Bad Gateway`;
    const text = `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
    const play = { kind: "text", status, mediaType: "text/html", text } as const;
    return playedScenario({ name: "htmlGatewayError", conforms: false, play });
  },
  /** An answer without a body. @default status 200 */
  emptyBody: ({ status = 200 }: StatusOptions = {}): Scenario<Body> => {
    const mayHaveBody = isStatus(status, 200) && ![204, 205, 304].includes(status);
    checkOption(mayHaveBody, "emptyBody: status", "an integer from 200 to 599, but 204, 205 and 304", status);
    return playedScenario({
      name: "emptyBody",
      conforms: false,
      play: { kind: "text", status, mediaType: "application/json", text: "" },
    });
  },
});

/** The scenario in which nothing is other than usual, for a place in a list. */
export const lifeScenarios = <Body>() => ({
  /** The service itself answers. */
  success: (): Scenario<Body> => playedScenario({ name: "success", conforms: true, play: { kind: "clone" } }),
});

/** The scenarios that only a list has. */
export const listScenarios = <Body>() => ({
  /** The first page comes again, whatever cursor was sent, and says that more follow. */
  repeatedPage: (): Scenario<Body> => page("repeatedPage"),
  /** A cursor is refused, as if its voice had just been deleted. A request without one is answered as ever. */
  staleCursor: (): Scenario<Body> => page("staleCursor"),
});

const page = <Body>(bend: ListBend): Scenario<Body> =>
  playedScenario({ name: bend, conforms: true, play: { kind: "page", bend } });

/** The status of an error, as given. Throws a `RangeError` that names the scenario for any other. */
export function errorStatus(scenario: string, status: number): number {
  checkOption(isStatus(status, 400), `${scenario}: status`, "an integer from 400 to 599", status);
  return status;
}

const isStatus = (status: unknown, from: number): boolean =>
  Number.isInteger(status) && Number(status) >= from && Number(status) <= 599;

function retryAfterText(value: number | string): string {
  const text = String(value);
  // A number as HTTP has it, so none that JavaScript writes with an exponent; a text is whatever a header can carry.
  const isRight = typeof value === "number" ? /^\d+(?:\.\d+)?$/.test(text) : /^[\t\x20-\x7e]*$/.test(text);
  checkOption(isRight, "rateLimited: retryAfter", "seconds from 0 on, one line of ASCII or null", value);
  return text;
}

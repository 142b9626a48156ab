/** Promises that a runtime makes impossible to keep, each with the reason that docs/errors-and-safety.md gives. */
export interface Gap {
  readonly runtime: "workerd" | "Chromium";
  /** Matches the promises' sentences. */
  readonly promises: RegExp;
  /** Matches all that may be broken about them; anything else is a mistake of ours. */
  readonly broken: RegExp;
  readonly why: string;
}

export const gaps: readonly Gap[] = [
  {
    runtime: "workerd",
    promises: /(early-hints|continue)-\d+$/,
    broken: /^the call did not settle within \d+ ms/,
    why: "workerd waits for ever after an informational answer (100, 103): only the call's own deadline ends it",
  },
  {
    runtime: "workerd",
    promises: /(reset-after-answer|length-and-chunked-200|two-answers-400|short-length-\d+|broke under another call)$/,
    broken: /Network connection lost|internal error|the fault server answered 400/,
    why: "workerd uses a connection again on which a server broke HTTP's rules, and the next request fails: here the suite's own question about what came",
  },
  {
    runtime: "Chromium",
    promises: /^(sends a request |comes to one voice for a key)/,
    broken:
      /^((complete requests|requests begun|requests of the last call)( at [\w-]+| of one call)?: expected 1, found|one call made [23] voices|voices with the key: expected 1, found [23] of [23] )/,
    why: "Chromium by itself sends a POST again when a connection breaks that it used before, and after a 408; a page cannot forbid it",
  },
  {
    runtime: "Chromium",
    promises: /asks again only where that may help: (status-408(-json)?|retry-after-0-on-408)$/,
    broken: /^requests begun: expected 2, found [3-6]$/,
    why: "Chromium by itself sends any request again after a 408; a page cannot forbid it, and these may be repeated",
  },
  {
    runtime: "Chromium",
    promises: /: redirect-\d+/,
    broken:
      /^(status: expected 30\d, found undefined|outcome: expected not_created, found unknown|code: expected unexpected_response, found unavailable|an error without an answer has no cause)/,
    why: "a page is told of a redirect, which is not followed, but neither its status nor whether its address can be read",
  },
  {
    runtime: "Chromium",
    promises: /: (truncated-chunked-\d+|bad-chunk-200|two-answers-400)$/,
    broken:
      /^(status: expected \d+, found undefined|code: expected rejected, found unavailable|outcome: expected not_created, found unknown)/,
    why: "Chromium tells a page nothing of an answer that breaks HTTP's rules, not even its status",
  },
];

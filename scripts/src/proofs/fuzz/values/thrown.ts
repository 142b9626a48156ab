import { CloneError } from "@org/clone-core";
import type { Failure } from "../answer.ts";
import { echoed, type Secrets } from "./secrets.ts";

const breaks = ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "ERR_STREAM_PREMATURE_CLOSE", "SOMETHING_NEW"] as const;
const timeouts = ["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"] as const;

/** What `fetch` or a body fails with. */
export function thrownBy(failure: Failure, secrets: Secrets): unknown {
  const said = echoed(failure.echo, secrets);
  const withCode = (code: string): Error => Object.assign(new Error(`it says ${said}`), { code });
  switch (failure.what) {
    case "connect":
      return placed(failure.where, withCode(failure.code), withCode(failure.code));
    case "break":
      return placed(failure.where, withCode(breaks[failure.which % breaks.length] ?? ""));
    case "runtime timeout":
      return placed("cause", withCode(timeouts[failure.which % timeouts.length] ?? ""));
    case "some addresses":
      return placed("aggregate", withCode(failure.code), failure.which % 2 === 0 ? new Error("no") : withCode("EPIPE"));
    case "strange":
      return strange(failure.which, said);
  }
}

function placed(where: Failure["where"], error: Error, ...others: Error[]): Error {
  if (where === "error") return error;
  const cause = where === "cause" ? error : new AggregateError([error, ...others], "every address failed");
  return new TypeError("fetch failed", { cause });
}

/** What nobody should throw, and somebody will. */
function strange(which: number, said: string): unknown {
  const circular = Object.assign(new Error("a circle"), { cause: undefined as unknown });
  circular.cause = circular;
  const values: readonly (() => unknown)[] = [
    () => undefined,
    () => null,
    () => Symbol("a reason"),
    () => `text: ${said}`,
    () => Object.create(null),
    () => Object.defineProperty(new Error("x"), "bad", { enumerable: true, get: () => thrower() }),
    () => circular,
    () => Object.freeze(new Error(said)),
    () => Object.assign(new Error("failed"), { config: { headers: { authorization: said }, data: [said] } }),
    () => new AggregateError([new Error(said), { config: said }], said),
    () => new Error("many words ".repeat(20_000) + said),
    () => Object.assign(new Error("failed"), { request: new Map([[said, new Set([said])]]) }),
    () =>
      new CloneError("another call's", { code: "quota", outcome: "not_created", provider: "x", startedAt: new Date() }),
  ];
  return values[which % values.length]?.();
}

/** Throws what has no text, not even when it is converted to one. */
export function thrower(): never {
  throw Object.create(null);
}

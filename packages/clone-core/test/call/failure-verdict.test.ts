import { describe, expect, it } from "vitest";
import { failureVerdict, statusVerdict } from "../../src/call/outcome.ts";

const neverSent = { code: "unavailable", outcome: "not_created", retry: true };
const maybeSent = { code: "unavailable", outcome: "unknown" };

/** An error whose cause's cause … names a code. */
const behind = (causes: number, code: string): Error =>
  causes === 0
    ? Object.assign(new Error("it failed"), { code })
    : new TypeError("fetch failed", { cause: behind(causes - 1, code) });

describe("a failed fetch surely sent nothing", () => {
  it.each(["ECONNREFUSED", "EAI_AGAIN", "DEPTH_ZERO_SELF_SIGNED_CERT", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"])(
    "with the code %s",
    (code) => {
      expect(failureVerdict(behind(1, code))).toEqual(neverSent);
    },
  );

  it.each(["ERR_SSL_WRONG_VERSION_NUMBER", "ERR_SSL_UNSUPPORTED_PROTOCOL", "CERT_HAS_EXPIRED"])(
    "with a handshake that cannot have ended: %s",
    (code) => {
      expect(failureVerdict(behind(1, code))).toEqual(neverSent);
    },
  );

  it("with a code four causes deep, and no deeper", () => {
    expect(failureVerdict(behind(4, "ECONNREFUSED"))).toEqual(neverSent);
    expect(failureVerdict(behind(5, "ECONNREFUSED"))).toEqual(maybeSent);
  });

  it("with a code beside an empty list of errors", () => {
    const error = Object.assign(new AggregateError([], "none"), { code: "ECONNREFUSED" });
    expect(failureVerdict(error)).toEqual(neverSent);
  });

  it("with Deno's words", () => {
    expect(failureVerdict(new TypeError("error sending request: client error (Connect)"))).toEqual(neverSent);
  });
});

describe("a failed fetch may have sent everything", () => {
  it.each(["ECONNREFUSED_LATER", "NOT_ECONNREFUSED", "CERT_", "MY_CERT_HAS_EXPIRED", "ERR_SSL_WRONG_VERSION_NUMBERS"])(
    "with a code that only looks like one that is known: %s",
    (code) => {
      expect(failureVerdict(behind(1, code))).toEqual(maybeSent);
    },
  );

  it("with a code that is no text", () => {
    expect(failureVerdict({ code: 7 })).toEqual(maybeSent);
  });

  it.each([null, undefined, "ECONNREFUSED", 7, {}, new Error("no code")])("with %j", (thrown) => {
    expect(failureVerdict(thrown)).toEqual(maybeSent);
  });

  it("with errors that go in a circle", () => {
    const causes = new Error("a");
    causes.cause = causes;
    expect(failureVerdict(causes)).toEqual(maybeSent);
    const errors: unknown[] = [];
    errors.push(Object.assign(new Error("b"), { errors }));
    expect(failureVerdict(errors[0])).toEqual(maybeSent);
  });
});

describe("a fetch that takes no Request of this runtime", () => {
  const words = "Failed to parse URL from [object Request]";
  const around = (causes: number): Error =>
    causes === 0 ? new TypeError(words) : new Error("it failed", { cause: around(causes - 1) });

  it("is told by its words, four causes deep and no deeper, where nobody took the request's body", () => {
    for (const causes of [0, 1, 4]) {
      const verdict = failureVerdict(around(causes), false, true);
      expect(verdict).toMatchObject({ code: "invalid_input", outcome: "not_created" });
    }
    expect(failureVerdict(around(5), false, true)).toEqual(maybeSent);
  });

  it("is not told by words that only begin or end so", () => {
    for (const other of [`it said: ${words}`, `${words}, or so`]) {
      expect(failureVerdict(new TypeError(other), false, true)).toEqual(maybeSent);
    }
  });

  it("may be any other where the body may have been taken", () => {
    expect(failureVerdict(new TypeError(words))).toEqual(maybeSent);
  });

  it("is not looked for without end among causes that go in a circle", () => {
    const circle = new Error("a");
    circle.cause = circle;
    expect(failureVerdict(circle, false, true)).toEqual(maybeSent);
  });
});

describe("a status that is not a success", () => {
  it.each([
    [400, "rejected", "not_created"],
    [499, "rejected", "not_created"],
    [500, "unavailable", "unknown"],
    [600, "unavailable", "unknown"],
    [399, "unexpected_response", "unknown"],
    [0, "unexpected_response", "unknown"],
  ])("%i is %s, %s", (status, code, outcome) => {
    expect(statusVerdict(status)).toMatchObject({ code, outcome });
  });

  it("asks for another attempt only where it is 429", () => {
    const retried = Array.from({ length: 600 }, (_, status) => status).filter((status) => statusVerdict(status).retry);
    expect(retried).toEqual([429]);
  });
});

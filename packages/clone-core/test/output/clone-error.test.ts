import { describe, expect, it, vi } from "vitest";
import { CloneError, type CloneErrorInit, isCloneError } from "../../src/index.ts";

const init: CloneErrorInit = {
  code: "rate_limited",
  outcome: "not_created",
  provider: "cartesia",
  startedAt: new Date("2026-11-21T00:00:00Z"),
  status: 429,
  retryAfterSeconds: 90,
  requestId: undefined,
  cause: new Error("why"),
};

describe("isCloneError", () => {
  it("knows an error of this copy of the package", () => {
    expect(isCloneError(new CloneError("no", init))).toBe(true);
  });

  it("knows an error of another copy", async () => {
    vi.resetModules();
    const another = await import("../../src/output/clone-error.ts");
    expect(another.CloneError).not.toBe(CloneError);
    expect(isCloneError(new another.CloneError("no", init))).toBe(true);
  });

  it("knows an error of another version by the brand that all of them register", () => {
    expect(isCloneError({ [Symbol.for("@org/clone-core.CloneError")]: true })).toBe(true);
  });

  it.each([null, undefined, "CloneError", 7, {}, [], new Error("no"), { name: "CloneError" }, () => {}])(
    "knows %j for none",
    (value) => {
      expect(isCloneError(value)).toBe(false);
    },
  );
});

describe("a CloneError", () => {
  it("is written as JSON without its cause and stack", () => {
    expect(JSON.parse(JSON.stringify(new CloneError("no", init)))).toEqual({
      name: "CloneError",
      message: "no",
      code: "rate_limited",
      outcome: "not_created",
      provider: "cartesia",
      startedAt: "2026-11-21T00:00:00.000Z",
      status: 429,
      retryAfterSeconds: 90,
    });
  });

  it("has only the details that it was given, and a cause only with a reason", () => {
    const { cause: _cause, ...plain } = init;
    const error = new CloneError("no", plain);
    expect(Object.keys(error)).toEqual(["code", "provider", "startedAt", "outcome", "status", "retryAfterSeconds"]);
    expect("requestId" in error || "cause" in error).toBe(false);
    expect(new CloneError("no", init).cause).toBe(init.cause);
  });

  it("is named like its class in a stack, and not among its own fields", () => {
    const error = new CloneError("no", init);
    expect([String(error), error.name, Object.hasOwn(error, "name")]).toEqual(["CloneError: no", "CloneError", false]);
  });
});

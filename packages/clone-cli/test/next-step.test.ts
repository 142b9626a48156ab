import { CloneError, type CloneErrorCode } from "@org/clone-core";
import { describe, expect, it } from "vitest";
import { exitCode } from "../src/exit-code.ts";
import { errorRows } from "../src/report/error-rows.ts";
import { targets } from "../src/targets/choose.ts";

/** Every code that core has; the compiler misses one that is new. */
const steps: Readonly<Record<CloneErrorCode, string>> = {
  invalid_input: "correct what the reason names and run the command again",
  unsupported_language: "pass one of the languages that inworld knows, or leave inworld out with --provider",
  unsupported_audio: "pass a few seconds of speech as WAV or MP3",
  authentication: "check the key in INWORLD_API_KEY: it may be mistyped, revoked or made for another service",
  permission: "give the key in INWORLD_API_KEY the right to clone voices, or use another one",
  quota: "look at your plan and its limits at inworld",
  rate_limited: "wait a minute and run the command again",
  not_found: "check the id: inworld has no such voice in this account (any more)",
  rejected: "correct what inworld objects to and run the command again",
  unavailable: "check your connection, and INWORLD_BASE_URL if you set it; then run the command again",
  unexpected_response: "check INWORLD_BASE_URL if you set it: what answered does not behave like inworld",
  timeout: "run the command again",
  aborted: "run the command again",
};
const ownChecks = ["invalid_input", "unsupported_language", "unsupported_audio"];
const target = targets.find(({ name }) => name === "inworld");
const startedAt = new Date("2026-11-21T05:00:00Z");

const rowsOf = (error: CloneError, keyed = false): Record<string, string> => {
  if (target === undefined) throw new Error("there is no Inworld");
  return Object.fromEntries(errorRows(error, target, { name: "Ada", keyed }));
};

describe.each(Object.entries(steps) as [CloneErrorCode, string][])("an error with the code %s", (code, next) => {
  it("that created nothing has a next step, and the exit code that belongs to it", () => {
    const error = new CloneError("inworld: no", { code, outcome: "not_created", provider: "inworld", startedAt });
    expect(rowsOf(error)).toEqual({ reason: "no", outcome: "no voice was created", next });
    expect(exitCode([error])).toBe(ownChecks.includes(code) ? 2 : 1);
  });

  it("of which nobody knows the outcome says where to look, and exits with 3", () => {
    const init = { code, outcome: "unknown", provider: "inworld", startedAt, requestId: "request-7" } as const;
    const rows = rowsOf(new CloneError("inworld: no; the voice may exist", init));
    expect(rows["reason"]).toBe("no");
    expect(rows["outcome"]).toContain('look for "Ada" created around 2026-11-21T05:00:00.000Z');
    expect(rows["request"]).toBe("request-7");
    expect(rows).not.toHaveProperty("next");
    expect(exitCode([undefined, new CloneError("inworld: no", init)])).toBe(3);
  });
});

describe("an error", () => {
  it("of which nobody knows the outcome asks for the same command again where the voice bears a key", () => {
    const init = { code: "timeout", outcome: "unknown", provider: "inworld", startedAt } as const;
    expect(rowsOf(new CloneError("inworld: no", init), true)).toEqual({
      reason: "no",
      outcome: "nobody knows whether the voice exists",
      next: "wait ten minutes, then run the same command again: it looks for the voice first",
    });
  });

  it("names how long to wait where the service says so", () => {
    const init = { code: "rate_limited", outcome: "not_created", provider: "inworld", startedAt } as const;
    expect(rowsOf(new CloneError("no", { ...init, retryAfterSeconds: 7.2 }))["next"]).toBe(
      "wait 8 s and run the command again",
    );
  });

  it("names what it began with", () => {
    const cause = new TypeError("fetch failed", { cause: Object.assign(new Error(""), { code: "ECONNREFUSED" }) });
    const init = { code: "unavailable", outcome: "not_created", provider: "inworld", startedAt, cause } as const;
    expect(rowsOf(new CloneError("no connection", init))["reason"]).toBe("no connection (ECONNREFUSED)");
  });

  it("with a code that a later core invents has a next step all the same", () => {
    const init = { code: "haunted" as CloneErrorCode, outcome: "not_created", provider: "inworld", startedAt } as const;
    expect(rowsOf(new CloneError("no", init))["next"]).toBe("run the command again when the reason is gone");
  });
});

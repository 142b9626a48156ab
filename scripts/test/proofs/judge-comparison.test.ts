import { describe, expect, it } from "vitest";
import { type Comparison, isAgreed, weigh } from "../../src/proofs/judge/comparison.ts";
import { type Difference, stricter } from "../../src/proofs/judge/differences/difference.ts";
import { outcomeReport } from "../../src/proofs/judge/outcome-report.ts";
import type { Verdict } from "../../src/proofs/judge/verdict.ts";

function compared(sentence: string, mock: Verdict["says"], prism: Verdict["says"]): Comparison {
  const body = new Uint8Array([0x41, 0, 0x1b]);
  const trial = { sentence, method: "POST", path: "/voices", headers: [["X-Key", "judge"]] as const, body };
  return { trial, mock: { says: mock, because: "its rules" }, prism: { says: prism, because: "its schema" } };
}

const listed: Difference = {
  service: "cartesia-voices",
  requests: /^odd$/,
  mock: "refuse",
  prism: "accept",
  reason: "It is odd.",
};

const weighed = (comparisons: Comparison[], differences: Difference[] = []) =>
  weigh("cartesia-voices", comparisons, differences);

describe("two judges", () => {
  it("agree when both accept and when both refuse", () => {
    const outcome = weighed([compared("one", "accept", "accept"), compared("two", "refuse", "refuse")]);
    expect(outcome).toMatchObject({ requests: 2, accepted: 1, refused: 1 });
    expect(isAgreed(outcome)).toBe(true);
  });

  it("may differ where a difference is listed", () => {
    const outcome = weighed([compared("odd", "refuse", "accept")], [listed]);
    expect([...outcome.listed.values()]).toEqual([1]);
    expect(isAgreed(outcome)).toBe(true);
  });

  it("may not differ elsewhere, and the request is printed with both verdicts", () => {
    const outcome = weighed([compared("even", "refuse", "accept")]);
    expect(isAgreed(outcome)).toBe(false);
    expect(outcomeReport("Cartesia", outcome)).toEqual([
      "Cartesia: 1 requests went to the mock and to Prism",
      "    0 agreements: 0 accepted and 0 refused by both",
      "    0 listed differences, of 0 kinds:",
      "            mock    Prism   stricter  reason",
      "    1 unlisted differences",
      "FAIL not listed: even",
      "     mock:  refuse, its rules",
      "     Prism: accept, its schema",
      "     POST /voices",
      "     X-Key: judge",
      "     A··",
    ]);
  });

  it.each([
    ["agree now", compared("odd", "accept", "accept")],
    ["have changed sides", compared("odd", "accept", "refuse")],
  ])("make a listed difference an error when they %s", (_, comparison) => {
    const outcome = weighed([comparison], [listed]);
    expect(outcome.stale).toHaveLength(1);
    expect(isAgreed(outcome)).toBe(false);
    expect(outcomeReport("Cartesia", outcome)).toContain("FAIL listed as mock refuse, Prism accept: odd");
  });

  it("make a listed difference an error when no request matches it any more", () => {
    const outcome = weighed([compared("even", "accept", "accept")], [listed]);
    expect(isAgreed(outcome)).toBe(false);
    expect(outcomeReport("Cartesia", outcome)).toContain("FAIL listed, but no request is called /^odd$/");
  });

  it("are not held to the differences of another service", () => {
    expect(isAgreed(weighed([compared("even", "accept", "accept")], [{ ...listed, service: "inworld-voices" }]))).toBe(
      true,
    );
  });

  it("do not agree by breaking down together", () => {
    expect(isAgreed(weighed([compared("one", "broken", "broken")]))).toBe(false);
  });

  it("are compared by strictness", () => {
    expect(stricter(listed)).toBe("mock");
    expect(stricter({ ...listed, mock: "accept", prism: "refuse" })).toBe("Prism");
    expect(stricter({ ...listed, prism: "silent" })).toBe("-");
  });
});

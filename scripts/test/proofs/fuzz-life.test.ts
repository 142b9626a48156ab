import { sample } from "fast-check";
import { describe, expect, it } from "vitest";
import { counterExample, fuzzLife } from "../../src/proofs/fuzz/fuzz.ts";
import { lifeBroken } from "../../src/proofs/fuzz/life/life-broken.ts";
import type { LifeScenario } from "../../src/proofs/fuzz/life/life-scenario.ts";
import { lifeScenarios } from "../../src/proofs/fuzz/life/life-scenarios.ts";
import { type LifeTrace, lifeTrial } from "../../src/proofs/fuzz/life/life-trial.ts";
import type { ListPlan } from "../../src/proofs/fuzz/lists/plan.ts";
import { plain } from "./fuzz-plain.ts";

const [drawn] = sample(lifeScenarios, { seed: 1, numRuns: 1 }) as [LifeScenario];
const before: ListPlan["before"] = (["bearer", "plain", "another account's bearer", "plain"] as const).map(
  (what, age) => ({ what, age: age + 2, dated: true }),
);
/** A call that nothing is wrong with. */
const calling = (operation: LifeScenario["operation"]): LifeScenario => ({
  ...drawn,
  ...{ operation, vendor: "cartesia", key: "text", id: { place: 0 }, name: "Ada", description: "Calm" },
  ...{
    createdAfter: undefined,
    timeoutMs: undefined,
    maxRetries: undefined,
    listener: "quiet",
    abort: { at: "never" },
  },
  list: { ...(plain.legs[0]?.list as ListPlan), before },
  ...{ turns: [], stopAfter: undefined },
});

describe("random calls about voices that exist", () => {
  // Each seed gives the same calls everywhere; `pnpm prove fuzz` makes others.
  it.each([1, 2])("keep every promise (seed %i)", async (seed) => {
    expect(counterExample(await fuzzLife({ runs: 200, seed }), "life-path")).toBe("");
  });

  it.each(["list", "find", "get", "update", "delete", "preview"] as const)("such as %s", async (operation) => {
    const trace = await lifeTrial(calling(operation));
    expect(lifeBroken(calling(operation), trace)).toEqual([]);
    expect(trace.result).toHaveProperty("value");
  });
});

describe("what is broken in a call about voices is found", () => {
  const value = (change: (value: never) => unknown) => (trace: LifeTrace) => ({
    ...trace,
    result: { value: change((trace.result as { value: never }).value) },
  });
  const error = (thrown: unknown) => (trace: LifeTrace) => ({ ...trace, result: { error: thrown } });

  it.each<[string, LifeScenario["operation"], (trace: LifeTrace) => LifeTrace, string]>([
    ["a voice that comes twice", "list", value((voices: unknown[]) => [...voices, ...voices]), "comes twice"],
    ["one that is left out", "list", value((voices: unknown[]) => voices.slice(1)), "left out"],
    [
      "another account's voice",
      "list",
      value((voices: object[]) => [...voices, { id: "x" }]),
      "no voice of the account",
    ],
    ["another order", "find", value((voices: unknown[]) => voices.toReversed()), "not the newest first"],
    ["a mark", "get", value((voice: object) => ({ ...voice, raw: "[key:another-key.1]" })), "the mark of"],
    ["another key of a voice", "get", value((voice: object) => ({ ...voice, idempotencyKey: "x" })), "has the key"],
    ["a change that did not come", "update", (trace) => ({ ...trace, after: trace.before }), "its description is"],
    [
      "a key that is lost",
      "update",
      (trace) => ({ ...trace, after: trace.after.map((one) => ({ ...one, description: "Calm" })) }),
      "its key has changed",
    ],
    ["a delete that is denied", "delete", value(() => ({ deleted: false })), "deleted: false, and it was"],
    [
      "one that is made up",
      "delete",
      (trace) => ({
        ...trace,
        asked: trace.asked.map((one) => ({
          ...one,
          answer: { ...one.answer, how: { ...one.answer.how, status: 404 } as typeof one.answer.how },
        })),
      }),
      "deleted: true, and it was gone before",
    ],
    [
      "another sample",
      "preview",
      value(() => ({ audio: new Uint8Array(3), mediaType: "audio/wav" })),
      "another sample",
    ],
    ["what is no CloneError", "get", error(new Error("no")), "not a CloneError"],
    [
      "a redirect",
      "get",
      (trace) => ({ ...trace, asked: trace.asked.map((one) => ({ ...one, redirect: "follow" })) }),
      "redirect",
    ],
    [
      "another machine",
      "get",
      (trace) => ({ ...trace, asked: trace.asked.map((one) => ({ ...one, url: "https://a.example/" })) }),
      "went to",
    ],
    ["a secret", "get", (trace) => ({ ...trace, shown: [drawn.mark] }), "a secret is shown"],
    ["a call without an end", "list", (trace) => ({ ...trace, settled: false }), "never settles"],
  ])("%s", async (_what, operation, change, sentence) => {
    const trace = await lifeTrial(calling(operation));
    expect(lifeBroken(calling(operation), change(trace)).join("\n")).toContain(sentence);
  });
});

import { sample } from "fast-check";
import { describe, expect, it } from "vitest";
import { counterExample, fuzz } from "../../src/proofs/fuzz/fuzz.ts";
import { surelyRefuses } from "../../src/proofs/fuzz/loopback-scenario.ts";
import { fuzzCommand } from "../../src/proofs/fuzz/options.ts";
import { broken } from "../../src/proofs/fuzz/oracle/broken.ts";
import type { Scenario } from "../../src/proofs/fuzz/scenario.ts";
import { type Trace, trial } from "../../src/proofs/fuzz/trial.ts";
import { scenarios } from "../../src/proofs/fuzz/values/scenarios.ts";
import { plain } from "./fuzz-plain.ts";

describe("random calls", () => {
  // Each seed gives the same calls everywhere; `pnpm prove fuzz` makes others.
  it.each([1, 2])("keep every promise (seed %i)", { timeout: 60_000 }, async (seed) => {
    expect(counterExample(await fuzz({ runs: 200, seed }))).toBe("");
  });

  it("are the same for the same seed", async () => {
    const [one, two] = await Promise.all([0, 1].map(() => sample(scenarios, { seed: 5, numRuns: 20 })));
    expect(one).toEqual(two);
  });

  it("pass minutes in no time, and leave the real clock as it was", async () => {
    const before = [globalThis.setTimeout, globalThis.Date];
    const answers = [{ ...plain.legs[0]?.answers[0], how: { kind: "hangs" } }] as Scenario["legs"][number]["answers"];
    const trace = await trial({ ...plain, legs: plain.legs.map((leg) => ({ ...leg, answers })) });
    expect(trace.settledAt).toBe(120_000);
    expect(trace.legs[0]?.result).toMatchObject({ error: { code: "timeout", outcome: "unknown" } });
    expect([globalThis.setTimeout, globalThis.Date]).toEqual(before);
  });
});

describe("what is broken is found", () => {
  const brokenBy = async (change: (trace: Trace) => Trace): Promise<string> =>
    broken(plain, change(await trial(plain))).join("\n");
  const ofLeg = (change: (leg: Trace["legs"][number]) => object) => (trace: Trace) =>
    ({ ...trace, legs: trace.legs.map((leg) => ({ ...leg, ...change(leg) })) }) as Trace;

  it("nothing in a plain call", async () => {
    expect(await brokenBy((trace) => trace)).toBe("");
  });

  it.each<[string, (trace: Trace) => Trace, string]>([
    ["a call that never settles", (trace) => ({ ...trace, settled: false }), "never settles"],
    ["one that settles after its deadline", (trace) => ({ ...trace, settledAt: 120_001 }), "with a deadline of"],
    ["a timer that is left", (trace) => ({ ...trace, timersLeft: 1 }), "1 timers are left"],
    ["a listener that is left", (trace) => ({ ...trace, listenersLeft: 1 }), "1 listeners"],
    ["a secret", (trace) => ({ ...trace, shown: [{ deep: [plain.mark] }] }), "a secret is shown, as text"],
    [
      "audio",
      (trace) => ({ ...trace, shown: [Buffer.from(trace.legs[0]?.secrets.audio ?? []).toString("base64")] }),
      "a secret is shown, as base64",
    ],
    ["two requests", ofLeg(({ sent }) => ({ sent: [...sent, ...sent] })), "2 requests may have created a voice"],
    ["another error", ofLeg(() => ({ result: { error: new Error("no") } })), "not a CloneError"],
    ["no result", ofLeg(() => ({ result: undefined })), "without a result"],
    [
      "another voice",
      ofLeg(() => ({ result: { voice: { provider: "cartesia", id: "x", warnings: [] } } })),
      "expected the voice voice-1",
    ],
    ["another key", ofLeg(({ secrets }) => ({ secrets: { ...secrets, header: "Bearer x" } })), "has another key"],
    ["an event too many", (trace) => ({ ...trace, events: [...trace.events, ...trace.events] }), "settled"],
  ])("%s", async (_what, change, sentence) => {
    expect(await brokenBy(change)).toContain(sentence);
  });
});

describe("the command line", () => {
  it("has defaults, and takes what it names", () => {
    expect(fuzzCommand([])).toMatchObject({ runs: 5000, life: 2500, loopback: 500, path: undefined });
    expect(fuzzCommand(["--", "--runs", "7", "--seed", "3"])).toMatchObject({ runs: 7, seed: 3 });
    expect(fuzzCommand(["--seed", "3", "--path", "1:0"])).toMatchObject({ path: "1:0", life: 0, loopback: 0 });
    expect(fuzzCommand(["--life-path", "1:0", "--life", "9"])).toMatchObject({ lifePath: "1:0", runs: 0, life: 9 });
  });

  it.each([[["--runs", "many"]], [["--seed", "-1"]], [["--path", "x"]], [["--life-path", "x"]], [["--rums", "1"]]])(
    "refuses %j",
    (args) => {
      expect(() => fuzzCommand(args)).toThrow(TypeError);
    },
  );
});

it.each([
  ["status-401", true],
  ["status-408", false],
  ["status-503-json", false],
  ["redirect-307-loop", true],
  ["redirect-302", false],
  ["retry-after-3600", true],
  ["retry-after-0-on-503", false],
  ["retry-after-0-on-400", true],
  ["keep-alive-reset-2", true],
  ["reset-after-body", false],
  ["silence", false],
])("fault %s proves that no voice was made: %s", (fault, proves) => {
  expect(surelyRefuses(fault)).toBe(proves);
});

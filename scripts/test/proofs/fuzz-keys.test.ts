import { describe, expect, it } from "vitest";
import type { ListPlan } from "../../src/proofs/fuzz/lists/plan.ts";
import { broken } from "../../src/proofs/fuzz/oracle/broken.ts";
import type { Scenario } from "../../src/proofs/fuzz/scenario.ts";
import { type LegTrace, type Trace, trial } from "../../src/proofs/fuzz/trial.ts";
import { plain } from "./fuzz-plain.ts";

/** The plain call with a key, and with a list of its own. */
const keyed = (list: Partial<ListPlan> = {}, change: Partial<Scenario> = {}): Scenario => ({
  ...plain,
  idempotencyKey: "order-4711",
  legs: plain.legs.map((leg) => ({ ...leg, list: { ...leg.list, ...list } })),
  ...change,
});
const bearers: ListPlan["before"] = [9, 5, 7].map((age) => ({ what: "bearer", age, dated: true }));
/** A request whose answer is lost, and whose voice is made. */
const lost = (list: Partial<ListPlan>, acts = true): Scenario => {
  const scenario = keyed(list);
  const legs = scenario.legs.map((leg) => ({
    ...leg,
    answers: leg.answers.map((answer) => ({ ...answer, acts, how: { kind: "hangs" } as const })),
  }));
  return { ...scenario, legs, timeoutMs: 1000 };
};
const resultOf = (trace: Trace): LegTrace["result"] => trace.legs[0]?.result;

describe("a call with a key", () => {
  it("makes a voice where the list has none, and not once more", async () => {
    const scenario = keyed({}, { againMs: 10 });
    const trace = await trial(scenario);
    expect(broken(scenario, trace)).toEqual([]);
    expect(resultOf(trace)).toMatchObject({ voice: { existed: false } });
    expect(trace.again && resultOf(trace.again)).toMatchObject({ voice: { existed: true } });
  });

  it("comes to the oldest that the list has", async () => {
    const scenario = keyed({ before: bearers });
    const trace = await trial(scenario);
    expect(broken(scenario, trace)).toEqual([]);
    expect(resultOf(trace)).toMatchObject({ voice: { existed: true, id: "voice-1+a=b&c" } });
  });

  it("finds a voice that is listed late, and says so where there is none", async () => {
    for (const [scenario, end] of [
      [lost({ lag: { ms: 4_000, requests: 0 } }), { voice: { existed: false } }],
      [lost({}, false), { error: { code: "timeout", outcome: "unknown", searched: true } }],
    ] as const) {
      const trace = await trial(scenario);
      expect(broken(scenario, trace)).toEqual([]);
      expect(resultOf(trace)).toMatchObject(end);
    }
  });
});

describe("what is broken in a call with a key is found", () => {
  const ofLeg =
    (change: (leg: LegTrace) => Partial<LegTrace>) =>
    (trace: Trace): Trace => ({ ...trace, legs: trace.legs.map((leg) => ({ ...leg, ...change(leg) })) });
  const voice = (change: object) =>
    ofLeg(({ result }) => ({ result: { voice: { ...(result as { voice: object }).voice, raw: {}, ...change } } }));
  const error = (change: object) =>
    ofLeg(({ result }) => {
      const { error: given } = result as { error: Error };
      return { result: { error: Object.defineProperties(Object.create(given), descriptors(change)) } };
    });
  const descriptors = (change: object): PropertyDescriptorMap =>
    Object.fromEntries(Object.entries(change).map(([name, value]) => [name, { value, enumerable: true }]));
  const unread = ofLeg(({ asked }) => ({ asked: asked.map((one) => ({ ...one, isLast: false })) }));
  const found = { before: bearers };

  it.each<[string, Scenario, (trace: Trace) => Trace, string]>([
    ["a request without a look before", keyed(), ofLeg(() => ({ asked: [] })), "sent before the list was read"],
    ["one before the list was at its end", keyed(), unread, "sent before the list was read"],
    [
      "one though the list had the voice",
      keyed(),
      ofLeg(({ asked }) => ({ asked: asked.map((one) => ({ ...one, bearers: ["voice-9"] })) })),
      "sent, though voice-9 had the key",
    ],
    ["a voice that is not said to have existed", keyed(found), voice({ existed: false }), "existed after 0 requests"],
    ["a voice that is not there", keyed(found), voice({ id: "voice-9" }), "no voice of the service has this id"],
    ["a younger voice", keyed(found), voice({ id: "voice-2+a=b&c" }), "not the oldest"],
    ["others that nobody is told of", keyed(found), voice({ warnings: [] }), "told of 0 others"],
    ["a mark in raw", keyed(found), voice({ raw: { tags: ["key:order-4711"] } }), "the mark of the key is shown"],
    ["an escaped one", keyed(found), voice({ description: "&#91;key&#58;order-4711&#93;" }), "the mark of the key"],
    ["a search that was none", lost({}, false), unread, "no list was read to its end"],
    ["a search without a word", lost({}, false), error({ searched: undefined }), "does not say that it was looked for"],
    [
      "a voice that was overlooked",
      lost({}, false),
      ofLeg(({ asked }) => ({ asked: asked.map((one) => ({ ...one, bearers: ["voice-9"] })) })),
      "overlooked voice-9",
    ],
    ["a search too long", lost({}, false), (trace) => ({ ...trace, settledAt: 16_001 }), "15000 ms to look"],
    ["one too short", lost({}, false), ofLeg(({ asked }) => ({ asked: asked.slice(0, 3) })), "looked for it for"],
    [
      "a list that is asked without a key",
      plain,
      ofLeg(({ sent }) => ({ asked: sent.map((one) => ({ ...one })) as unknown as LegTrace["asked"] })),
      "look-ups without a key",
    ],
  ])("%s", async (_what, scenario, change, sentence) => {
    expect(broken(scenario, change(await trial(scenario))).join("\n")).toContain(sentence);
  });

  it("a second voice of the repetition", async () => {
    const scenario = keyed({}, { againMs: 10 });
    const trace = await trial(scenario);
    const again = trace.again as Trace;
    const twice = ofLeg(({ voices }) => ({ voices: [...voices, ...voices.map((one) => ({ ...one, id: "two" }))] }))(
      again,
    );
    expect(broken(scenario, { ...trace, again: twice }).join("\n")).toContain("2 voices of one key");
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CloneLine, CloneOrder } from "../src/api/clone.ts";
import { type Attempt, attempts, begin, canCloneAgain, dismiss, takeUp } from "../src/page/cloning/attempts.ts";
import { readUnsettled } from "../src/page/cloning/unsettled.ts";
import { nextStep } from "../src/page/words/next-step.ts";
import { whenNobodyKnows } from "../src/page/words/when-nobody-knows.ts";

const order: CloneOrder = {
  ...{ provider: "cartesia", name: "Ada", language: "en", options: {}, consent: true },
  idempotencyKey: "studio-1",
};
const sent = {
  type: "event",
  event: { type: "attempt_started", provider: "cartesia", attempt: 1 },
} satisfies CloneLine;
const voice: CloneLine = { type: "voice", voice: { provider: "cartesia", id: "voice-1", name: "Ada" } };

const kept = new Map<string, string>();
const asked: string[] = [];
/** What the studio answers to each path; `"breaks"` is where the connection does. */
let answers: Record<string, readonly (CloneLine | "breaks")[]> = {};

beforeEach(() => {
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
  });
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    const lines = answers[path];
    if (lines === undefined) throw new TypeError("Failed to fetch");
    return new Response(
      new ReadableStream({
        pull(controller) {
          const [line, ...rest] = answers[path] ?? [];
          answers[path] = rest;
          if (line === undefined) controller.close();
          else if (line === "breaks") controller.error(new TypeError("network error"));
          else controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
        },
      }),
    );
  });
});
afterEach(() => {
  for (const attempt of attempts.value) dismiss(attempt);
  vi.unstubAllGlobals();
  kept.clear();
  asked.length = 0;
});

/** The attempt, once it stands still. */
async function begun(): Promise<Attempt> {
  begin(order, new Blob(["sample"]));
  const [attempt] = attempts.value;
  if (attempt === undefined) throw new Error("nothing was begun");
  await vi.waitUntil(() => attempt.state.value.step !== "running", { interval: 1 });
  return attempt;
}

it("a voice whose answer breaks off, as when a lid is closed, is looked for and found", async () => {
  answers = { "api/clone": [sent, "breaks"], "api/settle": [voice] };
  expect((await begun()).state.value).toMatchObject({ step: "made", voice: { id: "voice-1" } });
  expect(asked).toEqual(["api/clone", "api/settle"]);
  expect(readUnsettled()).toEqual([]);
});

it("an answer that ends too early is no outcome either", async () => {
  answers = { "api/clone": [sent], "api/settle": [{ type: "absent" }] };
  expect((await begun()).state.value.step).toBe("unknown");
  expect(readUnsettled()).toMatchObject([{ key: "studio-1", provider: "cartesia" }]);
});

it("a connection that breaks while it looks says so in the page's words", async () => {
  answers = { "api/clone": [sent, "breaks"], "api/settle": [sent, "breaks"] };
  expect((await begun()).state.value).toEqual({
    step: "unknown",
    why: "The studio does not answer. Is it still running in its terminal?",
  });
});

it("while the studio is gone, an attempt stays kept", async () => {
  answers = { "api/clone": [sent, "breaks"] };
  expect((await begun()).state.value).toMatchObject({ step: "unknown", why: expect.stringContaining("still running") });
  expect(readUnsettled()).toHaveLength(1);
});

it("a second press asks for nothing while a voice is being made, nor when it is made", async () => {
  answers = { "api/clone": [sent, voice] };
  begin(order, new Blob(["sample"]));
  await begun();
  begin(order, new Blob(["sample"]));
  expect(asked).toEqual(["api/clone"]);
});

it.each([401, 403, 421])(
  "what the studio's door refuses with %i was surely not sent, as from a page of an earlier studio",
  async (status) => {
    vi.stubGlobal("fetch", async () => new Response("Open the studio with the address that it printed.", { status }));
    const { value } = (await begun()).state;
    expect(value).toMatchObject({ step: "failed", error: { outcome: "not_created" } });
    expect(value.step === "failed" && nextStep(value.error)).toContain("Open the address that the studio printed");
    expect(readUnsettled()).toEqual([]);
  },
);

it("what surely made no voice is kept no longer", async () => {
  const error = { code: "quota", outcome: "not_created", message: "used up" } as const;
  answers = { "api/clone": [{ type: "error", error }] };
  expect((await begun()).state.value).toEqual({ step: "failed", error });
  expect(readUnsettled()).toEqual([]);
});

describe("when nobody knows", () => {
  const unknown: CloneLine = { type: "error", error: { code: "timeout", outcome: "unknown", message: "lost" } };
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: 0 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("pressing again only looks for ten minutes, and then sends", async () => {
    answers = { "api/clone": [unknown], "api/settle": [{ type: "absent" }] };
    expect((await begun()).sendAgainFrom.value).toBe(600_000);
    vi.setSystemTime(599_999);
    expect((await begun()).state.value.step).toBe("unknown");
    vi.setSystemTime(600_000);
    answers["api/clone"] = [voice];
    expect((await begun()).state.value.step).toBe("made");
    expect(asked).toEqual(["api/clone", "api/settle", "api/clone"]);
  });

  it("a page that was loaded again still only looks, though the studio was started again too", async () => {
    answers = { "api/clone": [unknown], "api/settle": [{ type: "absent" }] };
    await begun();
    vi.setSystemTime(300_000);
    for (const takesUp of [true, false]) {
      attempts.value = [];
      answers["api/settle"] = [{ type: "absent" }];
      if (takesUp) takeUp();
      await vi.waitUntil(() => attempts.value.every(({ state }) => state.value.step === "unknown"), { interval: 1 });
      answers["api/settle"] = [{ type: "absent" }];
      expect((await begun()).sendAgainFrom.value).toBe(600_000);
    }
    expect(asked.filter((path) => path === "api/clone")).toHaveLength(1);
  });

  it("the studio's own time counts, and is kept", async () => {
    answers = { "api/clone": [{ ...unknown, sendAgainFrom: 1_000 }] };
    expect((await begun()).sendAgainFrom.value).toBe(1_000);
    expect(readUnsettled()).toMatchObject([{ sendAgainFrom: 1_000 }]);
  });

  it("the time counts from when the request leaves, also for a page that is loaded again later", async () => {
    answers = { "api/clone": [{ ...sent, sendAgainFrom: 4_200_000 }, "breaks"] };
    expect((await begun()).sendAgainFrom.value).toBe(4_200_000);
    expect(readUnsettled()).toMatchObject([{ sendAgainFrom: 4_200_000 }]);
  });

  it("a second try that surely made nothing leaves the first one open", async () => {
    answers = { "api/clone": [unknown] };
    await begun();
    vi.setSystemTime(700_000);
    const error = { code: "quota", outcome: "not_created", message: "used up" } as const;
    answers = { "api/clone": [{ type: "error", error }] };
    const second = await begun();
    expect(second.state.value).toEqual({ step: "unknown", why: "used up" });
    expect(second.sendAgainFrom.value).toBe(600_000);
    expect(readUnsettled()).toMatchObject([{ key: "studio-1", sendAgainFrom: 600_000 }]);
  });

  it("a voice that was just deleted can be cloned again as a new one at once", async () => {
    const error = { code: "just_deleted", outcome: "not_created", message: "deleted" } as const;
    answers = { "api/clone": [{ type: "error", error }] };
    expect(canCloneAgain(await begun())).toBe(true);
    expect(nextStep(error)).toContain("as a new voice");
  });

  it("the page says from when on it can be sent again", () => {
    const clock = new Date(660_000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    expect(whenNobodyKnows(true, 600_001)).toContain(`From ${clock} on`);
    expect(whenNobodyKnows(true, undefined)).toContain("or send it again");
    expect(whenNobodyKnows(false, 600_001)).not.toContain("send it again");
  });
});

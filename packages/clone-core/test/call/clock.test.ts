import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CloneEvent, cloneVoice } from "../../src/index.ts";
import { wav } from "../recordings.ts";
import { providers, rejection, service } from "../service.ts";

/** An hour: what a wrong time zone, or the end of summer time on a badly kept machine, makes of a clock. */
const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each(providers)("a clock that is set anew during a call to $name", ({ make, created, language }) => {
  const common = { name: "Ada", language, sample: wav() };
  const jump = (by: number): void => void vi.setSystemTime(Date.now() + by);
  /** A service that is busy first, and sets the clock while it answers. */
  const busyFirst = (by: number) =>
    service(
      () => {
        jump(by);
        return new Response(null, { status: 429, headers: { "retry-after": "2" } });
      },
      () => created(),
    );

  it("forward does not fail a retry that has time", async () => {
    const { fetch, sent } = busyFirst(hour);
    const voice = cloneVoice({ ...common, provider: make(fetch), timeoutMs: 10_000 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await voice).id).toBe("voice-1");
    expect(sent).toHaveLength(2);
  });

  it("back does not begin a retry that has no time", async () => {
    const { fetch, sent } = busyFirst(-hour);
    const settled = rejection(cloneVoice({ ...common, provider: make(fetch), timeoutMs: 1_500 }));
    await vi.advanceTimersByTimeAsync(0);
    expect(await settled).toMatchObject({ code: "rate_limited", retryAfterSeconds: 2 });
    expect(sent).toHaveLength(1);
  });

  it.each([
    ["back", -hour],
    ["forward", hour],
  ])("%s leaves the duration that a listener hears as it is", async (_, by) => {
    const events: CloneEvent[] = [];
    const { fetch } = busyFirst(by);
    const voice = cloneVoice({ ...common, provider: make(fetch), onEvent: (event) => events.push(event) });
    await vi.advanceTimersByTimeAsync(2_000);
    await voice;
    expect(events.at(-1)).toMatchObject({ type: "settled", durationMs: 2_000 });
  });
});

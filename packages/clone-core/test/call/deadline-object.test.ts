import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Deadline } from "../../src/call/deadline.ts";
import { rejection } from "../service.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a deadline", () => {
  it("says how long it was when it passes", async () => {
    const deadline = new Deadline(5_000, undefined);
    vi.advanceTimersByTime(5_000);
    expect(deadline.ended).toBe("timeout");
    expect(await rejection(deadline.race(new Promise(() => {})))).toMatchObject({
      name: "TimeoutError",
      message: "No answer within 5000 ms",
    });
  });

  it("ends once: an abort takes the timer down", () => {
    const controller = new AbortController();
    const deadline = new Deadline(5_000, controller.signal);
    controller.abort("enough");
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(5_000);
    expect([deadline.ended, deadline.signal.reason]).toEqual(["aborted", "enough"]);
  });

  it("ends once: when its time is over it lets go of the caller's signal", () => {
    const controller = new AbortController();
    const deadline = new Deadline(5_000, controller.signal);
    vi.advanceTimersByTime(5_000);
    controller.abort("too late");
    expect(deadline.ended).toBe("timeout");
    expect(deadline.signal.reason).toMatchObject({ name: "TimeoutError" });
  });

  it("does not end once it was taken down", () => {
    const controller = new AbortController();
    const deadline = new Deadline(5_000, controller.signal);
    deadline.dispose();
    controller.abort("too late");
    vi.advanceTimersByTime(5_000);
    expect([deadline.ended, deadline.signal.aborted]).toEqual([undefined, false]);
  });

  it("counts what remains", () => {
    const deadline = new Deadline(5_000, undefined);
    vi.advanceTimersByTime(1_500);
    expect(deadline.remainingMs).toBe(3_500);
    deadline.dispose();
  });

  it("lets work settle that is done before it", async () => {
    const deadline = new Deadline(5_000, undefined);
    expect(await deadline.race(Promise.resolve(7))).toBe(7);
    expect(await rejection(deadline.race(Promise.reject("no")))).toBe("no");
    deadline.dispose();
  });
});

import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { batchProgress, progressLine } from "../../src/batch/reporting/progress.ts";
import { Pace } from "../../src/batch/sending/pace.ts";
import { type BatchProvider, newBatchProvider } from "../../src/batch/sending/provider.ts";
import { defaultLimits } from "../../src/batch/sending/provider-limits.ts";
import { targets } from "../../src/targets/choose.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const never = new AbortController().signal;

/** Requests that take no time, for so long; when each began, in seconds. */
async function begun(pace: Pace, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const stop = new AbortController();
  const start = performance.now();
  const run = (async () => {
    while (await pace.turn(stop.signal)) {
      times.push((performance.now() - start) / 1000);
      pace.begin();
      pace.end();
      if (times.length > 1000) break;
    }
  })();
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  stop.abort();
  await run;
  return times;
}

describe("the pace", () => {
  it("keeps Inworld's five requests a minute in every minute", async () => {
    expect(await begun(new Pace(defaultLimits.inworld), 60)).toEqual([0, 12, 24, 36, 48, 60]);
    expect(defaultLimits.cartesia).toEqual({ concurrency: 2 });
  });

  it("keeps it over a restart too", async () => {
    expect(await begun(new Pace(defaultLimits.inworld, Date.now() - 5_000), 20)).toEqual([7, 19]);
    // A clock that was set back does not stop the batch.
    expect(await begun(new Pace(defaultLimits.inworld, Date.now() + 1_000_000), 13)).toEqual([12]);
  });

  it.each([
    ["back", -3_600_000],
    ["forward", 3_600_000],
  ])("does not mind a clock that is set %s by an hour while it waits", async (_, by) => {
    const pace = new Pace(defaultLimits.inworld);
    pace.slowDown(20_000, performance.now());
    vi.setSystemTime(Date.now() + by);
    expect(await begun(pace, 60)).toEqual([20, 44]);
  });

  it("takes nothing that was sent before a clock was set back for a thing of the future", async () => {
    const pace = new Pace(defaultLimits.inworld);
    vi.setSystemTime(Date.now() - 3_600_000);
    const times = begun(pace, 24);
    expect(await times).toEqual([0, 12, 24]);
  });

  it("lets no more requests be under way than allowed", async () => {
    const pace = new Pace({ concurrency: 2 });
    for (let count = 0; count < 2; count++) {
      expect(await pace.turn(never)).toBe(true);
      pace.begin();
    }
    let third = false;
    const waiting = pace.turn(never).then((turn) => {
      third = turn;
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(third).toBe(false);
    pace.end();
    await waiting;
    expect(third).toBe(true);
  });

  it("waits as long as it is told, then goes on at half the speed and comes back with each success", async () => {
    const pace = new Pace({ concurrency: 4, perMinute: 60 });
    pace.slowDown(30_000, performance.now());
    // Another one that was under way at the same time says nothing new.
    pace.slowDown(5_000, performance.now() - 1);
    expect(await begun(pace, 35)).toEqual([30, 32, 34]);
    for (let count = 0; count < 10; count++) pace.quicken();
    expect(pace.intervalMs).toBe(1000);
  });

  it("slows down where it had no limit, and forgets it again", () => {
    const pace = new Pace({ concurrency: 2 });
    pace.slowDown(0, performance.now());
    expect(pace.intervalMs).toBe(250);
    for (let count = 0; count < 10; count++) pace.quicken();
    expect(pace.intervalMs).toBe(0);
  });

  it("ends its waiting at once when everything stops", async () => {
    const stop = new AbortController();
    const turn = new Pace({ concurrency: 1, perMinute: 1 }, Date.now()).turn(stop.signal);
    stop.abort();
    expect(await turn).toBe(false);
  });
});

const provider = (some: Partial<BatchProvider>): BatchProvider => {
  const target = targets.find(({ name }) => name === "inworld");
  if (target === undefined) throw new Error("there is no such target");
  return { ...newBatchProvider(target, { apiKey: "", baseUrl: undefined }), ...some };
};

describe("a progress line", () => {
  it.each([
    [
      { pending: 500, created: 118, failed: 1, unknown: 1 },
      { waitMs: 9_000, intervalMs: 12_000 },
      24 * 60_000,
      "inworld   120/500  5.0/min  118 done, 1 failed, 1 unknown, 1:16:00 left",
    ],
    [
      { pending: 10, created: 5 },
      { waitMs: 30_000, intervalMs: 0 },
      60_000,
      "inworld   5/10  5.0/min  5 done, 0 failed, 0 unknown, 1:00 left, waiting 30 s",
    ],
    [
      { pending: 10 },
      { waitMs: 0, intervalMs: 0 },
      0,
      "inworld   0/10  0.0/min  0 done, 0 failed, 0 unknown, time left unknown",
    ],
    [
      { pending: 10 },
      { waitMs: 0, intervalMs: 12_000 },
      0,
      "inworld   0/10  0.0/min  0 done, 0 failed, 0 unknown, 2:00 left",
    ],
    [
      { pending: 2, created: 2 },
      { waitMs: 0, intervalMs: 0 },
      60_000,
      "inworld   2/2  2.0/min  2 done, 0 failed, 0 unknown",
    ],
    [
      { pending: 9, failed: 1, stopped: "no" },
      { waitMs: 0, intervalMs: 0 },
      60_000,
      "inworld   1/9  1.0/min  0 done, 1 failed, 0 unknown, stopped",
    ],
  ])("of %j at %j after %i ms", (some, pace, ms, line) => {
    expect(progressLine(provider(some), pace, ms)).toBe(line);
    expect(line.length).toBeLessThan(80);
  });

  it("is redrawn in its place on a terminal, and makes room for what else is written", async () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    const written = text(stream);
    const progress = batchProgress(stream, false);
    progress.begin([[provider({ pending: 2 }), new Pace({ concurrency: 1 })]]);
    progress.around(() => stream.write("a result\n"));
    await vi.advanceTimersByTimeAsync(200);
    progress.end();
    stream.end();
    const line = "inworld   0/2  0.0/min  0 done, 0 failed, 0 unknown, time left unknown";
    const rows = (await written).split("\n");
    expect(rows[0]).toBe(line);
    expect(rows[1]).toMatch(/^\u001b\[1A.*a result$/s);
    // The last one is taken away, so that the summary stands in its place.
    expect(rows.at(-1)).toMatch(/^\u001b\[1A/);
    expect(stream.listenerCount("resize")).toBe(0);
  });

  it("is a plain line now and then where there is no terminal, and none when silent", async () => {
    for (const silent of [false, true]) {
      const stream = new PassThrough();
      const written = text(stream);
      const progress = batchProgress(stream, silent);
      progress.begin([[provider({ pending: 2 }), new Pace({ concurrency: 1 })]]);
      await vi.advanceTimersByTimeAsync(25_000);
      progress.end();
      stream.end();
      const lines = (await written).split("\n");
      expect(lines).toHaveLength(silent ? 1 : 3);
      expect(lines.join("")).not.toContain("\u001b");
    }
  });
});

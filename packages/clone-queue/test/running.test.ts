import { CloneError, type CloneProvider, isCloneError } from "@org/clone-core";
import { DelayedError, RateLimitError, UnrecoverableError, WaitingError } from "bullmq";
import { describe, expect, it } from "vitest";
import { requireLimits } from "../src/account-queue.ts";
import { type CloneQueueEvent, cloneErrorOf, voiceOf } from "../src/index.ts";
import { HandMadeFleet, HandMadeJob, held, idle, run } from "./hand-made.ts";
import { answerLost, recording, refusal, Service } from "./service.ts";

const minutes = 60_000;

/** Redis' time was asked a moment before: what went by since is added. */
const isJustAfter = (time: number) => (leftAt: number | undefined) =>
  leftAt !== undefined && leftAt >= time && leftAt < time + 5_000;

/** Runs what a test does while the machine's clock jumps when it says so. */
async function withJumpingClock(test: (jump: (ms: number) => void) => Promise<void>): Promise<void> {
  const realNow = Date.now;
  try {
    await test((ms) => {
      Date.now = () => realNow() + ms;
    });
  } finally {
    Date.now = realNow;
  }
}

describe("a job", () => {
  it("looks, writes that its request may leave, sends it once and ends with the voice", async () => {
    const [job, service, fleet] = [new HandMadeJob(), new Service(), new HandMadeFleet()];
    expect(await run(job, service, fleet)).toMatchObject({ id: "voice-1", name: "Ada", existed: false });
    expect(service.asked).toEqual(["look", "send"]);
    expect(job.data.leftAt).toSatisfy(isJustAfter(fleet.time));
    expect(job.progress).toEqual(["loading", "sending", "done"]);
    expect(voiceOf(job.read)).toMatchObject({ provider: "inworld", id: "voice-1" });
    expect(cloneErrorOf(job.read)).toBeUndefined();
  });

  it("has it in its record when its request leaves", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    let recorded: number | undefined;
    service.instead = () => {
      recorded = job.data.leftAt;
      return refusal(400)();
    };
    await run(job, service);
    expect(recorded).toSatisfy(isJustAfter(1_000_000));
  });

  it("sends nothing while Redis has not answered to its record, or to the renewal of its lock beside it", async () => {
    for (const slow of ["updateData", "extendLock"] as const) {
      const [job, service, record] = [new HandMadeJob(), new Service(), held()];
      const { updateData } = job;
      job.updateData = (data) => {
        if (slow === "updateData") return record.answer.then(() => updateData.call(job, data));
        job.extendLock = () => record.answer.then(() => 1);
        return updateData.call(job, data);
      };
      const end = run(job, service);
      await idle();
      expect(service.asked).toEqual(["look"]);
      record.give();
      expect(await end).toMatchObject({ id: "voice-1" });
      expect(job.data.leftAt).toSatisfy(isJustAfter(1_000_000));
    }
  });

  it("writes no record before it holds its lock and knows the time", async () => {
    for (const slow of ["extendLock", "now"] as const) {
      const [job, service, fleet, first] = [new HandMadeJob(), new Service(), new HandMadeFleet(), held()];
      if (slow === "extendLock") job.extendLock = () => first.answer.then(() => 1);
      else fleet.now = () => first.answer.then(() => fleet.time);
      const end = run(job, service, fleet);
      await idle();
      expect(job.written).toBe("");
      first.give();
      await end;
      expect(job.data.leftAt).toSatisfy(isJustAfter(fleet.time));
    }
  });

  it("ends with its voice while its progress is written: the result goes the same way, behind it", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    job.updateProgress = (progress) => {
      job.progress.push(progress);
      return new Promise(() => {});
    };
    expect(await run(job, service)).toMatchObject({ id: "voice-1" });
    expect(job.progress).toEqual(["loading", "sending", "done"]);
  });

  it("ends with an error only once its progress is written", async () => {
    const [job, service, progress] = [new HandMadeJob(), new Service(), held()];
    service.instead = refusal(400);
    job.updateProgress = () => progress.answer;
    let hasEnded = false;
    const end = run(job, service).then(() => {
      hasEnded = true;
    });
    await idle();
    expect([service.sends, hasEnded]).toEqual([1, false]);
    progress.give();
    await end;
  });

  it("goes back to the queue only once its progress is written", async () => {
    for (const status of [503, 402]) {
      const [service, fleet, progress] = [new Service(), new HandMadeFleet(), held()];
      const job = new HandMadeJob({ leftAt: fleet.time });
      service.insteadOfList = refusal(status);
      job.updateProgress = () => progress.answer;
      const end = run(job, service, fleet);
      await idle();
      expect([job.delayedMs, job.isBack]).toEqual([undefined, false]);
      progress.give();
      await end;
      expect([job.delayedMs !== undefined, job.isBack]).toEqual([status === 503, status === 402]);
    }
  });

  it("does without progress that Redis does not take", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    job.updateProgress = () => Promise.reject(new Error("OOM command not allowed"));
    expect(await run(job, service)).toMatchObject({ id: "voice-1" });
  });

  it("sends nothing when the voice of its key is there", async () => {
    const service = new Service();
    await run(new HandMadeJob(), service);
    expect(await run(new HandMadeJob(), service)).toMatchObject({ id: "voice-1", existed: true });
    expect(service.sends).toBe(1);
  });

  it("prepares its recording with the limits of its provider", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    let given: unknown;
    const prepare = (_audio: unknown, limits: unknown) => {
      given = limits;
      return { audio: recording };
    };
    await run(job, service, undefined, { prepare });
    expect(given).toEqual([service.provider.accepts]);
    expect(job.progress).toEqual(["loading", "preparing", "sending", "done"]);
  });
});

describe("a job that comes back", () => {
  it("ends with the voice that its request made, without its sample", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    await run(job, service);
    const loadSample = () => Promise.reject(new Error("must not be loaded"));
    expect(await run(job, service, undefined, { loadSample })).toMatchObject({ id: "voice-1", existed: false });
    expect(service.sends).toBe(1);
  });

  it("is looked for at intervals that double, and sent again only after absentAfterMs", async () => {
    const [service, fleet] = [new Service(), new HandMadeFleet()];
    const job = new HandMadeJob({ leftAt: fleet.time });
    const waits: number[] = [];
    for (;;) {
      const end = await run(job, service, fleet);
      if (!(end instanceof DelayedError)) break;
      expect(service.sends).toBe(0);
      waits.push(Math.round(job.delayedMs ?? 0));
      fleet.time += waits.at(-1) ?? 0;
    }
    expect(waits).toEqual([6_000, 6_000, 12_000, 24_000, 48_000, 96_000, 192_000, 216_000]);
    expect(fleet.time - 1_000_000).toBe(10 * minutes);
    expect(service.sends).toBe(1);
    expect(voiceOf(job.read)?.id).toBe("voice-1");
  });

  it("is sent again twice at most, however its list lags, and given up after a day", async () => {
    const [job, service, fleet] = [new HandMadeJob(), new Service(), new HandMadeFleet()];
    service.lags = true;
    let end: unknown;
    for (let runs = 0; runs < 200; runs++) {
      service.instead = answerLost;
      end = await run(job, service, fleet);
      if (!(end instanceof DelayedError)) break;
      fleet.time += Math.max(1, job.delayedMs ?? 0);
    }
    expect(end).toBeInstanceOf(UnrecoverableError);
    expect(cloneErrorOf(job.read)).toMatchObject({ outcome: "unknown", searched: true });
    expect(service.sends).toBe(3);
    expect(fleet.time - 1_000_000).toBeGreaterThan(24 * 60 * minutes);
  });

  it.each([
    ["is gone", () => undefined, UnrecoverableError, "invalid_input"],
    ["cannot be loaded", () => Promise.reject(new Error("the disk is busy")), Error, "unavailable"],
  ])("and whose sample %s is looked for all the same, and fails only where its voice is not there", async (...row) => {
    const [, loadSample, kind, code] = row;
    const [service, fleet] = [new Service(), new HandMadeFleet()];
    const job = new HandMadeJob({ leftAt: fleet.time });
    fleet.time += 9 * minutes;
    expect(await run(job, service, fleet, { loadSample })).toBeInstanceOf(DelayedError);
    fleet.time += 2 * minutes;
    const end = await run(job, service, fleet, { loadSample });
    expect(end).toBeInstanceOf(kind);
    expect(end).not.toBeInstanceOf(DelayedError);
    expect(cloneErrorOf(job.read)).toMatchObject({ code, outcome: "not_created" });
    expect(service.asked).toEqual(["look", "look"]);
    await run(new HandMadeJob(), service);
    expect(await run(job, service, fleet, { loadSample })).toMatchObject({ id: "voice-1" });
  });

  it("is never sent again with whenUnknown wait, and given up after a day", async () => {
    const [service, fleet] = [new Service(), new HandMadeFleet()];
    const job = new HandMadeJob({ leftAt: fleet.time });
    fleet.time += 23 * 60 * minutes;
    expect(await run(job, service, fleet, { whenUnknown: "wait" })).toBeInstanceOf(DelayedError);
    expect(job.delayedMs).toBeCloseTo(60 * minutes, -2);
    fleet.time += 60 * minutes;
    expect(await run(job, service, fleet, { whenUnknown: "wait" })).toBeInstanceOf(UnrecoverableError);
    expect(cloneErrorOf(job.read)).toMatchObject({ outcome: "unknown", searched: true });
    expect(service.sends).toBe(0);
  });

  it("fails with whenUnknown fail unless the voice is there", async () => {
    const [service, fleet] = [new Service(), new HandMadeFleet()];
    const job = new HandMadeJob({ leftAt: fleet.time });
    for (const later of [1, 60 * minutes]) {
      fleet.time += later;
      expect(await run(job, service, fleet, { whenUnknown: "fail" })).toBeInstanceOf(UnrecoverableError);
      expect(cloneErrorOf(job.read)?.outcome).toBe("unknown");
    }
    expect(service.sends).toBe(0);
    await run(new HandMadeJob(), service);
    expect(await run(job, service, fleet, { whenUnknown: "fail" })).toMatchObject({ id: "voice-1" });
  });

  it("stays unknown when its list cannot be read, whatever that says", async () => {
    const [service, fleet] = [new Service(), new HandMadeFleet()];
    for (const status of [503, 400]) {
      const job = new HandMadeJob({ leftAt: fleet.time });
      service.insteadOfList = refusal(status);
      expect(await run(job, service, fleet)).toBeInstanceOf(DelayedError);
      expect(job.data.leftAt).toSatisfy(isJustAfter(1_000_000));
      expect(cloneErrorOf(job.read)?.outcome).toBe("unknown");
    }
  });
});

describe("an answer that is lost", () => {
  it("delays the job, which then finds its voice", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    service.instead = answerLost;
    expect(await run(job, service)).toBeInstanceOf(DelayedError);
    expect(job.progress.at(-1)).toBe("settling");
    expect(cloneErrorOf(job.read)).toMatchObject({ code: "unavailable", outcome: "unknown" });
    expect(await run(job, service)).toMatchObject({ id: "voice-1" });
    expect(cloneErrorOf(job.read)).toBeUndefined();
    expect(service.sends).toBe(1);
  });
});

describe("an answer that is certain", () => {
  it.each([
    ["401", 401, WaitingError, "authentication"],
    ["402", 402, WaitingError, "quota"],
  ])("%s pauses the queue, keeps the job in it and says so", async (_what, status, kind, code) => {
    const [job, service, fleet] = [new HandMadeJob(), new Service(), new HandMadeFleet()];
    const events: CloneQueueEvent[] = [];
    service.instead = refusal(status);
    expect(await run(job, service, fleet, { onEvent: (event) => events.push(event) })).toBeInstanceOf(kind);
    expect([fleet.paused, job.isBack, job.data.leftAt]).toEqual([true, true, undefined]);
    expect(events.at(-1)).toMatchObject({ type: "paused", key: "order-1", code });
  });

  it("429 makes every worker wait as long as the service asks", async () => {
    const [job, service, fleet] = [new HandMadeJob(), new Service(), new HandMadeFleet()];
    service.instead = refusal(429, { "retry-after": "90" });
    expect(await run(job, service, fleet)).toBeInstanceOf(RateLimitError);
    expect(fleet.limitedMs).toBe(90_000);
    expect(job.data.leftAt).toBeUndefined();
  });

  it("429 to a look-up leaves open whether the voice exists", async () => {
    const [service, fleet] = [new Service(), new HandMadeFleet()];
    const job = new HandMadeJob({ leftAt: fleet.time });
    service.insteadOfList = refusal(429);
    expect(await run(job, service, fleet)).toBeInstanceOf(RateLimitError);
    expect(fleet.limitedMs).toBe(10_000);
    expect(job.data.leftAt).toSatisfy(isJustAfter(fleet.time));
  });

  it.each([
    ["0", 1_000],
    ["2147483648", 86_400_000],
  ])("429 with Retry-After %s is believed within bounds, and the event says what follows", async (after, waitMs) => {
    const [job, service, fleet] = [new HandMadeJob(), new Service(), new HandMadeFleet()];
    const events: CloneQueueEvent[] = [];
    service.instead = refusal(429, { "retry-after": after });
    await run(job, service, fleet, { onEvent: (event) => events.push(event) });
    expect(fleet.limitedMs).toBe(waitMs);
    expect(events.at(-1)).toEqual({ key: "order-1", type: "limited", waitMs });
  });

  it.each([429, 401, 402])("%s to one look steers the queue once, and not at every look after it", async (status) => {
    for (const [whenUnknown, kind] of [
      ["settle", DelayedError],
      ["wait", DelayedError],
      ["fail", UnrecoverableError],
    ] as const) {
      const [service, fleet] = [new Service(), new HandMadeFleet()];
      const job = new HandMadeJob({ leftAt: fleet.time });
      service.insteadOfList = refusal(status, { "retry-after": "3600" });
      await run(job, service, fleet, { whenUnknown });
      [fleet.limitedMs, fleet.paused] = [undefined, false];
      expect(await run(job, service, fleet, { whenUnknown })).toBeInstanceOf(kind);
      expect([fleet.limitedMs, fleet.paused]).toEqual([undefined, false]);
      expect(cloneErrorOf(job.read)).toMatchObject({ code: "unavailable", outcome: "unknown" });
    }
  });

  it("says nothing of a later request: a job that BullMQ gives up may have made a voice", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    service.instead = refusal(429);
    await run(job, service);
    expect(cloneErrorOf(job.read)).toMatchObject({ code: "rate_limited", outcome: "not_created" });
    service.instead = () => {
      // The worker dies here, and so do those after it.
      job.failedReason = "job stalled more than allowable limit";
      expect(cloneErrorOf(job.read)).toMatchObject({ outcome: "unknown" });
      return answerLost();
    };
    await run(job, service);
    expect(service.sends).toBe(2);
    expect.assertions(3);
  });

  it.each([400, 403, 413])("%s fails at once", async (status) => {
    const [job, service] = [new HandMadeJob(), new Service()];
    service.instead = refusal(status);
    expect(await run(job, service)).toBeInstanceOf(UnrecoverableError);
    expect(cloneErrorOf(job.read)).toMatchObject({ outcome: "not_created", status });
    expect(job.data.leftAt).toBeUndefined();
  });

  it("no connection is tried again", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    service.instead = () => {
      throw new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) });
    };
    const end = await run(job, service);
    expect(end).toBeInstanceOf(Error);
    expect(end).not.toBeInstanceOf(UnrecoverableError);
    expect(cloneErrorOf(job.read)).toMatchObject({ code: "unavailable", outcome: "not_created" });
  });
});

describe("a sample", () => {
  it("that another call could not get steers nothing here", async () => {
    const [job, service, fleet] = [new HandMadeJob(), new Service(), new HandMadeFleet()];
    const startedAt = new Date();
    const of = { code: "authentication", outcome: "unknown", provider: "storage", startedAt } as const;
    const loadSample = () => Promise.reject(new CloneError("storage: status 401", of));
    const end = await run(job, service, fleet, { loadSample });
    expect(end).not.toBeInstanceOf(UnrecoverableError);
    expect([fleet.paused, job.isBack]).toEqual([false, false]);
    expect(cloneErrorOf(job.read)).toMatchObject({
      code: "unavailable",
      outcome: "not_created",
      message: "inworld: the sample could not be loaded: storage: status 401",
    });
  });

  it("that fails with more than a sentence leaves no more than that in Redis", async () => {
    for (const thrown of [new Error("a".repeat(3_000_000)), recording]) {
      const [job, service] = [new HandMadeJob(), new Service()];
      await run(job, service, undefined, { loadSample: () => Promise.reject(thrown) });
      expect(job.written.length).toBeLessThan(2_000);
      expect(job.written).not.toContain("82,73,70");
    }
  });

  it("that cannot be loaded now is loaded later", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    const end = await run(job, service, undefined, { loadSample: () => Promise.reject(new Error("the disk is busy")) });
    expect(end).not.toBeInstanceOf(UnrecoverableError);
    expect(cloneErrorOf(job.read)?.message).toBe("inworld: the sample could not be loaded: the disk is busy");
  });

  it.each(["loadSample", "prepare"] as const)(
    "that %s never gives is given up, and tried again later",
    async (name) => {
      const [job, service] = [new HandMadeJob(), new Service()];
      let signal: AbortSignal | undefined;
      const never = (...given: unknown[]) => {
        signal = given.at(-1) as AbortSignal;
        return new Promise<never>(() => {});
      };
      const end = await run(job, service, undefined, { [name]: never, loadTimeoutMs: 20 });
      expect(end).not.toBeInstanceOf(UnrecoverableError);
      expect(cloneErrorOf(job.read)).toMatchObject({
        ...{ code: "timeout", outcome: "not_created" },
        message: "inworld: the sample was not there within 20 ms",
      });
      expect(signal?.aborted).toBe(true);
      expect(service.sends).toBe(0);
    },
  );

  it("that does not come ends with its job's cancellation", async () => {
    const [job, service, controller] = [new HandMadeJob(), new Service(), new AbortController()];
    const loadSample = () => {
      controller.abort();
      return new Promise<never>(() => {});
    };
    await run(job, service, undefined, { loadSample }, controller.signal);
    expect(cloneErrorOf(job.read)).toMatchObject({ code: "aborted", outcome: "not_created" });
  });

  it("that is gone fails the job at once", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    expect(await run(job, service, undefined, { loadSample: () => undefined })).toBeInstanceOf(UnrecoverableError);
    expect(cloneErrorOf(job.read)).toMatchObject({ code: "invalid_input", message: "inworld: the sample is gone" });
    expect(service.sends).toBe(0);
  });

  it("of which no sample can be made fails the job at once", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    const prepare = () => Promise.reject(new Error("no speech"));
    expect(await run(job, service, undefined, { prepare })).toBeInstanceOf(UnrecoverableError);
    expect(cloneErrorOf(job.read)?.code).toBe("unsupported_audio");
  });
});

describe("a worker that lost its job", () => {
  it("sends nothing when it was stuck before its request", () =>
    withJumpingClock(async (jump) => {
      const [job, service] = [new HandMadeJob(), new Service()];
      const loadSample = async () => {
        await idle();
        jump(8_000);
        job.holds = () => false;
        return recording;
      };
      const end = await run(job, service, undefined, { loadSample });
      expect(String(end)).toContain("lost its lock");
      expect(service.sends).toBe(0);
      expect(job.written).not.toContain("leftAt");
    }));

  it("that took long to load its sample asks for the lock and the time again", () =>
    withJumpingClock(async (jump) => {
      const [job, service, fleet] = [new HandMadeJob(), new Service(), new HandMadeFleet()];
      const loadSample = async () => {
        await idle();
        jump(8_000);
        fleet.time += 9_000;
        return recording;
      };
      expect(await run(job, service, fleet, { loadSample })).toMatchObject({ id: "voice-1" });
      expect(job.data.leftAt).toSatisfy(isJustAfter(fleet.time));
    }));

  it("counts what it took to load its sample", () =>
    withJumpingClock(async (jump) => {
      const [job, service, fleet] = [new HandMadeJob(), new Service(), new HandMadeFleet()];
      const loadSample = async () => {
        await idle();
        jump(7_000);
        return recording;
      };
      expect(await run(job, service, fleet, { loadSample })).toMatchObject({ id: "voice-1" });
      expect(job.data.leftAt).toSatisfy(isJustAfter(fleet.time + 7_000));
    }));

  it("sends nothing when it was stuck while it wrote", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    let asked = 0;
    job.holds = () => ++asked === 1;
    expect(String(await run(job, service))).toContain("lost its lock");
    expect(service.sends).toBe(0);
  });

  it("does not end while its record is on its way", async () => {
    const [job, service, record] = [new HandMadeJob(), new Service(), held()];
    job.updateData = () => {
      job.holds = () => false;
      return record.answer.then(() => Promise.reject(new Error("Missing key for job")));
    };
    let hasEnded = false;
    const end = run(job, service).finally(() => {
      hasEnded = true;
    });
    await idle();
    expect([service.sends, hasEnded]).toEqual([0, false]);
    record.give();
    expect(String(await end)).toContain("lost its lock");
  });

  it("sends nothing when its machine slept while it wrote", () =>
    withJumpingClock(async (jump) => {
      const [job, service] = [new HandMadeJob(), new Service()];
      const { updateData } = job;
      job.updateData = (data) => {
        jump(20_000);
        return updateData.call(job, data);
      };
      expect(String(await run(job, service))).toContain("stood still");
      expect(service.sends).toBe(0);
    }));

  it("does not overwrite what the next worker wrote", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    service.instead = () => {
      job.holds = () => false;
      return refusal(400)();
    };
    await run(job, service);
    expect(job.data.leftAt).toSatisfy(isJustAfter(1_000_000));
    expect(job.data.error).toBeUndefined();
  });
});

describe("a Redis that takes no record", () => {
  it("lets no request leave, and the job is tried again", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    const { updateData } = job;
    job.updateData = () => {
      job.updateData = updateData;
      return Promise.reject(new Error("OOM command not allowed"));
    };
    const end = await run(job, service);
    expect(end).not.toBeInstanceOf(UnrecoverableError);
    expect(String(end)).toContain("OOM");
    expect(service.sends).toBe(0);
  });

  it("that is away for longer than the call lets no request leave", async () => {
    const [job, service, fleet] = [new HandMadeJob(), new Service(), new HandMadeFleet()];
    let back: (time: number) => void = () => {};
    const away = new Promise<number>((resolve) => {
      back = resolve;
    });
    fleet.now = () => away;
    const end = await run(job, service, fleet, { timeoutMs: 20 });
    expect(cloneErrorOf(job.read)).toMatchObject({ code: "timeout", outcome: "not_created" });
    back(1);
    await idle();
    expect(end).not.toBeInstanceOf(UnrecoverableError);
    expect([service.sends, job.data.leftAt]).toEqual([0, undefined]);
  });
});

it("takes a provider that is frozen", async () => {
  const [job, service] = [new HandMadeJob(), new Service()];
  const providers = [Object.freeze({ ...service.provider })];
  expect(await run(job, service, undefined, { providers })).toMatchObject({ id: "voice-1" });
});

describe("the options of a worker", () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("are refused with a loadTimeoutMs of %s", async (ms) => {
    const end = await run(new HandMadeJob(), new Service(), undefined, { loadTimeoutMs: ms }).catch((error) => error);
    expect(isCloneError(end) && end.message).toBe(
      `clone-queue: loadTimeoutMs is ${ms}: pass whole milliseconds, at most a day, 86,400,000`,
    );
  });

  it.each([
    [{ concurrency: 0 }, "concurrency is 0: pass a whole number above 0"],
    [{ concurrency: Number.NaN }, "concurrency is NaN"],
    [{ concurrency: 1, requests: { most: 0, perMs: 1 } }, "requests.most is 0"],
    [{ concurrency: 1, requests: { most: 1, perMs: -5 } }, "requests.perMs is -5"],
  ])("are refused with the limits %j", (limits, words) => {
    expect(() => requireLimits(limits)).toThrow(words);
  });

  it.each([
    [{ timeoutMs: 0 }, "timeoutMs is 0: pass milliseconds from 1 to 2147483647"],
    [{ timeoutMs: "5" as unknown as number }, "timeoutMs is 5: pass"],
    [{ maxSampleBytes: -1 }, "maxSampleBytes is -1: pass a number of bytes from 1 on"],
    [{ providers: [undefined as unknown as CloneProvider] }, "pass providers"],
  ])("are refused with the options %j", async (options, words) => {
    await expect(run(new HandMadeJob(), new Service(), undefined, options)).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining(words),
    });
  });

  it("are refused when a request could still be on its way after absentAfterMs", async () => {
    await expect(run(new HandMadeJob(), new Service(), undefined, { absentAfterMs: 120_000 })).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("absentAfterMs"),
    });
  });
});

describe("an absentAfterMs of more than a day", () => {
  it("is refused with the way to say never, as nothing is looked for beyond that", async () => {
    for (const absentAfterMs of [Number.POSITIVE_INFINITY, 86_400_001, Number.NaN]) {
      await expect(run(new HandMadeJob(), new Service(), undefined, { absentAfterMs })).rejects.toMatchObject({
        code: "invalid_input",
        message: expect.stringMatching(/absentAfterMs is (Infinity|86400001|NaN): pass/),
      });
    }
  });
});

describe("what Redis gets to see", () => {
  it("is neither key nor audio, nor the stack of an error", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    service.instead = () =>
      Response.json(
        { message: `no bWFkZS11cDprZXk= for ${Buffer.from(recording).toString("base64")}` },
        { status: 400 },
      );
    const error = await run(job, service);
    expect(error.name).toBe("UnrecoverableError");
    expect(job.written).not.toMatch(/bWFkZS11cDprZXk|made-up|UklGRi4u|fn[5~]{8}|\n\s+at /);
    expect(isCloneError(cloneErrorOf(job.read))).toBe(true);
    expect(cloneErrorOf(job.read)).toMatchObject({ startedAt: expect.any(Date), status: 400 });
  });

  it("leaves a long body out", async () => {
    const [job, service] = [new HandMadeJob(), new Service()];
    service.instead = () =>
      Response.json({ details: Array.from({ length: 50 }, () => "no ".repeat(300)) }, { status: 400 });
    await run(job, service);
    expect(job.written.length).toBeLessThan(10_000);
  });
});

describe("a job that was not added by addClone", () => {
  it("is refused without a key", async () => {
    const [job, service] = [new HandMadeJob({ key: undefined as unknown as string }), new Service()];
    expect(await run(job, service)).toBeInstanceOf(UnrecoverableError);
    expect(service.asked).toEqual([]);
  });

  it("fails when the worker has not its provider", async () => {
    const [job, service] = [new HandMadeJob({ provider: "acme" }), new Service()];
    expect(await run(job, service)).toBeInstanceOf(UnrecoverableError);
    expect(cloneErrorOf(job.read)?.message).toBe("acme: this worker has no such provider, only inworld");
  });
});

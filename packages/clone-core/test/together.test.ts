import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cloneVoiceToAll, type Fetch } from "../src/index.ts";
import { cartesia } from "../src/providers/cartesia.ts";
import { inworld } from "../src/providers/inworld.ts";
import { wav } from "./recordings.ts";
import { cartesiaKey, inworldKey, providers, service } from "./service.ts";

const [atCartesia, atInworld] = providers;
const never = (): Promise<never> => new Promise(() => {});
const common = { name: "Ada", language: "en", sample: wav() };
const one = (fetch: Fetch) => cartesia({ apiKey: cartesiaKey, fetch });
const two = (fetch: Fetch) => inworld({ apiKey: inworldKey, fetch });

describe("several providers at once", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  });
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it("fail each in its own way, beside a voice", async () => {
    const services = {
      voice: service(atCartesia.created()),
      wrongKey: service(new Response("", { status: 401 })),
      broken: service(new Response("", { status: 503 })),
      cut: service(() => Promise.reject(new TypeError("terminated"))),
      odd: service(Response.json({ voice: null })),
    };
    const { voice, wrongKey, broken, cut, odd } = services;
    const results = await cloneVoiceToAll({
      ...common,
      providers: {
        voice: one(voice.fetch),
        wrongKey: two(wrongKey.fetch),
        broken: one(broken.fetch),
        cut: two(cut.fetch),
        odd: two(odd.fetch),
      },
    });
    expect(results).toMatchObject({
      voice: { status: "fulfilled", value: { id: "voice-1" } },
      wrongKey: { status: "rejected", reason: { code: "authentication", outcome: "not_created", provider: "inworld" } },
      broken: { status: "rejected", reason: { code: "unavailable", outcome: "unknown", provider: "cartesia" } },
      cut: { status: "rejected", reason: { code: "unavailable", outcome: "unknown" } },
      odd: { status: "rejected", reason: { code: "unexpected_response", outcome: "unknown" } },
    });
    for (const { sent } of Object.values(services)) expect(sent).toHaveLength(1);
  });

  it("do not wait for one another: a slow one is still sent while a quick one is through", async () => {
    const order: string[] = [];
    const slow = service(async () => {
      order.push("slow is asked");
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      order.push("slow answers");
      return atCartesia.created();
    });
    const quick = service(() => {
      order.push("quick answers");
      return atInworld.created();
    });
    const settled = cloneVoiceToAll({ ...common, providers: { slow: one(slow.fetch), quick: two(quick.fetch) } });
    await vi.advanceTimersByTimeAsync(60_000);
    const results = await settled;
    expect([results.slow.status, results.quick.status]).toEqual(["fulfilled", "fulfilled"]);
    expect(order).toEqual(["slow is asked", "quick answers", "slow answers"]);
  });

  it("keep a voice when another ends at the deadline", async () => {
    const fetches = { slow: service(never), quick: service(atInworld.created()) };
    const settled = cloneVoiceToAll({
      ...common,
      timeoutMs: 5_000,
      providers: { slow: one(fetches.slow.fetch), quick: two(fetches.quick.fetch) },
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await settled).toMatchObject({
      slow: { status: "rejected", reason: { code: "timeout", outcome: "unknown" } },
      quick: { status: "fulfilled" },
    });
  });

  it("retry each on its own account", async () => {
    const busy = service(new Response("", { status: 429, headers: { "retry-after": "7" } }), atCartesia.created());
    const fine = service(atInworld.created());
    const settled = cloneVoiceToAll({ ...common, providers: { busy: one(busy.fetch), fine: two(fine.fetch) } });
    await vi.advanceTimersByTimeAsync(7_000);
    const results = await settled;
    expect([results.busy.status, results.fine.status]).toEqual(["fulfilled", "fulfilled"]);
    expect([busy.sent.length, fine.sent.length]).toEqual([2, 1]);
  });

  it("end with one abort, each where it stands", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const answered = service(atCartesia.created());
    const waiting = service(never);
    const backingOff = service(new Response("", { status: 429, headers: { "retry-after": "50" } }));
    const keyless = service(atInworld.created());
    const settled = cloneVoiceToAll({
      ...common,
      signal: controller.signal,
      providers: {
        answered: one(answered.fetch),
        waiting: two(waiting.fetch),
        backingOff: one(backingOff.fetch),
        keyless: inworld({ apiKey: never, fetch: keyless.fetch }),
      },
    });
    await vi.advanceTimersByTimeAsync(1_000);
    controller.abort(reason);
    const aborted = (outcome: string) => ({ status: "rejected", reason: { code: "aborted", outcome, cause: reason } });
    expect(await settled).toMatchObject({
      answered: { status: "fulfilled" },
      waiting: aborted("unknown"),
      backingOff: aborted("not_created"),
      keyless: aborted("not_created"),
    });
    expect(keyless.sent).toHaveLength(0);
  });

  it("send nothing at all with a signal that is aborted already", async () => {
    const services = [service(atCartesia.created()), service(atInworld.created())] as const;
    const results = await cloneVoiceToAll({
      ...common,
      signal: AbortSignal.abort(),
      providers: { first: one(services[0].fetch), second: two(services[1].fetch) },
    });
    for (const result of Object.values(results)) {
      expect(result).toMatchObject({ status: "rejected", reason: { code: "aborted", outcome: "not_created" } });
    }
    expect(services.flatMap(({ sent }) => sent)).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CloneEvent, cloneVoice, cloneVoiceToAll } from "../../src/index.ts";
import { cartesia } from "../../src/providers/cartesia.ts";
import { wav } from "../recordings.ts";
import { cartesiaKey, providers, rejection, service } from "../service.ts";

const [atCartesia, atInworld] = providers;
const busy = (wait?: string): Response =>
  new Response("", { status: 429, headers: wait === undefined ? {} : { "retry-after": wait } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The events of a call, which is let run to its end. */
async function events(
  change: Partial<Parameters<typeof cloneVoice>[0]>,
  ...answers: Parameters<typeof service>
): Promise<CloneEvent[]> {
  const heard: CloneEvent[] = [];
  const { fetch } = service(...answers);
  const options = { provider: atCartesia.make(fetch), name: "Ada", language: "en", sample: wav() };
  const onEvent = (event: CloneEvent): void => {
    heard.push(event);
  };
  const settled = cloneVoice({ ...options, onEvent, ...change } as typeof options).catch(() => {});
  await vi.runAllTimersAsync();
  await settled;
  return heard;
}

const delays = (heard: readonly CloneEvent[]): number[] =>
  heard.flatMap((event) => (event.type === "retry_scheduled" ? [event.delayMs] : []));

describe("a listener hears", () => {
  it("how long a call took and why it failed", async () => {
    const heard = await events({ timeoutMs: 7_000 }, () => new Promise<never>(() => {}));
    expect(heard).toEqual([
      { type: "attempt_started", provider: "cartesia", attempt: 1 },
      {
        type: "settled",
        provider: "cartesia",
        attempts: 1,
        durationMs: 7_000,
        outcome: "unknown",
        code: "timeout",
      },
    ]);
  });

  it("of a success without a code", async () => {
    const [, settled] = await events({}, atCartesia.created());
    expect(Object.keys(settled ?? {})).toEqual(["type", "provider", "attempts", "durationMs", "outcome"]);
  });

  it("of a call that was refused at the door, without an attempt", async () => {
    expect(await events({ name: "" }, atCartesia.created())).toEqual([
      {
        type: "settled",
        provider: "cartesia",
        attempts: 0,
        durationMs: 0,
        outcome: "not_created",
        code: "invalid_input",
      },
    ]);
  });

  it("of no attempt when the signal was aborted before, nor is the key asked for", async () => {
    const apiKey = vi.fn(() => cartesiaKey);
    const change = { provider: cartesia({ apiKey }), signal: AbortSignal.abort() };
    expect(await events(change)).toMatchObject([{ type: "settled", attempts: 0, code: "aborted" }]);
    expect(apiKey).not.toHaveBeenCalled();
  });

  it("of a retry after a connection that did not come about, without a status", async () => {
    const refused = new TypeError("failed", { cause: Object.assign(new Error("no"), { code: "ECONNREFUSED" }) });
    const heard = await events({ maxRetries: 1 }, () => Promise.reject(refused), atCartesia.created());
    expect(heard[1]).toEqual({
      type: "retry_scheduled",
      provider: "cartesia",
      attempt: 1,
      code: "unavailable",
      delayMs: expect.any(Number),
    });
  });
});

describe("what a listener hears of a failure", () => {
  it("has the status and the request id of an answer, as the error has", async () => {
    const answer = new Response("", { status: 500, headers: { "x-request-id": "req-1" } });
    expect((await events({}, answer)).at(-1)).toMatchObject({ type: "settled", status: 500, requestId: "req-1" });
  });

  it("has the request id of a voice too, which the voice itself has", async () => {
    const created = Response.json({ id: "voice-1" }, { headers: { "x-request-id": "req-2" } });
    expect((await events({}, created)).at(-1)).toMatchObject({ outcome: "created", requestId: "req-2" });
    const provider = atCartesia.make(
      service(Response.json({ id: "voice-1" }, { headers: { "request-id": "req-3" } })).fetch,
    );
    expect((await cloneVoice({ provider, name: "Ada", language: "en", sample: wav() })).requestId).toBe("req-3");
    const without = atCartesia.make(service(Response.json({ id: "voice-1" })).fetch);
    expect(await cloneVoice({ provider: without, name: "Ada", language: "en", sample: wav() })).not.toHaveProperty(
      "requestId",
    );
  });

  it("has neither where no answer came", async () => {
    const [, settled] = await events({}, () => Promise.reject(new Error("broken")));
    expect(Object.keys(settled ?? {})).toEqual(["type", "provider", "attempts", "durationMs", "outcome", "code"]);
  });
});

describe("cloneVoiceToAll", () => {
  it("says in each event whose it is, by the key of its result", async () => {
    const heard: CloneEvent[] = [];
    const settled = cloneVoiceToAll({
      providers: {
        main: atCartesia.make(service(busy("0"), atCartesia.created()).fetch),
        "": atCartesia.make(service(new Response("", { status: 401 })).fetch),
      },
      name: "Ada",
      language: "en",
      sample: wav(),
      onEvent: (event) => heard.push(event),
    });
    await vi.runAllTimersAsync();
    const results = await settled;
    expect(heard.map(({ resultKey, type }) => `${resultKey}: ${type}`).sort()).toEqual([
      ": attempt_started",
      ": settled",
      "main: attempt_started",
      "main: attempt_started",
      "main: retry_scheduled",
      "main: settled",
    ]);
    expect(heard.find(({ resultKey, type }) => resultKey === "" && type === "settled")).toMatchObject({ status: 401 });
    expect([results.main.status, results[""].status]).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a retry waits", () => {
  it.each([
    [0, [750, 1_500, 3_000]],
    [0.5, [1_000, 2_000, 4_000]],
    [0.999999, [1_250, 2_500, 5_000]],
  ])("1 s, 2 s, 4 s, by chance (%d) a quarter more or less", async (chance, expected) => {
    vi.spyOn(Math, "random").mockReturnValue(chance);
    expect(delays(await events({ maxRetries: 3 }, busy()))).toEqual(expected);
  });

  it("for a whole minute where that is asked for", async () => {
    expect(delays(await events({}, busy("60"), atCartesia.created()))).toEqual([60_000]);
  });

  it("not at all where the wait would end with the deadline: it says at once how long", async () => {
    const heard = await events({ timeoutMs: 5_000 }, busy("5"));
    expect(heard.at(-1)).toMatchObject({ code: "rate_limited", durationMs: 0, attempts: 1 });
    expect(delays(await events({ timeoutMs: 5_001 }, busy("5"), atCartesia.created()))).toEqual([5_000]);
  });
});

describe("a call without a provider", () => {
  it("says so in its error", async () => {
    const options = { provider: undefined, name: "Ada", language: "en", sample: wav() };
    const error = await rejection(cloneVoice(options as unknown as Parameters<typeof cloneVoice>[0]));
    expect(error).toMatchObject({ provider: "no provider", code: "invalid_input" });
  });
});

describe("an error before a request says what was wrong", () => {
  it("with what was thrown as its cause", async () => {
    const { fetch, sent } = service(atInworld.created());
    const providerOptions = { audioProcessingConfig: { later: () => true } as object };
    const error = await rejection(
      cloneVoice({ provider: atInworld.make(fetch), name: "Ada", language: "en-US", sample: wav(), providerOptions }),
    );
    expect(error).toMatchObject({
      code: "invalid_input",
      outcome: "not_created",
      message: expect.stringContaining("DataCloneError"),
      cause: { name: "DataCloneError" },
    });
    expect(sent).toHaveLength(0);
  });

  it.each([["aborted", { signal: AbortSignal.abort("enough") }, "cartesia: aborted", "enough"]])(
    "or that it was %s",
    async (code, change, message, cause) => {
      const { fetch } = service(atCartesia.created());
      const options = { provider: atCartesia.make(fetch), name: "Ada", language: "en", sample: wav(), ...change };
      expect(await rejection(cloneVoice(options))).toMatchObject({ code, message, cause });
    },
  );

  it("or that the deadline passed while a sample was read", async () => {
    const slow = Object.defineProperty(new Blob([wav()]), "arrayBuffer", { value: () => new Promise(() => {}) });
    const { fetch } = service(atCartesia.created());
    const options = { provider: atCartesia.make(fetch), name: "Ada", language: "en", sample: slow, timeoutMs: 1_000 };
    const settled = rejection(cloneVoice(options));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await settled).toMatchObject({ message: "cartesia: timeout", cause: { name: "TimeoutError" } });
  });
});

import { describe, expect, it } from "vitest";
import { type CloneEvent, cloneVoiceToAll, type Fetch } from "../src/index.ts";
import { cartesia } from "../src/providers/cartesia.ts";
import { inworld } from "../src/providers/inworld.ts";
import { beginsWith, wav } from "./recordings.ts";
import { cartesiaKey, inworldKey, providers, rejection, service } from "./service.ts";

type Options = Parameters<typeof cloneVoiceToAll>[0];
const [atCartesia, atInworld] = providers;
const common = { name: "Ada", language: "en", sample: wav() };
const one = (fetch: Fetch) => cartesia({ apiKey: cartesiaKey, fetch });
const two = (fetch: Fetch) => inworld({ apiKey: inworldKey, fetch });

describe("what several providers share", () => {
  it("a format that one refuses is sent to the others, read once", async () => {
    let reads = 0;
    const value = async (): Promise<ArrayBuffer> => {
      reads++;
      return beginsWith("OggS").buffer;
    };
    const sample = Object.defineProperty(new Blob([beginsWith("OggS")]), "arrayBuffer", { value });
    const [first, second, third] = [service(atCartesia.created()), service(), service(atCartesia.created())];
    const results = await cloneVoiceToAll({
      ...common,
      sample,
      providers: { first: one(first.fetch), second: two(second.fetch), third: one(third.fetch) },
    });
    expect([results.first.status, results.second.status, results.third.status]).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect([reads, second.sent.length]).toEqual([1, 0]);
  });

  it("a sample that cannot be read is refused for each, and nothing is sent", async () => {
    const broken = Object.defineProperty(new Blob([wav()]), "arrayBuffer", {
      value: () => Promise.reject(new Error("no")),
    });
    const services = [service(), service()] as const;
    const results = await cloneVoiceToAll({
      ...common,
      sample: broken,
      providers: { first: one(services[0].fetch), second: two(services[1].fetch) },
    });
    expect(results).toMatchObject({
      first: { status: "rejected", reason: { code: "invalid_input", provider: "cartesia" } },
      second: { status: "rejected", reason: { code: "invalid_input", provider: "inworld" } },
    });
    expect(services.flatMap(({ sent }) => sent)).toEqual([]);
  });

  it("a listener hears of each provider, and one that throws changes nothing", async () => {
    const ends: CloneEvent[] = [];
    const onEvent = (event: CloneEvent): void => {
      if (event.type === "settled") ends.push(event);
      throw new Error("listener");
    };
    const fetches = [service(atCartesia.created()), service(new Response("", { status: 401 }))] as const;
    await cloneVoiceToAll({
      ...common,
      onEvent,
      providers: { first: one(fetches[0].fetch), second: two(fetches[1].fetch) },
    });
    expect(ends.map((event) => [event.provider, "outcome" in event && event.outcome]).sort()).toEqual([
      ["cartesia", "created"],
      ["inworld", "not_created"],
    ]);
  });

  it("two accounts of one vendor each get their own key and options", async () => {
    const [first, second] = [service(atInworld.created()), service(atInworld.created())];
    const other = btoa("other-name:other-secret");
    const results = await cloneVoiceToAll({
      ...common,
      providers: {
        studio: inworld({ apiKey: inworldKey, fetch: first.fetch }),
        shop: inworld({ apiKey: other, fetch: second.fetch }),
      },
      providerOptions: { studio: { tags: ["studio"] }, shop: { tags: ["shop"] } },
    });
    expect(Object.keys(results)).toEqual(["studio", "shop"]);
    expect(first.sent[0]?.headers.get("authorization")).toBe(`Basic ${inworldKey}`);
    expect(second.sent[0]?.headers.get("authorization")).toBe(`Basic ${other}`);
    expect(await first.sent[0]?.json()).toMatchObject({ tags: ["studio"] });
    expect(await second.sent[0]?.json()).toMatchObject({ tags: ["shop"] });
  });

  it("what is no provider, or has wrong options, is refused under its own key", async () => {
    const fine = service(atCartesia.created());
    const refusing = service();
    const results = await cloneVoiceToAll({
      ...common,
      providers: { none: undefined, text: "cartesia", wrong: two(refusing.fetch), fine: one(fine.fetch) },
      providerOptions: { wrong: { no_such_option: 1 } },
    } as unknown as Options);
    const rejected = {
      status: "rejected",
      reason: { name: "CloneError", code: "invalid_input", outcome: "not_created" },
    };
    expect(results).toMatchObject({ none: rejected, text: rejected, wrong: rejected, fine: { status: "fulfilled" } });
    expect(refusing.sent).toHaveLength(0);
  });

  it("keys that are names of other things stay keys", async () => {
    const { fetch } = service(atCartesia.created());
    const providers = { constructor: one(fetch), toString: one(fetch), "": one(fetch), ["__proto__"]: one(fetch) };
    const results = await cloneVoiceToAll({ ...common, providers } as unknown as Options);
    expect(Object.keys(results).sort()).toEqual(["", "__proto__", "constructor", "toString"]);
  });

  it("no providers at all come to no results", async () => {
    expect(await cloneVoiceToAll({ ...common, providers: {} } as unknown as Options)).toEqual({});
    expect(await rejection(cloneVoiceToAll(undefined as unknown as Options))).toMatchObject({ code: "invalid_input" });
  });
});

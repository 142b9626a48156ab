import { describe, expect, it } from "vitest";
import { cloneVoiceToAll, isCloneError } from "../src/index.ts";
import { cartesia } from "../src/providers/cartesia.ts";
import { inworld } from "../src/providers/inworld.ts";
import { beginsWith, wav } from "./recordings.ts";
import { cartesiaKey, inworldKey, providers, rejection, service } from "./service.ts";

const [atCartesia, atInworld] = providers;

describe("cloneVoiceToAll", () => {
  it("gives each provider's result under the key it was given", async () => {
    const one = service(atCartesia.created());
    const two = service(atInworld.created());
    const results = await cloneVoiceToAll({
      providers: {
        main: cartesia({ apiKey: cartesiaKey, fetch: one.fetch }),
        backup: inworld({ apiKey: inworldKey, fetch: two.fetch }),
      },
      providerOptions: { backup: { tags: ["demo"] } },
      name: "Ada",
      language: "en",
      sample: wav(),
    });
    expect(Object.keys(results)).toEqual(["main", "backup"]);
    expect(results.main).toMatchObject({ status: "fulfilled", value: { provider: "cartesia", id: "voice-1" } });
    expect(results.backup).toMatchObject({ status: "fulfilled", value: { provider: "inworld", id: "voice-1" } });
    expect(await two.sent[0]?.json()).toHaveProperty("tags", ["demo"]);
  });

  it("leaves the others alone when one fails or is refused at the door", async () => {
    const one = service(new Response("", { status: 500 }));
    const two = service(atInworld.created());
    const three = service(atCartesia.created());
    const results = await cloneVoiceToAll({
      providers: {
        broken: cartesia({ apiKey: cartesiaKey, fetch: one.fetch }),
        refusing: inworld({ apiKey: inworldKey, fetch: two.fetch }),
        fine: cartesia({ apiKey: cartesiaKey, fetch: three.fetch }),
      },
      name: "Ada",
      language: "en",
      sample: beginsWith("OggS"),
    });
    expect(results.broken).toMatchObject({ status: "rejected", reason: { code: "unavailable", outcome: "unknown" } });
    expect(results.refusing).toMatchObject({
      status: "rejected",
      reason: { code: "unsupported_audio", provider: "inworld" },
    });
    expect(results.fine.status).toBe("fulfilled");
    expect([one.sent.length, two.sent.length, three.sent.length]).toEqual([1, 0, 1]);
  });

  it("reads the sample once", async () => {
    let reads = 0;
    const sample = Object.defineProperty(new Blob([wav()]), "arrayBuffer", {
      value: async () => {
        reads++;
        return wav().buffer;
      },
    });
    const one = service(atCartesia.created());
    const results = await cloneVoiceToAll({
      providers: {
        first: cartesia({ apiKey: cartesiaKey, fetch: one.fetch }),
        second: cartesia({ apiKey: "another-account", fetch: one.fetch }),
      },
      name: "Ada",
      language: "en",
      sample,
    });
    expect([results.first.status, results.second.status]).toEqual(["fulfilled", "fulfilled"]);
    expect(one.sent).toHaveLength(2);
    expect(reads).toBe(1);
  });

  it("ends all of them with one abort", async () => {
    const controller = new AbortController();
    const silent = service(() => new Promise<never>(() => {}));
    const aborting = service(() => {
      controller.abort();
      return new Promise<never>(() => {});
    });
    const results = await cloneVoiceToAll({
      providers: {
        one: cartesia({ apiKey: cartesiaKey, fetch: silent.fetch }),
        two: inworld({ apiKey: inworldKey, fetch: aborting.fetch }),
      },
      name: "Ada",
      language: "en",
      sample: wav(),
      signal: controller.signal,
    });
    for (const result of Object.values(results)) {
      expect(result).toMatchObject({ status: "rejected", reason: { code: "aborted", outcome: "unknown" } });
    }
  });

  it("rejects with a CloneError when there are no providers to ask", async () => {
    const options = { providers: undefined, name: "Ada", language: "en", sample: wav() };
    const error = await rejection(cloneVoiceToAll(options as unknown as Parameters<typeof cloneVoiceToAll>[0]));
    expect(isCloneError(error)).toBe(true);
    expect(error).toMatchObject({ code: "invalid_input", message: expect.stringContaining("providers is undefined") });
  });
});

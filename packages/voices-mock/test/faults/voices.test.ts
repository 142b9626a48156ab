import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FaultName, type FaultOptions, type FaultServer, faultNames, startFaults } from "../../src/faults.ts";
import { atCartesia, atInworld, type LifeChange } from "../life/requests.ts";
import { cartesiaForm, cartesiaRequest, inworldBody, inworldRequest } from "../requests.ts";

let faults: FaultServer;
beforeAll(async () => {
  faults = await startFaults();
});
beforeEach(() => faults.reset());
afterAll(() => faults.close());

const mark = "key:order-1";

/** A clone at Cartesia, with the mark in its description; its status, or nothing where no answer came. */
const cloneAt = async (base: string, headers: Record<string, string> = {}): Promise<number | undefined> => {
  const body = cartesiaForm({ description: `Calm [${mark}]` });
  const response = await fetch(cartesiaRequest({ url: `${base}/voices/clone`, headers, body })).catch(() => undefined);
  await response?.arrayBuffer().catch(() => undefined);
  return response?.status;
};

const own = async (base: string, change: LifeChange = {}): Promise<{ id: string; name: string }[]> => {
  const response = await fetch(atCartesia("/voices?is_owner=true&limit=100", change, base));
  return ((await response.json()) as { data: { id: string; name: string }[] }).data;
};

const statusOf = async (request: Request): Promise<number | undefined> => {
  const response = await fetch(request).catch(() => undefined);
  await response?.arrayBuffer().catch(() => undefined);
  return response?.status;
};

describe("a voice whose answer a fault took", () => {
  const opens: FaultName[] = [
    "reset-after-body",
    "close-half-headers",
    "status-503",
    "truncated-chunked-200",
    "empty-200",
  ];
  const shuts: FaultName[] = ["status-401", "retry-after-0", "reset-mid-error", "redirect-307-nowhere", "early-413"];

  test.each(opens)("is in the list after %s, which answers everything else", async (fault) => {
    const base = faults.baseUrl(fault);
    expect(await own(base)).toEqual([]);
    await cloneAt(base);
    expect(await own(base)).toMatchObject([{ name: "Ada" }]);
    expect(await faults.count(fault)).toBe(1);
    expect(await faults.voices(mark)).toMatchObject({
      arrived: 1,
      created: 1,
      existing: [{ service: "cartesia", name: "Ada", description: `Calm [${mark}]`, tags: [] }],
    });
  });

  test.each(shuts)("does not exist after %s", async (fault) => {
    await cloneAt(faults.baseUrl(fault));
    expect(await own(faults.baseUrl("none"))).toEqual([]);
    expect(await faults.voices(mark)).toEqual({ arrived: fault === "early-413" ? 0 : 1, created: 0, existing: [] });
  });

  test("does not exist where the service is told to do nothing, or the request is wrong", async () => {
    await cloneAt(faults.baseUrl("silence", { acts: false, on: [] }), { Authorization: "Bearer other" });
    await cloneAt(faults.baseUrl("reset-after-body", { acts: false }));
    await cloneAt(faults.baseUrl("reset-after-body"), { "Cartesia-Version": "1999-01-01" });
    const { arrived, created } = await faults.voices();
    expect([arrived, created]).toEqual([2, 1]);
  });

  test("is told by a success, under its own id", async () => {
    const answer = await fetch(
      cartesiaRequest({ url: `${faults.url}/voice-200/voices/clone`, body: cartesiaForm({ name: "Bob" }) }),
    );
    const { id, name } = (await answer.json()) as { id: string; name: string };
    expect(name).toBe("Bob");
    expect(await own(faults.baseUrl("voice-200"))).toMatchObject([{ id, name }]);
  });

  test("belongs to its key alone, and is forgotten on reset", async () => {
    const base = faults.baseUrl("none");
    expect(await cloneAt(base)).toBe(200);
    expect(await own(base, { headers: { Authorization: "Bearer another-key-here" } })).toEqual([]);
    expect(await own(base)).toHaveLength(1);
    await faults.reset();
    expect(await own(base)).toEqual([]);
  });

  test("may show late", async () => {
    await cloneAt(faults.baseUrl("reset-after-body", { listLag: { requests: 2 } }));
    const counts: number[] = [];
    for (let look = 0; look < 3; look++) counts.push((await own(faults.baseUrl("status-500"))).length);
    expect(counts).toEqual([0, 0, 1]);
  });

  test("is found at Inworld too, page by page", async () => {
    const base = faults.baseUrl("status-500");
    for (const tags of [[mark], ["other"]]) {
      await statusOf(inworldRequest({ url: `${base}/voices/v1/voices:clone`, body: inworldBody({ tags }) }));
    }
    const seen: string[] = [];
    let token = "";
    do {
      const path = `/voices/v1/voices?pageSize=2&pageToken=${token}`;
      const page = (await (await fetch(atInworld(path, {}, base))).json()) as {
        voices: { source: string; tags: string[] }[];
        nextPageToken: string;
      };
      seen.push(...page.voices.flatMap(({ source, tags }) => (source === "IVC" ? tags : [])));
      token = page.nextPageToken;
    } while (token !== "");
    expect(seen).toEqual([mark, "other"]);
    expect(await faults.voices(mark)).toMatchObject({ arrived: 1, created: 1, existing: [{ tags: [mark] }] });
    expect((await faults.voices()).created).toBe(2);
  });
});

describe("a fault that is asked to strike", () => {
  test("another operation leaves cloning alone", async () => {
    const base = faults.baseUrl("reset-after-body", { on: ["list"] });
    expect(await cloneAt(base)).toBe(200);
    expect(await statusOf(atCartesia("/voices", {}, base))).toBeUndefined();
    expect(await faults.count("reset-after-body;on=list")).toBe(1);
    expect(await faults.count("reset-after-body")).toBe(0);
    expect((await own(faults.baseUrl("none"))).length).toBe(1);
  });

  test("so many times answers rightly after that", async () => {
    const base = faults.baseUrl("status-503", { on: "all", times: 2 });
    const path = "/voices/v1/voices";
    expect(await statusOf(atInworld(path, {}, base))).toBe(503);
    expect(await statusOf(atInworld("/tts/v1/voice:preview?voice_id=Ines", {}, base))).toBe(503);
    expect(await statusOf(atInworld(path, {}, base))).toBe(200);
    expect(await statusOf(new Request(`${base}/nothing`, { method: "POST" }))).toBe(404);
  });

  test("a change or a deletion has it done, unless the answer rules that out", async () => {
    const usual = faults.baseUrl("none");
    await cloneAt(usual);
    const [{ id } = { id: "" }] = await own(usual);
    const change = (fault: FaultName, name: string, options: FaultOptions = {}): Promise<number | undefined> => {
      const base = faults.baseUrl(fault, { on: ["update", "delete"], ...options });
      const request = name === "" ? { method: "DELETE" } : { method: "PATCH", body: { name } };
      return statusOf(atCartesia(`/voices/${id}`, request, base));
    };
    expect([await change("close-after-body", "Bob"), (await own(usual))[0]?.name]).toEqual([undefined, "Bob"]);
    expect([await change("status-429", "Cleo"), (await own(usual))[0]?.name]).toEqual([429, "Bob"]);
    expect([await change("status-500", "", { acts: false }), (await own(usual)).length]).toEqual([500, 1]);
    expect([await change("status-500", ""), (await own(usual)).length]).toEqual([500, 0]);
  });

  test("follows a redirect to a place that answers nothing rightly", async () => {
    const base = faults.baseUrl("redirect-302", { on: ["list"] });
    expect(await statusOf(atCartesia("/voices", {}, base))).toBe(200);
    expect(await faults.count("redirect-target")).toBe(1);
  });

  test.each(["silence;on=lists", "silence;times=-1", "silence;list-lag=soon", "silence;acts=maybe", "silence;x"])(
    "what it cannot is none: %s",
    async (name) => {
      expect((await fetch(`${faults.url}/${name}/voices`, { method: "POST" })).status).toBe(404);
    },
  );
});

test("every fault can strike a list", async () => {
  const strike = async (name: FaultName): Promise<number> => {
    const gone = new AbortController();
    const request = atCartesia("/voices", {}, faults.baseUrl(name, { on: ["list"] }));
    const struck = fetch(request, { redirect: "manual", signal: gone.signal }).catch(() => undefined);
    const begun = async (): Promise<number> => {
      const { complete, partial } = await faults.counts(`${name};on=list`);
      return complete + partial;
    };
    while ((await begun()) === 0);
    gone.abort();
    await struck;
    return begun();
  };
  // One after the other, since the client opens a connection again that a fault broke.
  const seen: number[] = [];
  for (const name of faultNames.filter((name) => !/^(?:gzip-bomb|endless|huge|deep)/.test(name))) {
    seen.push(await strike(name));
  }
  expect(new Set(seen)).toEqual(new Set([1]));
});

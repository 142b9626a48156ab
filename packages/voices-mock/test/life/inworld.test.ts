import { getResponse } from "msw";
import { beforeEach, describe, expect, test } from "vitest";
import { inworldContract } from "../../src/generated/inworld-voices.ts";
import {
  createInworldService,
  type InworldMockVoice,
  type InworldService,
  inworldHandlers,
} from "../../src/inworld.ts";
import { answerSchema } from "../answer-schema.ts";
import { inworldBody, inworldRequest } from "../requests.ts";
import { atInworld, type LifeChange } from "./requests.ts";

interface Page {
  voices: InworldMockVoice[];
  nextPageToken: string;
}

const isPage = answerSchema(inworldContract, "ListVoicesPage");
const isVoice = answerSchema(inworldContract, "inworldvoicev1Voice");
const isError = answerSchema(inworldContract, "rpcStatus");

let service: InworldService;
beforeEach(() => {
  service = createInworldService();
});

const list = "/voices/v1/voices";
const system = ["Marlow", "Ines", "Kenji", "Wanda", "Robin"];

async function ask(path: string, change?: LifeChange): Promise<Response> {
  const response = await getResponse(inworldHandlers({ service }), atInworld(path, change));
  if (response === undefined) throw new Error("no handler took the request");
  return response;
}

async function page(query = ""): Promise<Page> {
  const response = await ask(list + query);
  const body: Page = await response.json();
  expect([response.status, isPage(body), isPage.errors]).toEqual([200, true, null]);
  return body;
}

async function refused(path: string, change?: LifeChange): Promise<[number, number, string]> {
  const response = await ask(path, change);
  const body: { code: number; message: string } = await response.json();
  expect(isError(body)).toBe(true);
  return [response.status, body.code, body.message];
}

async function clone(displayName: string, fields: Record<string, unknown> = {}): Promise<string> {
  const response = await service.answer(inworldRequest({ body: inworldBody({ displayName, ...fields }) }));
  return ((await response.json()) as { voice: InworldMockVoice }).voice.voiceId;
}

const names = ({ voices }: Page): string[] => voices.map(({ displayName }) => displayName);

describe("the list", () => {
  test("has everybody's voices and the workspace's own, all at once", async () => {
    const id = await clone("Ada", { tags: ["key:order-1"] });
    const all = await page();
    expect([names(all), all.nextPageToken]).toEqual([[...system, "Ada"], ""]);
    expect(all.voices.at(-1)).toMatchObject({ voiceId: id, source: "IVC", tags: ["key:order-1"], langCode: "EN_US" });
    expect(all.voices[0]).toMatchObject({ source: "SYSTEM", voiceId: "Marlow" });
    expect(service.voices()).toHaveLength(1);
  });

  test("gives a token where more follows", async () => {
    for (let count = 0; count < 4; count++) await clone("Ada");
    const { voices, nextPageToken } = await page("?pageSize=3");
    expect([voices.length, nextPageToken]).toEqual([3, expect.stringMatching(/^[\w-]{10,}$/)]);
  });

  test("comes page by page until a token is empty", async () => {
    for (const name of ["a", "b", "c"]) await clone(name);
    const seen: string[] = [];
    let token = "";
    do {
      const next: Page = await page(`?pageSize=3&pageToken=${token}`);
      expect(next.voices.length).toBeLessThanOrEqual(3);
      seen.push(...names(next));
      token = next.nextPageToken;
    } while (token !== "");
    expect(seen).toEqual([...system, "a", "b", "c"]);
    expect(service.requests().at(-1)?.path).toMatch(/pageToken=[\w-]{10,}$/);
  });

  test.each([
    ["?filter=source=%22SYSTEM%22", system],
    ["?filter=source%20%3D%20%22IVC%22", ["Ada", "Bob"]],
    ["?filter=lang_code%20%3D%20%22de-DE%22", ["Robin", "Bob"]],
    ["?filter=lang_code=%22de%22%20AND%20source=%22IVC%22", ["Bob"]],
    ["?languages=en-US", ["Marlow", "Ada"]],
    ["?languages=en_US", ["Marlow", "Ada"]],
    ["?languages=EN_US", ["Marlow", "Ada"]],
    ["?languages=en&languages=pl", ["Marlow", "Wanda", "Ada"]],
    ["?languages=e", []],
    ["?orderBy=display_name%20desc&pageSize=2", ["Wanda", "Robin"]],
  ])("leaves what %s asks for", async (query, expected) => {
    await clone("Ada");
    await clone("Bob", { langCode: "DE_DE" });
    expect(names(await page(query))).toEqual(expected);
  });

  test("refuses a token that is made up, of another question, or of a voice that is gone", async () => {
    const [id] = [await clone("a"), await clone("b")];
    const { nextPageToken } = await page("?pageSize=6");
    const stale = [400, 3, "pageToken: expected the nextPageToken of an earlier answer to the same question"];
    for (const query of ["pageToken=nonsense", "pageToken=%F0", `languages=en&pageToken=${nextPageToken}`]) {
      expect(await refused(`${list}?${query}`)).toEqual(stale);
    }
    expect(names(await page(`?pageToken=${nextPageToken}`))).toEqual(["b"]);
    await ask(`${list}/${id}`, { method: "DELETE" });
    expect(await refused(`${list}?pageToken=${nextPageToken}`)).toEqual(stale);
  });

  test.each([
    ["pageSize=0", "pageSize: expected a value that must be >= 1, received number 0"],
    ["pageSize=2001", "pageSize: expected a value that must be <= 2000, received number 2001"],
    ["pageSize=1.5", 'pageSize: expected integer, received "1.5"'],
    ["filter=source:SYSTEM", expect.stringMatching(/^filter: expected terms such as /)],
    ["orderBy=age", expect.stringMatching(/^orderBy: expected display_name, /)],
  ])("refuses %s", async (query, message) => {
    expect(await refused(`${list}?${query}`)).toEqual([400, 3, message]);
  });
});

describe("one voice", () => {
  test("is got, changed and deleted", async () => {
    const id = await clone("Ada", { description: "Calm" });
    const got: unknown = await (await ask(`${list}/${id}`)).json();
    expect([isVoice(got), isVoice.errors]).toEqual([true, null]);
    expect(got).toMatchObject({ voiceId: id, displayName: "Ada", promptLanguages: ["en-US"] });
    const change = async (body: unknown): Promise<InworldMockVoice> =>
      (await ask(`${list}/${id}`, { method: "PATCH", body })).json();
    expect(await change({ tags: ["a"] })).toMatchObject({ displayName: "Ada", description: "Calm", tags: ["a"] });
    expect(await change({ displayName: "Ada L.", description: "" })).toMatchObject({ description: "", tags: ["a"] });
    expect(service.voices()).toMatchObject([{ voiceId: id, displayName: "Ada L.", description: "", tags: ["a"] }]);
    const gone = await ask(`${list}/${id}`, { method: "DELETE" });
    expect([gone.status, await gone.json()]).toEqual([200, {}]);
    for (const method of ["GET", "DELETE"]) {
      expect(await refused(`${list}/${id}`, { method })).toEqual([404, 5, `voice "${id}" not found`]);
    }
    expect((await refused(`${list}/${id}`, { method: "PATCH", body: {} }))[0]).toBe(404);
  });

  test("is not changed or deleted when it is everybody's", async () => {
    expect((await ask(`${list}/Marlow`)).status).toBe(200);
    const wrong = [403, 7, "SYSTEM voices belong to everybody and cannot be changed"];
    expect(await refused(`${list}/Marlow`, { method: "DELETE" })).toEqual(wrong);
    expect(await refused(`${list}/Marlow`, { method: "PATCH", body: { displayName: "Mine" } })).toEqual(wrong);
  });

  test.each([
    [{ displayName: 7 }, "displayName: expected string, received number 7"],
    [{ tags: "a" }, 'tags: expected array, received "a"'],
    [{ tags: [1] }, "tags[0]: expected string, received number 1"],
    ["null", "body: expected object, received null"],
  ])("is not changed by %j", async (body, message) => {
    const id = await clone("Ada");
    expect(await refused(`${list}/${id}`, { method: "PATCH", body })).toEqual([400, 3, message]);
  });

  test("has a sample, an MP3 in base64", async () => {
    const id = await clone("Ada");
    for (const voice of [id, "Marlow"]) {
      const response = await ask(`/tts/v1/voice:preview?voice_id=${voice}&model_id=any`);
      const { audioContent }: { audioContent: string } = await response.json();
      expect([response.status, Buffer.from(audioContent, "base64").subarray(0, 2)]).toEqual([
        200,
        Buffer.from([0xff, 0xf3]),
      ]);
    }
    expect(await refused("/tts/v1/voice:preview?voice_id=nobody")).toEqual([404, 5, 'voice "nobody" not found']);
    for (const query of ["", "?voice_id="]) {
      expect(await refused(`/tts/v1/voice:preview${query}`)).toEqual([
        400,
        3,
        "voice_id: expected a value, as it is required, received nothing",
      ]);
    }
  });
});

describe("at the door of every operation", () => {
  test.each([
    [list, "GET"],
    [`${list}/x`, "GET"],
    [`${list}/x`, "PATCH"],
    [`${list}/x`, "DELETE"],
    ["/tts/v1/voice:preview?voice_id=x", "GET"],
  ])("%s %s needs a key", async (path, method) => {
    const body = method === "PATCH" ? { body: {} } : {};
    expect(await refused(path, { method, headers: { Authorization: "Bearer any" }, ...body })).toEqual([
      401,
      16,
      "Authorization: expected Basic <key>, received the scheme Bearer",
    ]);
  });

  test.each([
    [list, "POST", "GET"],
    [`${list}/x`, "POST", "GET, PATCH, DELETE"],
    ["/voices/v1/voices:clone", "GET", "POST"],
    ["/tts/v1/voice:preview", "POST", "GET"],
  ])("%s does not take %s", async (path, method, allow) => {
    const response = await ask(path, { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
    expect(await response.json()).toMatchObject({ code: 12 });
  });
});

import { getResponse } from "msw";
import { beforeEach, describe, expect, test } from "vitest";
import { type CartesiaService, cartesiaHandlers, createCartesiaService } from "../../src/cartesia.ts";
import { cartesiaContract } from "../../src/generated/cartesia-voices.ts";
import { answerSchema } from "../answer-schema.ts";
import { cartesiaForm, cartesiaRequest } from "../requests.ts";
import { atCartesia, type LifeChange } from "./requests.ts";

interface Voice {
  id: string;
  is_owner: boolean;
  name: string;
  description: string;
  gender?: string | null;
  preview_file_url?: string;
}

interface Page {
  data: Voice[];
  has_more: boolean;
  next_page: string | null;
}

const isPage = answerSchema(cartesiaContract, "VoicePage");
const isVoice = answerSchema(cartesiaContract, "VoiceDetails");
const isError = answerSchema(cartesiaContract, "Error");

let service: CartesiaService;
beforeEach(() => {
  service = createCartesiaService();
});

async function ask(path: string, change?: LifeChange): Promise<Response> {
  const response = await getResponse(cartesiaHandlers({ service }), atCartesia(path, change));
  if (response === undefined) throw new Error("no handler took the request");
  return response;
}

async function page(query = ""): Promise<Page> {
  const response = await ask(`/voices${query}`);
  const body: Page = await response.json();
  expect([response.status, isPage(body), isPage.errors]).toEqual([200, true, null]);
  return body;
}

async function refused(path: string, change?: LifeChange): Promise<[number, string | null, string]> {
  const response = await ask(path, change);
  const body: { error_code: string | null; message: string } = await response.json();
  expect(isError(body)).toBe(true);
  return [response.status, body.error_code, body.message];
}

async function clone(name: string, fields: Record<string, string> = {}): Promise<string> {
  const response = await service.answer(cartesiaRequest({ body: cartesiaForm({ name, ...fields }) }));
  return ((await response.json()) as { id: string }).id;
}

const names = ({ data }: Page): string[] => data.map(({ name }) => name);

describe("the list", () => {
  test("has a new voice at once, the newest first, and then everybody's", async () => {
    const [, second] = [await clone("Ada"), await clone("Bob")];
    const all = await page();
    expect(names(all).slice(0, 3)).toEqual(["Bob", "Ada", "Marlow"]);
    expect(all.data[0]).toMatchObject({ id: second, is_owner: true, is_public: false, language: "en" });
    expect(all.data.filter(({ is_owner }) => !is_owner)).toHaveLength(5);
    expect(all).toMatchObject({ has_more: false, next_page: null });
    expect(service.voices().map(({ name }) => name)).toEqual(["Ada", "Bob"]);
  });

  test("comes page by page, forwards and backwards", async () => {
    for (const name of ["a", "b", "c", "d", "e"]) await clone(name);
    const first = await page("?limit=2&is_owner=true");
    expect([names(first), first.has_more, first.next_page]).toEqual([["e", "d"], true, first.data[1]?.id]);
    const second = await page(`?limit=2&is_owner=true&starting_after=${first.next_page}`);
    expect([names(second), second.has_more]).toEqual([["c", "b"], true]);
    const third = await page(`?limit=2&is_owner=true&starting_after=${second.data[1]?.id}`);
    expect([names(third), third.has_more, third.next_page]).toEqual([["a"], false, null]);
    const back = await page(`?limit=2&is_owner=true&ending_before=${third.data[0]?.id}`);
    expect([names(back), back.has_more]).toEqual([["c", "b"], true]);
    expect(names(await page("?is_owner=true"))).toHaveLength(5);
    for (let count = 0; count < 6; count++) await clone("more");
    expect((await page("?is_owner=true")).data).toHaveLength(10);
  });

  test("holds its place while voices come and go", async () => {
    const ids = [await clone("a"), await clone("b"), await clone("c")];
    const { next_page } = await page("?limit=1&is_owner=true");
    await clone("d");
    expect(names(await page(`?is_owner=true&starting_after=${next_page}`))).toEqual(["b", "a"]);
    await ask(`/voices/${ids[2]}`, { method: "DELETE" });
    expect(await refused(`/voices?starting_after=${next_page}`)).toEqual([
      404,
      "voice_not_found",
      `There is no voice "${next_page}".`,
    ]);
  });

  test.each([
    ["?q=REST", ["Ada"]],
    ["?q=ada&is_owner=true", ["Ada"]],
    ["?is_owner=true&language=fr", ["Bob"]],
    ["?language=en_GB", ["Marlow"]],
    ["?language=en-GB", ["Marlow"]],
    ["?gender=gender_neutral", ["Robin"]],
    ["?gender=feminine&language=sv", ["Tove"]],
    ["?q=nobody", []],
  ])("leaves what %s asks for", async (query, expected) => {
    await clone("Ada", { description: "Calm and rested" });
    await clone("Bob", { language: "fr" });
    expect(names(await page(query))).toEqual(expected);
  });

  test("finds a voice by its id", async () => {
    const id = await clone("Ada");
    expect(names(await page(`?q=${id.slice(4).toUpperCase()}`))).toEqual(["Ada"]);
  });

  test("is the same for one seed and another for another", async () => {
    const ids = async (seed: string): Promise<string[]> => {
      service = createCartesiaService({ seed });
      return (await page()).data.map(({ id }) => id);
    };
    expect(await ids("one")).toEqual(await ids("one"));
    expect(await ids("one")).not.toEqual(await ids("two"));
  });

  test.each([
    ["limit=0", "limit: expected a value that must be >= 1, received number 0"],
    ["limit=101", "limit: expected a value that must be <= 100, received number 101"],
    ["limit=ten", 'limit: expected integer, received "ten"'],
    ["limit=1&limit=2", "limit: expected integer, received an array of 2"],
    ["is_owner=yes", 'is_owner: expected boolean, received "yes"'],
    ["gender=male", 'gender: expected one of masculine, feminine, gender_neutral, received "male"'],
    ["expand[]=everything", 'expand[][0]: expected preview_file_url, received "everything"'],
    ["starting_after=a&ending_before=b", "starting_after: expected no ending_before beside it, received both"],
  ])("refuses %s", async (query, message) => {
    expect(await refused(`/voices?${query}`)).toEqual([400, null, message]);
  });

  test("records parameters that nobody declares, and refuses them when strict", async () => {
    await page("?order=name&limit=1");
    expect(service.requests()[0]).toMatchObject({ operation: "list", unknownFields: ["order"], status: 200 });
    service = createCartesiaService({ strict: true });
    expect(await refused("/voices?order=name")).toEqual([
      400,
      null,
      "order: expected no such field, as the contract declares none, received one",
    ]);
  });
});

describe("one voice", () => {
  test("is got, changed and deleted", async () => {
    const id = await clone("Ada", { description: "Calm" });
    const got: unknown = await (await ask(`/voices/${id}`)).json();
    expect([isVoice(got), isVoice.errors]).toEqual([true, null]);
    expect(got).toMatchObject({ id, name: "Ada", description: "Calm", is_owner: true });
    const change = async (body: unknown): Promise<Voice> =>
      (await ask(`/voices/${id}`, { method: "PATCH", body })).json();
    expect(await change({ name: "Ada L.", gender: "feminine" })).toMatchObject({
      name: "Ada L.",
      description: "Calm",
      gender: "feminine",
    });
    expect(await change({ description: "" })).toMatchObject({ name: "Ada L.", description: "", gender: "feminine" });
    expect(await change({ gender: null })).toMatchObject({ gender: null });
    expect(await change({})).toMatchObject({ name: "Ada L.", gender: null });
    expect(service.voices()).toMatchObject([{ id, name: "Ada L.", description: "" }]);
    const gone = await ask(`/voices/${id}`, { method: "DELETE" });
    expect([gone.status, gone.body, gone.headers.get("content-type")]).toEqual([204, null, null]);
    expect(service.voices()).toEqual([]);
    for (const method of ["GET", "DELETE"]) {
      expect(await refused(`/voices/${id}`, { method })).toEqual([
        404,
        "voice_not_found",
        `There is no voice "${id}".`,
      ]);
    }
    expect((await refused(`/voices/${id}`, { method: "PATCH", body: {} }))[0]).toBe(404);
  });

  test("is not somebody else's to change", async () => {
    const id = (await page()).data[0]?.id;
    expect((await ask(`/voices/${id}`)).status).toBe(200);
    const wrong = [403, null, "This voice belongs to somebody else."];
    expect(await refused(`/voices/${id}`, { method: "DELETE" })).toEqual(wrong);
    expect(await refused(`/voices/${id}`, { method: "PATCH", body: { name: "Mine" } })).toEqual(wrong);
  });

  test.each(["x", "%F0%9F", "..%2f", "a%20b", "00000000-0000-4000-8000-000000000000"])("is none at %s", async (id) => {
    expect((await refused(`/voices/${id}`)).slice(0, 2)).toEqual([404, "voice_not_found"]);
  });

  test.each([
    [{ name: 7 }, "name: expected string, received number 7"],
    [{ name: null }, "name: expected string, received null"],
    [{ gender: "male" }, 'gender: expected one of masculine, feminine, gender_neutral, null, received "male"'],
    [[], "body: expected object, received an array of 0"],
    ["{", "body: expected a JSON document in UTF-8, received 1 bytes that are not"],
  ])("is not changed by %j", async (body, message) => {
    const id = await clone("Ada");
    expect(await refused(`/voices/${id}`, { method: "PATCH", body })).toEqual([400, null, message]);
    expect(service.voices()[0]?.name).toBe("Ada");
  });

  test("is changed by JSON alone", async () => {
    const id = await clone("Ada");
    const headers = { "Content-Type": "multipart/form-data; boundary=x" };
    expect(await refused(`/voices/${id}`, { method: "PATCH", headers, body: "x" })).toEqual([
      415,
      null,
      'Content-Type: expected application/json, received "multipart/form-data"',
    ]);
    expect((await refused(`/voices/${id}`, { method: "PATCH", headers: { "Content-Type": null } }))[0]).toBe(415);
  });
});

describe("a sample of a voice", () => {
  test("lies where the request came to, for who asks and has a key", async () => {
    const id = await clone("Ada");
    expect((await page()).data[0]).not.toHaveProperty("preview_file_url");
    const [voice] = (await page("?expand[]=preview_file_url")).data;
    expect(voice?.preview_file_url).toBe(`https://api.cartesia.ai/files/previews/${id}.wav`);
    const one = (await (await ask(`/voices/${id}?expand[]=preview_file_url`)).json()) as Voice;
    expect(one.preview_file_url).toBe(voice?.preview_file_url);
    const path = `/files/previews/${id}.wav`;
    const sample = await ask(path, { headers: { "Cartesia-Version": null } });
    expect([sample.status, sample.headers.get("content-type")]).toEqual([200, "audio/wav"]);
    const bytes = new Uint8Array(await sample.arrayBuffer());
    expect([String.fromCharCode(...bytes.subarray(0, 4)), bytes.length]).toEqual(["RIFF", 4044]);
    expect((await refused(path, { headers: { Authorization: null } }))[0]).toBe(401);
    expect((await refused("/files/previews/nobody.wav"))[0]).toBe(404);
    expect(service.requests().at(-1)).toMatchObject({ operation: "preview" });
  });

  test("lies below the base URL", async () => {
    const handlers = cartesiaHandlers({ service, baseUrl: "/proxy/voices" });
    const at = async (path: string): Promise<Response> =>
      (await getResponse(handlers, atCartesia(path, {}, "http://localhost:3000/proxy/voices"))) ?? Response.error();
    const { data }: Page = await (await at("/voices?expand[]=preview_file_url")).json();
    const [{ preview_file_url: url = "" } = {}] = data;
    expect(url).toMatch(/^http:\/\/localhost:3000\/proxy\/voices\/files\/previews\/.*\.wav$/);
    expect((await at(url.replace("http://localhost:3000/proxy/voices", ""))).status).toBe(200);
  });
});

describe("at the door of every operation", () => {
  test.each([
    ["/voices", "GET"],
    ["/voices/x", "GET"],
    ["/voices/x", "PATCH"],
    ["/voices/x", "DELETE"],
  ])("%s %s needs a key and a version", async (path, method) => {
    const body = method === "PATCH" ? { body: {} } : {};
    expect(await refused(path, { method, headers: { Authorization: null }, ...body })).toEqual([
      401,
      null,
      "Authorization: expected Bearer <key>, received no such header",
    ]);
    expect(await refused(path, { method, headers: { "Cartesia-Version": null }, ...body })).toEqual([
      400,
      null,
      "Cartesia-Version: expected a value, as it is required, received nothing",
    ]);
  });

  test.each([
    ["/voices", "POST", "GET", "GET"],
    ["/voices", "HEAD", "GET", "GET"],
    ["/voices/x", "PUT", "GET, PATCH, DELETE", "one of GET, PATCH, DELETE"],
    ["/voices/clone", "GET", "POST", "POST"],
    ["/files/previews/x.wav", "DELETE", "GET", "GET"],
  ])("%s does not take %s", async (path, method, allow, expected) => {
    const response = await ask(path, { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
    expect(service.requests()[0]?.refusal).toBe(`method: expected ${expected}, received ${method}`);
  });
});

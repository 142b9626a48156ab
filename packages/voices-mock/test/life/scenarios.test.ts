import { getResponse, type HttpHandler } from "msw";
import { afterEach, describe, expect, test } from "vitest";
import { type CartesiaLifeScenarios, cartesiaScenarios, createCartesiaService } from "../../src/cartesia.ts";
import { type Sandbox, startSandbox } from "../../src/index.ts";
import { createInworldService, type InworldLifeScenarios, inworldHandlers } from "../../src/inworld.ts";
import { cartesiaLifeScenarios } from "../../src/scenarios/cartesia.ts";
import { inworldLifeScenarios } from "../../src/scenarios/inworld.ts";
import { cartesiaRequest, inworldRequest } from "../requests.ts";
import { atCartesia, atInworld, type LifeChange } from "./requests.ts";

type Operation = keyof typeof cartesiaLifeScenarios;

/** What a right request for each operation comes to under a scenario: a status, or nothing; and what exists then. */
interface Seen {
  readonly status: number;
  readonly names: readonly string[];
}

const changes: Readonly<Record<Operation, LifeChange>> = {
  list: {},
  get: {},
  update: { method: "PATCH", body: { name: "Bob", displayName: "Bob" } },
  delete: { method: "DELETE" },
  preview: {},
};

async function atCartesiaSeen(operation: Operation, scenarios: CartesiaLifeScenarios): Promise<Seen> {
  const service = createCartesiaService({ scenarios });
  const { id } = (await (await service.answer(cartesiaRequest())).json()) as { id: string };
  const path = { list: "/voices", preview: `/files/previews/${id}.wav` }[operation as "list"] ?? `/voices/${id}`;
  const { status } = await service.answer(atCartesia(path, changes[operation]));
  return { status, names: service.voices().map(({ name }) => name) };
}

async function atInworldSeen(operation: Operation, scenarios: InworldLifeScenarios): Promise<Seen> {
  const service = createInworldService({ scenarios });
  const answer = await service.answer(inworldRequest());
  const { voiceId } = ((await answer.json()) as { voice: { voiceId: string } }).voice;
  const paths = { list: "/voices/v1/voices", preview: `/tts/v1/voice:preview?voice_id=${voiceId}` };
  const path = paths[operation as "list"] ?? `/voices/v1/voices/${voiceId}`;
  const { status } = await service.answer(atInworld(path, changes[operation]));
  return { status, names: service.voices().map(({ displayName }) => displayName) };
}

const statuses: Readonly<Record<string, number>> = {
  unauthorized: 401,
  readOnlyKey: 403,
  rateLimited: 429,
  unavailable: 503,
  htmlGatewayError: 502,
  answerLost: 0,
};
/** Under these nothing is done. */
const undone = /^(?:unauthorized|readOnlyKey|rateLimited|unavailable|htmlGatewayError|emptyBody)$/;

function expected(operation: Operation, name: string, right: number): Seen {
  const done = { update: ["Bob"], delete: [] }[operation as "update"] ?? ["Ada"];
  const usual = name === "emptyBody" ? 200 : right;
  return { status: statuses[name] ?? usual, names: undone.test(name) ? ["Ada"] : done };
}

const rows = (tables: Readonly<Record<Operation, object>>): [Operation, string][] =>
  (Object.keys(tables) as Operation[]).flatMap((operation) =>
    Object.keys(tables[operation])
      .filter((name) => name !== "neverAnswering" && name !== "slow")
      .map((name): [Operation, string] => [operation, name]),
  );

describe("a scenario of an operation answers as it says, and does what it should", () => {
  test.each(rows(cartesiaLifeScenarios))("Cartesia: %s %s", async (operation, name) => {
    const seen = await atCartesiaSeen(operation, { [operation]: name });
    expect(seen).toEqual(expected(operation, name, operation === "delete" ? 204 : 200));
  });

  test.each(rows(inworldLifeScenarios))("Inworld: %s %s", async (operation, name) => {
    expect(await atInworldSeen(operation, { [operation]: name })).toEqual(expected(operation, name, 200));
  });
});

describe("scenarios of operations", () => {
  test("come in turn, with options, and leave cloning alone", async () => {
    const service = createCartesiaService({
      scenario: ["answerLost"],
      scenarios: { list: [cartesiaScenarios.rateLimited({ retryAfter: 7 }), "success", "unavailable"] },
    });
    expect((await service.answer(cartesiaRequest())).status).toBe(0);
    const answers: unknown[] = [];
    for (let count = 0; count < 4; count++) {
      const response = await service.answer(atCartesia("/voices?is_owner=true"));
      answers.push([response.status, response.headers.get("retry-after")]);
    }
    expect(answers).toEqual([
      [429, "7"],
      [200, null],
      [503, null],
      [200, null],
    ]);
    // Its answer was lost, and there it is.
    const { data } = (await (await service.answer(atCartesia("/voices?is_owner=true"))).json()) as { data: unknown[] };
    expect(data).toMatchObject([{ name: "Ada" }]);
    expect(service.requests().map(({ operation, scenario }) => [operation, scenario])).toEqual([
      ["clone", "answerLost"],
      ["list", "rateLimited"],
      ["list", "success"],
      ["list", "unavailable"],
      ["list", undefined],
      ["list", undefined],
    ]);
  });

  test("of some handlers are theirs alone, although the service is shared", async () => {
    const service = createInworldService();
    const ask = async (handlers: HttpHandler[]): Promise<number | undefined> =>
      (await getResponse(handlers, atInworld("/voices/v1/voices")))?.status;
    expect(await ask(inworldHandlers({ service, scenarios: { list: "unavailable" }, scenario: "readOnlyKey" }))).toBe(
      503,
    );
    expect(await ask(inworldHandlers({ service }))).toBe(200);
    expect(await ask(inworldHandlers({ service, scenario: "readOnlyKey" }))).toBe(200);
  });

  test("repeat a page, with a cursor that leads to it again", async () => {
    const cartesia = createCartesiaService({ scenarios: { list: "repeatedPage" } });
    const inworld = createInworldService({ scenarios: { list: "repeatedPage" } });
    const pages: unknown[] = [];
    let [after, token] = ["", ""];
    for (let count = 0; count < 3; count++) {
      const cursor = after === "" ? "" : `&starting_after=${after}`;
      const one = await (await cartesia.answer(atCartesia(`/voices?limit=2${cursor}`))).json();
      const { data, has_more } = one as { data: { id: string; name: string }[]; has_more: boolean };
      after = data.at(-1)?.id ?? "";
      const other = await (await inworld.answer(atInworld(`/voices/v1/voices?pageSize=9&pageToken=${token}`))).json();
      const { voices, nextPageToken } = other as { voices: unknown[]; nextPageToken: string };
      token = nextPageToken;
      pages.push([data.map(({ name }) => name), has_more, voices.length, token !== ""]);
    }
    expect(pages).toEqual(Array(3).fill([["Marlow", "Ines"], true, 5, true]));
  });

  test("let a cursor go stale", async () => {
    const cartesia = createCartesiaService({ scenarios: { list: "staleCursor" } });
    const first = (await (await cartesia.answer(atCartesia("/voices?limit=1"))).json()) as { next_page: string };
    const second = await cartesia.answer(atCartesia(`/voices?starting_after=${first.next_page}`));
    expect([second.status, await second.json()]).toEqual([
      404,
      expect.objectContaining({ error_code: "voice_not_found" }),
    ]);
    const inworld = createInworldService({ scenarios: { list: "staleCursor" } });
    const { nextPageToken } = (await (await inworld.answer(atInworld("/voices/v1/voices?pageSize=1"))).json()) as {
      nextPageToken: string;
    };
    const next = await inworld.answer(atInworld(`/voices/v1/voices?pageToken=${nextPageToken}`));
    expect([next.status, await next.json()]).toEqual([400, expect.objectContaining({ code: 3 })]);
  });

  test("tell of values that are new", async () => {
    const inworld = createInworldService({ scenarios: { list: "unknownValues" } });
    const { voices } = (await (await inworld.answer(atInworld("/voices/v1/voices"))).json()) as { voices: object[] };
    expect(voices[0]).toMatchObject({ displayName: "Marlow", mood: "calm", langCode: "TLH_QO" });
  });

  test("that make a voice other than the contract has it leave it so in the list", async () => {
    const service = createCartesiaService({ scenario: "unknownValues" });
    await service.answer(cartesiaRequest());
    const { data } = (await (await service.answer(atCartesia("/voices"))).json()) as { data: object[] };
    expect(data[0]).toMatchObject({ language: "tlh", tagline: "New" });
  });

  test("cannot be those of another operation", () => {
    const make = (scenarios: object) => () => createCartesiaService({ scenarios });
    expect(make({ get: "repeatedPage" })).toThrow(
      'There is no scenario "repeatedPage". There are: success, unauthorized',
    );
    expect(make({ list: cartesiaScenarios.success({ voice: { name: "Bob" } }) })).toThrow(
      'The scenario "success" is none of this operation\'s.',
    );
    expect(make({ copy: "slow" })).toThrow(
      'There is no operation "copy". There are: list, get, update, delete, preview.',
    );
  });
});

describe("in a sandbox", () => {
  let sandbox: Sandbox | undefined;
  afterEach(() => sandbox?.close());

  test("a request asks for one by header or path, among several", async () => {
    sandbox = await startSandbox({ scenarios: { delete: "rateLimited" } });
    const { url, cartesiaUrl } = sandbox;
    const asked = `${url}/scenario/answerLost,list:unavailable/cartesia`;
    const statuses: unknown[] = [];
    for (const request of [
      cartesiaRequest({ url: `${asked}/voices/clone` }),
      atCartesia("/voices", {}, asked),
      atCartesia("/voices", { headers: { "x-voices-mock-scenario": "list:unauthorized" } }, cartesiaUrl),
      atCartesia("/voices/x", { headers: { "x-voices-mock-scenario": "list:unauthorized" } }, cartesiaUrl),
      atCartesia("/voices/x", { method: "DELETE" }, cartesiaUrl),
      atCartesia("/voices", { headers: { "x-voices-mock-scenario": "get:repeatedPage" } }, cartesiaUrl),
    ]) {
      statuses.push(
        await fetch(request).then(
          ({ status }) => status,
          () => "no answer",
        ),
      );
    }
    expect(statuses).toEqual(["no answer", 503, 401, 404, 429, 400]);
    expect(sandbox.voices()).toHaveLength(1);
  });

  test("a share of all requests fails, whatever they ask for", async () => {
    sandbox = await startSandbox({ failRate: 1 });
    const { cartesiaUrl, inworldUrl } = sandbox;
    for (const request of [
      atCartesia("/voices", {}, cartesiaUrl),
      atInworld("/voices/v1/voices/x", { method: "DELETE" }, inworldUrl),
    ]) {
      expect((await fetch(request)).status).toBe(503);
    }
  });
});

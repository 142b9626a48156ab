import { afterEach, describe, expect, test } from "vitest";
import { createCartesiaService } from "../../src/cartesia.ts";
import { type Sandbox, startSandbox } from "../../src/index.ts";
import { createInworldService } from "../../src/inworld.ts";
import type { ListLag } from "../../src/life/list-lag.ts";
import { cartesiaRequest, inworldRequest } from "../requests.ts";
import { atCartesia, atInworld } from "./requests.ts";

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

describe("a new voice", () => {
  test("shows after so many milliseconds", async () => {
    let clock = 0;
    const service = createCartesiaService({ listLag: { ms: 2000 }, now: () => clock });
    const { id } = (await (await service.answer(cartesiaRequest())).json()) as { id: string };
    const seen = async (): Promise<unknown[]> => {
      const list = await service.answer(atCartesia("/voices?is_owner=true"));
      const { data } = (await list.json()) as { data: unknown[] };
      return [data.length, (await service.answer(atCartesia(`/voices/${id}`))).status];
    };
    expect(await seen()).toEqual([0, 404]);
    clock = 1999;
    expect(await seen()).toEqual([0, 404]);
    clock = 2000;
    expect(await seen()).toEqual([1, 200]);
    expect(service.voices()).toHaveLength(1);
  });

  test("shows after so many lists, and can be changed and deleted before", async () => {
    const service = createInworldService({ listLag: { requests: 2 } });
    const answer = await service.answer(inworldRequest());
    const { voice } = (await answer.json()) as { voice: { voiceId: string } };
    const path = `/voices/v1/voices/${voice.voiceId}`;
    const count = async (): Promise<number> => {
      const list = await service.answer(atInworld('/voices/v1/voices?filter=source="IVC"'));
      return ((await list.json()) as { voices: unknown[] }).voices.length;
    };
    expect([await count(), (await service.answer(atInworld(path))).status]).toEqual([0, 404]);
    expect((await service.answer(atInworld(path, { method: "PATCH", body: { tags: ["a"] } }))).status).toBe(200);
    expect([await count(), await count()]).toEqual([0, 1]);
    expect((await service.answer(atInworld(path, { method: "DELETE" }))).status).toBe(200);
    await service.answer(inworldRequest());
    expect([await count(), await count(), await count()]).toEqual([0, 0, 1]);
  });

  test("shows late in a sandbox too, at both services", async () => {
    let clock = 0;
    sandbox = await startSandbox({ listLag: { ms: 10 }, now: () => clock });
    const { cartesiaUrl, inworldUrl } = sandbox;
    await (await fetch(cartesiaRequest({ url: `${cartesiaUrl}/voices/clone` }))).text();
    await (await fetch(inworldRequest({ url: `${inworldUrl}/voices/v1/voices:clone` }))).text();
    const texts = async (): Promise<boolean[]> => {
      const lists = await Promise.all([
        fetch(atCartesia("/voices", {}, cartesiaUrl)),
        fetch(atInworld("/voices/v1/voices", {}, inworldUrl)),
      ]);
      return Promise.all(lists.map(async (list) => (await list.text()).includes('"Ada"')));
    };
    expect(await texts()).toEqual([false, false]);
    clock = 10;
    expect(await texts()).toEqual([true, true]);
    const [first] = sandbox.requests().filter(({ operation }) => operation === "list");
    expect(first).toMatchObject({ service: "cartesia", path: "/cartesia/voices", status: 200 });
  });
});

test.each([
  [{ ms: -1 }, "listLag.ms must be milliseconds from 0 to 2147483647, not -1"],
  [{ requests: 1.5 }, "listLag.requests must be an integer from 0 on, not 1.5"],
  [{} as ListLag, "listLag must be { ms } or { requests }, not an object"],
  ["2s" as unknown as ListLag, 'listLag must be { ms } or { requests }, not "2s"'],
])("a lag of %j is refused", async (listLag, message) => {
  expect(() => createInworldService({ listLag })).toThrow(new RangeError(message));
  await expect(startSandbox({ listLag })).rejects.toThrow(message);
});

import { afterEach, describe, expect, test } from "vitest";
import { createCartesiaService } from "../../src/cartesia.ts";
import { type Sandbox, startSandbox } from "../../src/index.ts";
import { createInworldService } from "../../src/inworld.ts";
import { cartesiaRequest, inworldRequest } from "../requests.ts";

const firstVoiceAt = new Date("2031-05-06T07:08:09.500Z");

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

describe("the first voice is of the time that the test gives", () => {
  test("at Cartesia, and the next one a second later", async () => {
    const service = createCartesiaService({ firstVoiceAt });
    const made = async (): Promise<unknown> => (await service.answer(cartesiaRequest())).json();
    expect(await made()).toMatchObject({ created_at: "2031-05-06T07:08:09.500Z" });
    expect(await made()).toMatchObject({ created_at: "2031-05-06T07:08:10.500Z" });
    service.reset();
    expect(await made()).toMatchObject({ created_at: "2031-05-06T07:08:09.500Z" });
  });

  test("at Inworld, also with a seed", async () => {
    const service = createInworldService({ firstVoiceAt, seed: "another" });
    const made = async (): Promise<unknown> => (await service.answer(inworldRequest())).json();
    expect(await made()).toMatchObject({ voice: { voiceId: expect.stringMatching(/_20310506_070809z$/) } });
    expect(await made()).toMatchObject({ voice: { voiceId: expect.stringMatching(/_20310506_070810z$/) } });
  });

  test("in a sandbox", async () => {
    sandbox = await startSandbox({ firstVoiceAt });
    await (await fetch(cartesiaRequest({ url: `${sandbox.cartesiaUrl}/voices/clone` }))).text();
    await (await fetch(inworldRequest({ url: `${sandbox.inworldUrl}/voices/v1/voices:clone` }))).text();
    expect(sandbox.voices()).toMatchObject([
      { voice: { created_at: "2031-05-06T07:08:09.500Z" } },
      { voice: { voiceId: expect.stringMatching(/_20310506_070809z$/) } },
    ]);
  });
});

test.each([
  [new Date(Number.NaN), "an object"],
  [new Date("9999-01-01"), "an object"],
  ["2031-05-06" as unknown as Date, '"2031-05-06"'],
])("what is no such time is refused: %s", async (wrong, shown) => {
  const message = `firstVoiceAt must be a Date of the years 1970 to 9998, not ${shown}`;
  expect(() => createCartesiaService({ firstVoiceAt: wrong })).toThrow(new RangeError(message));
  expect(() => createInworldService({ firstVoiceAt: wrong })).toThrow(new RangeError(message));
  await expect(startSandbox({ firstVoiceAt: wrong })).rejects.toThrow(message);
});

import { afterEach, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../src/index.ts";
import { createInworldService } from "../../src/inworld.ts";
import { cartesiaForm, cartesiaRequest, inworldBody, inworldRequest } from "../requests.ts";

let open: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(open.map((sandbox) => sandbox.close()));
  open = [];
});

describe("what a sandbox keeps", () => {
  test("is bounded, however long the texts are, and it says how much it no longer has", {
    timeout: 30_000,
  }, async () => {
    const sandbox = await startSandbox();
    open.push(sandbox);
    const words = "a word ".repeat(280);
    const fields = Object.fromEntries(Array.from({ length: 40 }, (_field, index) => [`field-${index}`, words]));
    const sent = 120;
    for (let number = 1; number <= sent; number++) {
      const body = cartesiaForm({ ...fields, description: "a voice ".repeat(20_000) });
      await (await fetch(cartesiaRequest({ url: `${sandbox.cartesiaUrl}/voices/clone`, body }))).text();
    }
    const answer = await (await fetch(`${sandbox.url}/__requests`)).text();
    expect(answer.length).toBeLessThan(17_000_000);
    const { count, dropped, requests, voices } = JSON.parse(answer);
    expect([count, dropped]).toEqual([sent, { requests: sent - requests.length, voices: sent - voices.length }]);
    expect(dropped.requests).toBeGreaterThan(0);
    expect(dropped.voices).toBeGreaterThan(0);
    expect(requests.at(-1)).toMatchObject({ number: sent, status: 200 });
  });
});

describe("a voice", () => {
  test("has a number of its own, also where older ones are no longer kept", async () => {
    const service = createInworldService();
    const description = "x".repeat(5_000_000);
    for (let number = 1; number <= 3; number++)
      await service.answer(inworldRequest({ body: inworldBody({ description }) }));
    expect(service.voices().map(({ voiceId }) => voiceId)).toEqual(["sandbox__ada_20260301_000003z"]);
  });

  test("has an id that is no longer than a name", async () => {
    const service = createInworldService();
    await service.answer(inworldRequest({ body: inworldBody({ displayName: "a b ".repeat(1_000_000) }) }));
    expect(service.voices()[0]?.voiceId.length).toBeLessThan(250);
  });
});

import { describe, expect, test } from "vitest";
import { createCartesiaService } from "../../src/cartesia.ts";
import { mostBodyBytes } from "../../src/door/bounds.ts";
import { createInworldService } from "../../src/inworld.ts";
import { cartesiaForm, cartesiaRequest, inworldBody, inworldRequest, rawForm } from "../requests.ts";

/** Status and message of what Cartesia answers to a form by hand, and its record. */
async function form(raw: ReturnType<typeof rawForm>) {
  const service = createCartesiaService();
  const response = await service.answer(cartesiaRequest(raw));
  const { message } = (await response.json()) as { message: string };
  return [response.status, message, service.requests()[0]?.fields];
}

async function json(body: string) {
  const service = createInworldService();
  const response = await service.answer(inworldRequest({ body }));
  return [response.status, ((await response.json()) as { message?: string }).message];
}

describe("a form", () => {
  test("of more parts than any service has is refused, not gone through", async () => {
    const { headers } = rawForm();
    const part = '--edge\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n';
    const parts = (count: number) => form({ headers, body: `${part.repeat(count)}--edge--` });
    expect(await parts(80_000)).toEqual([
      400,
      expect.stringMatching(/^body: expected a multipart form, received \d+ bytes with more than 1000 parts$/),
      {},
    ]);
    expect((await parts(1_000))[1]).not.toContain("multipart form");
  });

  test("with a part of endless headers is refused", async () => {
    const long = `X-Long: ${"x".repeat(16 * 1024)}`;
    expect(await form(rawForm(`name="a"\r\n${long}\r\n\r\nx`))).toEqual([
      400,
      expect.stringContaining("with headers of more than 16384 bytes in part 1"),
      {},
    ]);
    expect((await form(rawForm(`name="a"\r\n\r\n${"x".repeat(20_000)}`)))[1]).not.toContain("headers");
  });

  test("with a part of an endless name is refused", async () => {
    expect(await form(rawForm(`name="${"a".repeat(257)}"\r\n\r\nx`))).toEqual([
      400,
      expect.stringContaining("with a name of more than 256 characters in part 1"),
      {},
    ]);
  });
});

describe("JSON", () => {
  test.each([
    ["arrays", "[", "]"],
    ["objects", '{"a":', "}"],
  ])("of %s in each other beyond all measure is refused before it is read", async (_what, start, end) => {
    const deep = (levels: number): string =>
      inworldBody({ x: 0 }).replace('"x":0', `"x":${start.repeat(levels)}0${end.repeat(levels)}`);
    expect(await json(deep(100_000))).toEqual([
      400,
      "body: expected a JSON document in UTF-8, received more than 64 levels of arrays and objects",
    ]);
    expect((await json(deep(63)))[0]).toBe(200);
    expect((await json(deep(64)))[0]).toBe(400);
  });

  test("of more values than any request has is refused before it is read", async () => {
    expect(await json(inworldBody({ x: new Array(100_000).fill({}) }))).toEqual([
      400,
      "body: expected a JSON document in UTF-8, received more than 100000 values",
    ]);
  });

  test("may have any signs in its texts", async () => {
    const displayName = `${"[{".repeat(100)}${'\\"\\\\'.repeat(100)}${",".repeat(100_001)}`;
    expect((await json(inworldBody({ displayName })))[0]).toBe(200);
  });
});

describe("a request to the handlers", () => {
  test("with a body that is too large is refused as the service would", async () => {
    const service = createCartesiaService();
    const clip = new File(["RIFF\0\0\0\0WAVEfmt ", new Uint8Array(mostBodyBytes)], "ada.wav");
    const response = await service.answer(cartesiaRequest({ body: cartesiaForm({ clip }) }));
    expect([response.status, await response.json()]).toEqual([
      413,
      expect.objectContaining({ error_code: "file_too_large" }),
    ]);
    expect(service.requests()).toMatchObject([{ status: 413, audio: [] }]);
  });

  test("without a key is read no further than any other, and nothing of it is kept", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    const init: RequestInit & { duplex: "half" } = { method: "POST", body: endless, duplex: "half" };
    const service = createCartesiaService();
    const response = await service.answer(new Request("https://api.cartesia.ai/voices/clone", init));
    expect(response.status).toBe(401);
    expect(pulled).toBeLessThan(mostBodyBytes + 4_000_000);
  });
});

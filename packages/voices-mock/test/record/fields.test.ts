import { describe, expect, test } from "vitest";
import { createCartesiaService } from "../../src/cartesia.ts";
import { createInworldService } from "../../src/inworld.ts";
import type { RecordedRequest } from "../../src/record/request.ts";
import { base64, clips } from "../clips.ts";
import { cartesiaForm, cartesiaRequest, inworldBody, inworldRequest, rawForm } from "../requests.ts";

async function recorded(fields: Record<string, unknown>, strict = false): Promise<RecordedRequest> {
  const service = createInworldService({ strict });
  const response = await service.answer(inworldRequest({ body: inworldBody(fields) }));
  await response.text();
  const [request] = service.requests();
  if (request === undefined) throw new Error("nothing was recorded");
  return request;
}

const audio = base64(clips.mp3Frame);

describe("audio never shows in the fields of a record", () => {
  test.each([
    ["with a letter that is no base64", `${audio.slice(0, -4)}.AAA`],
    ["without its padding", audio.replace(/=+$/, "")],
    ["behind a prefix", `data:audio/mpeg;base64,${audio}`],
    ["of a few letters", "//OI"],
  ])("in its own field, %s", async (_case, audioData) => {
    const { fields } = await recorded({ voiceSamples: [{ audioData }] });
    const shown = audioData === "//OI" ? "(3 bytes of audio)" : `(${audioData.length} characters)`;
    expect(fields["voiceSamples"]).toEqual([{ audioData: shown }]);
  });

  test.each([
    ["an undeclared field", { audio }, { audio: "(268 characters)" }],
    ["a prefix", { audio: `data:audio/mpeg;base64,${audio}` }, { audio: "(291 characters)" }],
    ["lines", { tags: [audio.replaceAll(/.{76}/g, "$&\n")] }, { tags: ["(271 characters)"] }],
    ["a list", { voiceSamples: [audio] }, { voiceSamples: ["(268 characters)"] }],
  ])("in %s", async (_case, sent, shown) => {
    const { fields } = await recorded(sent);
    expect(fields).toMatchObject(shown);
    expect(JSON.stringify(fields)).not.toContain(audio.slice(0, 16));
  });

  test("as a part of a form that is no file", async () => {
    const service = createCartesiaService();
    const { headers, body } = rawForm(`name="audio"\r\n\r\n${Buffer.from(clips.mp3Frame).toString("latin1")}`);
    await service.answer(cartesiaRequest({ headers, body: new Uint8Array(Buffer.from(body, "latin1")) }));
    expect(service.requests()[0]?.fields).toEqual({ audio: "(200 bytes)" });
  });
});

describe("the fields of a record", () => {
  test("are as they were sent up to 2,000 characters each", async () => {
    const text = "A voice. ".repeat(300);
    const { fields } = await recorded({ description: text.slice(0, 2_000), displayName: text });
    expect(fields).toMatchObject({ description: text.slice(0, 2_000), displayName: "(2700 characters)" });
    const hash = "0123456789abcdef".repeat(4);
    expect((await recorded({ description: hash })).fields).toMatchObject({ description: hash });
  });

  test.each<[string, Record<string, unknown>]>([
    ["many texts", { tags: Array.from({ length: 5_000 }, (_text, index) => `a tag that is number ${index} of all`) }],
    ["many numbers", { extra: Array(1_000_000).fill(7) }],
    ["many fields", Object.fromEntries(Array.from({ length: 50_000 }, (_field, index) => [`field ${index}`, index]))],
    ["long names", Object.fromEntries(Array.from({ length: 50 }, (_field, index) => [`${index}`.repeat(9_000), 1]))],
  ])("are bounded, with %s", async (_case, fields) => {
    const request = await recorded(fields, true);
    expect(JSON.stringify(request).length).toBeLessThan(250_000);
    expect(request.unknownFields.length).toBeLessThanOrEqual(100);
  });

  test("may be nested as deep as any that are taken", async () => {
    const service = createInworldService();
    const deep = "[".repeat(63) + "]".repeat(63);
    const body = inworldBody().replace("{", `{"extra":${deep},`);
    expect((await service.answer(inworldRequest({ body }))).status).toBe(200);
    expect(JSON.stringify(service.requests()[0]?.fields["extra"])).toContain('"(an array of 1)"');
  });

  test("have no prototype to lose a name to", async () => {
    for (const name of ["__proto__", "constructor"]) {
      const service = createCartesiaService({ strict: true });
      const response = await service.answer(cartesiaRequest({ body: cartesiaForm({ [name]: "1" }) }));
      expect(response.status).toBe(400);
      expect(service.requests()[0]).toMatchObject({ unknownFields: [name] });
      expect(Object.hasOwn(service.requests()[0]?.fields ?? {}, name)).toBe(true);
    }
  });
});

test("a refusal tells of twenty fields and counts the others", async () => {
  const { refusal = "" } = await recorded({ tags: Array(1_000).fill(7) });
  expect(refusal.match(/tags\[/g)).toHaveLength(20);
  expect(refusal).toMatch(/; and 980 more$/);
});

import { describe, expect, test } from "vitest";
import { createCartesiaService } from "../../src/cartesia.ts";
import { createInworldService } from "../../src/inworld.ts";
import type { RecordedRequest } from "../../src/record/request.ts";
import { requestLine } from "../../src/record/request-line.ts";
import { clips } from "../clips.ts";
import {
  type Change,
  cartesiaForm,
  cartesiaKey,
  cartesiaRequest,
  inworldBody,
  inworldKey,
  inworldRequest,
  rawForm,
} from "../requests.ts";

/** Everything that is shown of one request: the answer, the record, the line in a log. */
async function shownOfCartesia(change: Change, strict = false): Promise<{ shown: string; record: RecordedRequest }> {
  const service = createCartesiaService({ strict });
  const answer = await (await service.answer(cartesiaRequest(change))).text();
  const [record] = service.requests();
  if (record === undefined) throw new Error("nothing was recorded");
  // The voice itself repeats its own fields, as the service does.
  const said = record.voiceId === undefined ? answer : "";
  return { shown: said + JSON.stringify(record) + requestLine(record), record };
}

const percent = [...cartesiaKey].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join("");

describe("a key never shows", () => {
  const at = (query: string): string => `https://api.cartesia.ai/voices/clone?${query}`;
  const named = (name: string): Change => rawForm(`name="${name}"\r\n\r\n1`);
  test.each<[string, Change]>([
    ["in a file name", { body: cartesiaForm({ clip: new File([clips.wav], `${cartesiaKey}.wav`) }) }],
    ["in a media type", { body: cartesiaForm({ clip: new File([clips.wav], "a.wav", { type: `a/${cartesiaKey}` }) }) }],
    ["as the name of a field", named(cartesiaKey)],
    ["inside the name of a field", named(`x-${cartesiaKey}`)],
    ["as a value of a text in quotes", { body: cartesiaForm({ language: `"${cartesiaKey}"` }) }],
    ["as a content type", { headers: { "Content-Type": `${cartesiaKey}/x` }, body: "x" }],
    ["as a boundary", { headers: { "Content-Type": `multipart/form-data; boundary=${cartesiaKey}` }, body: "x" }],
    ["as a header's name", { headers: { [cartesiaKey]: "1" } }],
    ["in the path in percent", { url: at(`x=${percent}`) }],
    ["in the path in percent and capitals", { url: at(`x=${percent.toUpperCase()}`) }],
    ["in a field in percent", { body: cartesiaForm({ name: percent }) }],
    ["behind the wrong scheme", { headers: { Authorization: `Basic ${cartesiaKey}` }, url: at(`x=${cartesiaKey}`) }],
    ["behind no scheme", { headers: { Authorization: cartesiaKey }, url: at(`x=${cartesiaKey}`) }],
    ["with a wrong method", { method: "PUT", url: at(`x=${cartesiaKey}`) }],
    ["as a wrong method", { method: cartesiaKey }],
    ["among several words", { headers: { Authorization: `Bearer ${cartesiaKey} x` }, url: at(`x=${cartesiaKey}`) }],
  ])("%s", async (_case, change) => {
    for (const strict of [false, true]) {
      const { shown } = await shownOfCartesia(change, strict);
      expect(decodeURIComponent(shown.replaceAll(/%(?![\da-f]{2})/gi, "%25")).toLowerCase()).not.toContain(cartesiaKey);
    }
  });

  test.each(["x-key", "xi-api-key", "api-key", "x-api-token", "x-secret", "x-auth", "cookie", "proxy-authorization"])(
    "in the header %s, though there is no other",
    async (name) => {
      const { shown, record } = await shownOfCartesia({
        headers: { Authorization: null, [name]: name === "cookie" ? `sid=${cartesiaKey}` : cartesiaKey },
        url: at(`x=${cartesiaKey}`),
      });
      expect(record.headers[name]).toBe("(redacted)");
      expect(shown).not.toContain(cartesiaKey);
    },
  );

  test("in a query, by the name of its parameter", async () => {
    const { record } = await shownOfCartesia({ url: at("api_key=short&x=1&access%5Ftoken=t&key&secret=") });
    expect(record.path).toBe("/voices/clone?api_key=(redacted)&x=1&access%5Ftoken=(redacted)&key&secret=(redacted)");
  });

  test("as the workspace of a voice's id", async () => {
    const service = createInworldService();
    const url = `https://api.inworld.ai/voices/v1/workspaces/${inworldKey}/voices:clone`;
    await service.answer(inworldRequest({ url }));
    expect(JSON.stringify(service.requests())).not.toContain(inworldKey);
    expect(service.requests()[0]?.voiceId).toMatch(/^\(the key\)__ada_/);
  });

  test("in a JSON body: as a name at any depth, or without its padding", async () => {
    const service = createInworldService({ strict: true });
    const bare = inworldKey.replace(/=+$/, "");
    const body = inworldBody({ [inworldKey]: 1, audioProcessingConfig: { [bare]: bare }, tags: [`id ${inworldKey}`] });
    const answer = await (await service.answer(inworldRequest({ body }))).text();
    expect(answer + JSON.stringify(service.requests())).not.toContain(bare);
    expect(service.requests()[0]?.unknownFields).toEqual(["(the key)", "audioProcessingConfig.(the key)"]);
  });
});

describe("a key of a few letters", () => {
  const headers = { Authorization: "Bearer any" };

  test("leaves the texts alone that contain it, and names", async () => {
    const body = cartesiaForm({ description: "In any room, for many", any: "1" });
    const url = "https://api.cartesia.ai/voices/clone?company=2";
    const { record } = await shownOfCartesia({ headers: { ...headers, "X-Debug": "many" }, url, body });
    expect(record).toMatchObject({
      path: "/voices/clone?company=2",
      headers: { authorization: "Bearer (the key)", "x-debug": "many" },
      fields: { description: "In any room, for many", any: "1" },
      unknownFields: ["any"],
    });
  });

  test("goes where it is all there is", async () => {
    const refusal = await shownOfCartesia({ headers, body: cartesiaForm({ name: "any", language: "any" }) });
    expect(refusal.record.fields).toMatchObject({ name: "(the key)", language: "(the key)" });
    expect(refusal.record.refusal).toContain('received "(the key)"');
  });
});

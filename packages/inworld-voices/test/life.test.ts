import { createInworldService, inworldHandlers } from "@org/voices-mock/inworld";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createInworldVoices } from "../src/index.ts";

const audioData = Buffer.from(`RIFF${"\0".repeat(4)}WAVE${"\0".repeat(60)}`);
const one = "/voices/v1/voices/{voiceId}";

describe("a voice's life against the mock", () => {
  const service = createInworldService();
  const server = setupServer(...inworldHandlers({ service }));
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterEach(() => service.reset());
  afterAll(() => server.close());
  const voices = createInworldVoices({ apiKey: "d29ya3NwYWNlOnNlY3JldA==" });
  const clone = async (displayName: string): Promise<string> => {
    const { data } = await voices.POST("/voices/v1/voices:clone", {
      body: { displayName, langCode: "EN_US", voiceSamples: [{ audioData }], tags: ["demo"] },
    });
    return data?.voice?.voiceId ?? "";
  };

  it("is listed page by page, read, changed, heard and deleted", async () => {
    const ids = [await clone("Ada"), await clone("Grace")];
    const listed: string[] = [];
    let pageToken: string | undefined;
    let pages = 0;
    do {
      const query = { pageSize: 2, ...(pageToken && { pageToken }) };
      const { data } = await voices.GET("/voices/v1/voices", { params: { query } });
      listed.push(...(data?.voices ?? []).flatMap(({ voiceId = "", source }) => (source === "IVC" ? [voiceId] : [])));
      pageToken = data?.nextPageToken;
      pages++;
    } while (pageToken && pages < 20);
    expect(listed.sort()).toEqual([...ids].sort());
    expect(pages).toBeGreaterThan(1);

    const voiceId = ids[0] ?? "";
    const params = { path: { voiceId } };
    const changed = await voices.PATCH(one, { params, body: { displayName: "Ada L.", tags: ["demo", "new"] } });
    expect(changed.data).toMatchObject({ displayName: "Ada L.", tags: ["demo", "new"] });
    expect((await voices.GET(one, { params })).data).toMatchObject({ displayName: "Ada L." });
    const preview = await voices.GET("/tts/v1/voice:preview", { params: { query: { voice_id: voiceId } } });
    expect(Buffer.from(preview.data?.audioContent ?? "", "base64").length).toBeGreaterThan(100);
    expect((await voices.DELETE(one, { params })).response.status).toBe(200);
    const { error, response } = await voices.GET(one, { params });
    expect([response.status, error?.code]).toEqual([404, 5]);
  });
});

it("a request about a voice carries the key, keeps an id one step of the path, and follows no redirect", async () => {
  const sent: Request[] = [];
  const voices = createInworldVoices({
    apiKey: "d29ya3NwYWNlOnNlY3JldA==",
    fetch: async (request) => {
      sent.push(request);
      return Response.json({});
    },
  });
  const params = { path: { voiceId: "ws__a/b" } };
  await voices.GET(one, { params });
  await voices.DELETE(one, { params });
  await voices.PATCH(one, { params, body: { description: "" } });
  for (const { url, headers, redirect } of sent) {
    expect(url).toBe("https://api.inworld.ai/voices/v1/voices/ws__a%2Fb");
    expect(headers.get("authorization")).toBe("Basic d29ya3NwYWNlOnNlY3JldA==");
    expect(redirect).toBe("manual");
  }
  expect(await sent[2]?.json()).toEqual({ description: "" });
  expect(sent[2]?.headers.get("content-type")).toBe("application/json");
});

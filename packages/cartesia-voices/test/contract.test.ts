import { readFileSync } from "node:fs";
import { cartesiaHandlers, createCartesiaService } from "@org/voices-mock/cartesia";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { sample } from "openapi-sampler";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type CartesiaVoice, cartesiaLanguages, createCartesiaVoices } from "../src/index.ts";

const spec = parse(readFileSync(new URL("../../../specs/cartesia-voices.yaml", import.meta.url), "utf8"));
const form = spec.paths["/voices/clone"].post.requestBody.content["multipart/form-data"].schema;
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(spec, "spec");

const clip = new File([readFileSync(new URL("../../../examples/clips/ada.wav", import.meta.url))], "ada.wav", {
  type: "audio/wav",
});
const service = createCartesiaService();
const server = setupServer(...cartesiaHandlers({ service }));
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => {
  server.resetHandlers();
  service.reset();
});
afterAll(() => server.close());

const voices = createCartesiaVoices({ apiKey: "sk_car_1" });
const answers = (body: object, status = 200): void =>
  server.use(http.post("https://api.cartesia.ai/voices/clone", () => HttpResponse.json(body, { status })));

/** What is wrong with a value by one of the document's schemas; empty when nothing is. */
function violations(schema: string, value: unknown): string[] {
  const validate = ajv.getSchema(`spec#/components/schemas/${schema}`);
  if (validate === undefined) throw new Error(`the document has no schema ${schema}`);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

// ajv knows no siblings of a reference; they allow null, which no sampled value is.
const withoutSiblings = (_key: string, node: { $ref?: string }) => (node?.$ref ? { $ref: `spec${node.$ref}` } : node);
const isForm = ajv.compile(JSON.parse(JSON.stringify(form), withoutSiblings));

/** The document has no examples of bodies, so they are sampled from its schemas, always the same. */
const sampledForm: Record<string, unknown> = { ...(sample(form, {}, spec) as object), clip };
const sampledVoice = sample(spec.components.schemas.VoiceMetadata, {}, spec) as CartesiaVoice;

describe("Cartesia's schemas", () => {
  it("a sampled request: goes through the client and is accepted", async () => {
    // A clip is bytes, which JSON Schema has no word for.
    expect(isForm({ ...sampledForm, clip: "" })).toBe(true);
    expect(isForm({ ...sampledForm, clip: "", language: "xx" })).toBe(false);
    expect(Object.keys(sampledForm).sort()).toEqual(Object.keys(form.properties).sort());
    const body = sampledForm as unknown as Parameters<typeof voices.POST>[1]["body"];
    const { data, response } = await voices.POST("/voices/clone", { body });
    expect(response.status).toBe(200);
    expect(violations("VoiceMetadata", data)).toEqual([]);
    expect(data).toMatchObject({ name: sampledForm["name"], language: sampledForm["language"] });
    expect(service.voices()).toHaveLength(1);
  });

  it("a sampled success: comes back whole", async () => {
    expect(violations("VoiceMetadata", sampledVoice)).toEqual([]);
    answers(sampledVoice);
    const { data } = await voices.POST("/voices/clone", { body: { clip, name: "Ada", language: "en" } });
    expect(data).toEqual(sampledVoice);
  });

  it("every language of the document is accepted, Norwegian as the text no", async () => {
    const { enum: languages } = spec.components.schemas.SupportedLanguage;
    expect(languages).toEqual([...cartesiaLanguages]);
    const short = clip.slice(0, 4_096, clip.type);
    for (const language of cartesiaLanguages) {
      const body = { clip: new File([short], "ada.wav"), name: "Ada", language };
      const { data } = await voices.POST("/voices/clone", { body });
      expect(data?.language).toBe(language);
    }
  });

  it("null leaves a part out, where the text null would be refused or taken for a name", async () => {
    const body = { clip, name: "Ada", language: "en", base_voice_id: null, description: null } as const;
    const { data } = await voices.POST("/voices/clone", { body });
    expect(data?.description).toBe("");
  });

  it("an error: comes back typed, and not as data", async () => {
    const body = {
      error_code: "new_code",
      title: "T",
      message: "M",
      request_id: "0d1c1f6e-3c0a-4a55-9a51-1f0f6a2f7b11",
      extra: [1],
    };
    answers(body, 402);
    const { data, error, response } = await voices.POST("/voices/clone", {
      body: { clip, name: "Ada", language: "en" },
    });
    expect(response.ok).toBe(false);
    expect(data).toBeUndefined();
    expect(error).toEqual(body);
  });

  it("a wrong request: is refused by the mock in Cartesia's own words", async () => {
    const wrong = createCartesiaVoices({ apiKey: "sk_car_1", version: "2020-01-01" });
    const { error, response } = await wrong.POST("/voices/clone", { body: { clip, name: "Ada", language: "en" } });
    expect(response.status).toBe(400);
    expect(error?.message).toContain("Cartesia-Version");
    expect(service.voices()).toHaveLength(0);
  });

  it("a request that no handler takes: fails", async () => {
    await expect(fetch("https://api.cartesia.ai/voices/clone/clip", { method: "POST" })).rejects.toThrow();
  });
});

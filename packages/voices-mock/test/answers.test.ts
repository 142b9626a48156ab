import type { ValidateFunction } from "ajv";
import { getResponse, type RequestHandler } from "msw";
import { describe, expect, test } from "vitest";
import { cartesiaHandlers } from "../src/cartesia.ts";
import type { Contract } from "../src/contract/contract.ts";
import { cartesiaContract } from "../src/generated/cartesia-voices.ts";
import { inworldContract } from "../src/generated/inworld-voices.ts";
import { inworldHandlers } from "../src/inworld.ts";
import { answerSchema } from "./answer-schema.ts";
import { base64, clips } from "./clips.ts";
import { type Change, cartesiaForm, cartesiaRequest, inworldBody, inworldRequest } from "./requests.ts";

async function expectValid(
  handlers: RequestHandler[],
  requests: Request[],
  success: ValidateFunction,
  failure: ValidateFunction,
): Promise<{ ok: number; refused: number }> {
  const seen = { ok: 0, refused: 0 };
  for (const request of requests) {
    const response = await getResponse(handlers, request);
    if (response === undefined) throw new Error("no handler took the request");
    const validate = response.ok ? success : failure;
    validate(await response.json());
    expect(validate.errors).toBeNull();
    seen[response.ok ? "ok" : "refused"] += 1;
  }
  return seen;
}

const names = ["Ada", "", " ", "艾达", "a".repeat(500), 'quotes " and \\', "line\nbreak", "null", "🎙️", "__proto__"];
const wrong: Change[] = [
  { method: "GET" },
  { headers: { Authorization: null } },
  { headers: { "Content-Type": "text/plain" } },
  { body: "x" },
];
const enumOf = (contract: Contract, schema: string): string[] => {
  const { components } = contract.document as unknown as {
    components: { schemas: Record<string, { enum: string[] }> };
  };
  return components.schemas[schema]?.enum ?? [];
};

describe("every answer is as the contract has it", () => {
  test("Cartesia's", async () => {
    const languages = enumOf(cartesiaContract, "SupportedLanguage");
    expect(languages).toContain("no");
    const forms = [
      ...languages.map((language) => cartesiaForm({ language })),
      ...names.map((name) => cartesiaForm({ name, description: name })),
      cartesiaForm({ clip: new Blob([clips.text]) }),
      cartesiaForm({ language: "xx" }),
      cartesiaForm({ name: null }),
    ];
    const requests = [
      ...forms.map((body) => cartesiaRequest({ body })),
      ...wrong.map((change) => cartesiaRequest(change)),
    ];
    const success = answerSchema(cartesiaContract, "VoiceMetadata");
    const failure = answerSchema(cartesiaContract, "Error");
    const ok = languages.length + names.length;
    expect(await expectValid(cartesiaHandlers(), requests, success, failure)).toEqual({ ok, refused: 7 });
  });

  test("Inworld's", async () => {
    const languages = enumOf(inworldContract, "inworldttslanguage_codesLanguageCode");
    expect(languages).toContain("EN_US");
    const bodies = [
      ...languages.map((langCode) => inworldBody({ langCode })),
      ...names.map((name) => inworldBody({ displayName: name, description: name, tags: [name, name] })),
      inworldBody({ tags: [], voiceSamples: Array(5).fill({ audioData: base64(clips.mp3), transcription: "" }) }),
      inworldBody({ audioProcessingConfig: {} }),
      inworldBody({ langCode: "xx" }),
    ];
    const requests = [
      ...bodies.map((body) => inworldRequest({ body })),
      ...wrong.map((change) => inworldRequest(change)),
    ];
    const success = answerSchema(inworldContract, "v1CloneVoiceResponse");
    const failure = answerSchema(inworldContract, "rpcStatus");
    const ok = languages.length + names.length + 2;
    expect(await expectValid(inworldHandlers(), requests, success, failure)).toEqual({ ok, refused: 5 });
  });
});

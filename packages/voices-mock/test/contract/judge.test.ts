import { describe, expect, test } from "vitest";
import type { Contract, JsonObject } from "../../src/contract/contract.ts";
import { createJudge, type Judge } from "../../src/contract/judge.ts";
import { contractValidator } from "../../src/contract/validator.ts";
import { cartesiaContract } from "../../src/generated/cartesia-voices.ts";
import { receive } from "../../src/record/received-request.ts";
import { createVoiceService } from "../../src/services/voice-service.ts";
import { base64, clips } from "../clips.ts";
import { cartesiaRequest } from "../requests.ts";

const warn = { level: "warn", source: "https://voices.example" };
const refuse = { level: "refuse", source: "https://voices.example" };

/** A service that nobody has, to show that the judge reads its rules from the contract. */
function contractOf(contentType: string, schema: JsonObject): Contract {
  const content = { "application/json": { schema: { type: "object" } } };
  const post = {
    parameters: [
      { name: "X-Region", in: "header", required: true, schema: { type: "string", enum: ["eu", "us"] } },
      { name: "X-Optional", in: "header", required: false, schema: { type: "string", enum: ["a"] } },
    ],
    requestBody: { content: { [contentType]: { schema } } },
    responses: { 200: { content }, default: { content } },
  };
  return {
    id: "invented",
    method: "POST",
    path: "/invented",
    baseUrl: "https://voices.example",
    keyHeader: "X-Key",
    keyPrefix: "",
    contentType,
    document: { openapi: "3.0.0", paths: { "/invented": { post } } },
  };
}

const judgeOf = (contract: Contract): Judge["judge"] => createJudge(contract, contractValidator(contract)).judge;

async function verdict(judge: Judge["judge"], body: BodyInit, headers: Record<string, string> = {}): Promise<string> {
  const all = { "X-Key": "key", "X-Region": "eu", ...headers };
  const request = new Request("https://voices.example/invented", { method: "POST", headers: all, body });
  const result = judge(await receive(request, () => true));
  return result.accepted ? JSON.stringify(result.fields) : result.message;
}

describe("a form by its contract", () => {
  const judge = judgeOf(
    contractOf("multipart/form-data", {
      type: "object",
      properties: {
        clips: {
          type: "array",
          items: { type: "string", format: "binary", "x-audio": { bytes: { max: 300, ...refuse } } },
        },
        enhance: { type: "boolean" },
        speed: { type: "number", minimum: 1 },
        id: { type: "string", format: "uuid" },
        tags: { type: "array", items: { type: "string", maxLength: 3 } },
        access: { type: "object", required: ["type"], properties: { type: { type: "string" } } },
      },
    }),
  );
  const form = (parts: [string, string | Uint8Array<ArrayBuffer>][]): FormData => {
    const data = new FormData();
    data.append("clips", new Blob([clips.wav]));
    for (const [name, part] of parts) {
      if (typeof part === "string") data.append(name, part);
      else data.append(name, new Blob([part]));
    }
    return data;
  };

  test("reads objects from JSON", async () => {
    const access = { type: "private" };
    expect(JSON.parse(await verdict(judge, form([["access", JSON.stringify(access)]])))).toMatchObject({ access });
  });

  test("reads numbers, booleans and lists from texts", async () => {
    const parts: [string, string][] = [
      ["enhance", "true"],
      ["speed", "1.5"],
      ["tags", "a"],
      ["tags", "b"],
    ];
    expect(JSON.parse(await verdict(judge, form(parts)))).toEqual({
      clips: [""],
      enhance: true,
      speed: 1.5,
      tags: ["a", "b"],
    });
  });

  test("takes several files where it declares a list, and judges each", async () => {
    expect(await verdict(judge, form([["clips", clips.mp3]]))).toBe('{"clips":["",""]}');
    expect(await verdict(judge, form([["clips", clips.text]]))).toMatch(/^clips\[1\]: expected audio .* no container/);
  });

  test("refuses a file over a size that is enforced", async () => {
    const large = new Uint8Array(301);
    large.set(clips.wav);
    expect(await verdict(judge, form([["clips", large]]))).toBe(
      "clips[1]: expected at most 300 bytes, received 301 bytes",
    );
  });

  test.each([
    ["enhance", "yes", 'enhance: expected boolean, received "yes"'],
    ["speed", "fast", 'speed: expected number, received "fast"'],
    ["speed", "0", "speed: expected a value that must be >= 1, received number 0"],
    ["access", "private", 'access: expected object, received "private"'],
    ["access", "{}", "access.type: expected a value, as it is required, received nothing"],
    ["id", "1", 'id: expected a UUID, received "1"'],
    ["tags", "long", 'tags[0]: expected a value that must NOT have more than 3 characters, received "long"'],
  ])("refuses %s: %s", async (name, text, message) => {
    expect(await verdict(judge, form([[name, text]]))).toBe(message);
  });

  test("refuses a form without any sample", async () => {
    const data = new FormData();
    data.append("enhance", "true");
    expect(await verdict(judge, data)).toBe("body: expected at least one sample, received none");
  });
});

describe("a document by its contract", () => {
  const judge = judgeOf(
    contractOf("application/json", {
      type: "object",
      properties: {
        audio: {
          type: "string",
          format: "byte",
          "x-audio": { formats: { values: ["mp4", "mpga"], ...refuse }, bytes: { max: 1, ...warn } },
        },
        parent: { anyOf: [{ type: "string" }, { type: "null" }] },
        "a/b": { type: "string" },
      },
    }),
  );
  const json = { "Content-Type": "application/json" };
  const body = (fields: object): string => JSON.stringify({ audio: base64(clips.m4a), ...fields });

  test("knows a container under each of its names", async () => {
    expect(await verdict(judge, body({ audio: base64(clips.mp3) }), json)).toContain("audio");
    expect(await verdict(judge, body({ audio: base64(clips.wav) }), json)).toBe(
      "audio: expected audio (mp4, mpga), received wav",
    );
  });

  test("takes null where the contract does, and says both types where neither came", async () => {
    expect(await verdict(judge, body({ parent: null }), json)).toContain('"parent":null');
    expect(await verdict(judge, body({ parent: [] }), json)).toBe(
      "parent: expected string or null, received an array of 0",
    );
  });

  test("names a field by the name it has", async () => {
    expect(await verdict(judge, body({ "a/b": 1 }), json)).toBe("a/b: expected string, received number 1");
  });

  test("takes a key without a scheme where none is declared", async () => {
    expect(await verdict(judge, body({}), { ...json, "X-Key": "" })).toContain("received an empty header");
    expect(await verdict(judge, body({}), { ...json, "X-Key": "two words" })).toContain("a key with spaces");
  });

  test("needs the headers that are required, and no others", async () => {
    expect(await verdict(judge, body({}), { ...json, "X-Region": "mars" })).toBe(
      'X-Region: expected one of eu, us, received "mars"',
    );
    expect(await verdict(judge, body({}), { ...json, "X-Optional": "b" })).toContain("audio");
  });
});

describe("a service that would answer outside its contract", () => {
  test("fails instead", async () => {
    const service = createVoiceService({
      service: "cartesia",
      contract: cartesiaContract,
      scenarios: {},
      create: () => ({ id: 1 }),
      voiceOf: (voice) => ({ voice, id: String(voice.id) }),
      refusalCode: () => null,
      errorBody: () => ({ title: 1 }),
    });
    await expect(service.answer(cartesiaRequest())).rejects.toThrow("wrong answer of the mock: id: expected string");
    await expect(service.answer(cartesiaRequest({ method: "PUT" }))).rejects.toThrow("title: expected string");
    expect(service.voices()).toEqual([]);
  });
});

test("a contract without an error schema is refused when the mock is built", () => {
  const contract = contractOf("application/json", { type: "object" });
  const document = JSON.parse(JSON.stringify(contract.document).replace('"default"', '"204"')) as JsonObject;
  expect(() => contractValidator({ ...contract, document })).toThrow(
    "invented: the document has no #/paths/~1invented/post/responses/default/content/application~1json/schema",
  );
});

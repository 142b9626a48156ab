import { describe, expect, it } from "vitest";
import type { Contract } from "../src/contract/contract.ts";
import { type DescribedOptions, describedHandlers, describedService } from "../src/services/described.ts";
import { clips } from "./clips.ts";

/** A service whose voice stands within `data`, with a form of several files, and answers behind references. */
const contract: Contract = {
  id: "acme-voices",
  method: "POST",
  path: "/v1/voices",
  baseUrl: "https://api.acme.example",
  keyHeader: "X-Acme-Key",
  keyPrefix: "",
  contentType: "multipart/form-data",
  document: {
    openapi: "3.1.0",
    paths: {
      "/v1/voices": {
        post: {
          requestBody: {
            content: {
              "multipart/form-data": {
                schema: {
                  type: "object",
                  required: ["title", "files"],
                  properties: {
                    title: { type: "string", maxLength: 20 },
                    consent: { type: "boolean" },
                    files: {
                      type: "array",
                      items: { type: "string", format: "binary" },
                      maxItems: 2,
                      "x-audio": {},
                    },
                  },
                },
              },
            },
          },
          responses: {
            "201": { $ref: "#/components/responses/Made" },
            "422": {
              content: {
                "application/json": {
                  schema: { type: "object", required: ["detail"], properties: { detail: { type: "array" } } },
                },
              },
            },
            default: { content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
          },
        },
      },
    },
    components: {
      responses: { Made: { content: { "application/json": { schema: { $ref: "#/components/schemas/Made" } } } } },
      schemas: {
        Made: {
          type: "object",
          required: ["data"],
          properties: {
            data: {
              type: "object",
              required: ["voice_id", "title"],
              // Not of its own type, as happens.
              example: { voice_id: 7 },
              properties: {
                voice_id: { type: "string", format: "uuid" },
                title: { type: "string", maxLength: 20 },
                parent: { $ref: "#/components/schemas/Made" },
              },
            },
          },
        },
        Problem: {
          type: "object",
          required: ["error"],
          properties: {
            error: {
              type: "object",
              required: ["code", "text"],
              properties: { code: { enum: ["bad_request", "gone"] }, text: { type: "string" } },
            },
          },
        },
      },
    },
  },
};

const { wav } = clips;
const words = {
  id: ["data", "voice_id"],
  echoes: { title: ["data", "title"] },
  messages: [["message"], ["error", "text"]],
};
const acme = (options: DescribedOptions = {}) => describedService("acme", contract, words, options);

function request(change: (form: FormData) => void = () => {}, init: RequestInit = {}): Request {
  const body = new FormData();
  body.append("title", "Ada");
  for (const name of ["one.wav", "two.wav"]) body.append("files", new File([wav], name, { type: "audio/wav" }));
  change(body);
  const headers = { "x-acme-key": "key-of-a-test" };
  return new Request("https://api.acme.example/v1/voices", { method: "POST", headers, body, ...init });
}

describe("a service that is known by its document alone", () => {
  it("makes a voice of a right request, with the status and in the shape of its document", async () => {
    const service = acme();
    const answer = await service.answer(request());
    expect(answer.status).toBe(201);
    const body = await answer.json();
    expect(body).toEqual({ data: { voice_id: expect.stringMatching(/^[\da-f-]{36}$/), title: "Ada" } });
    expect(service.voices()).toEqual([body]);
    expect(service.requests()).toMatchObject([{ service: "acme", status: 201, audio: [{ size: wav.length }, {}] }]);
  });

  it("gives each voice an id of its own, always the same ones", async () => {
    const ids = async () => {
      const service = acme();
      const bodies = await Promise.all([1, 2].map(async () => (await service.answer(request())).json()));
      return bodies.map(({ data }) => data.voice_id);
    };
    const first = await ids();
    expect(new Set(first).size).toBe(2);
    expect(await ids()).toEqual(first);
  });

  it.each([
    ["no key", 401, () => request(undefined, { headers: {} })],
    ["another method", 405, () => request(undefined, { method: "PUT" })],
    [
      "another body",
      415,
      () => request(undefined, { body: "{}", headers: { "x-acme-key": "k", "content-type": "application/json" } }),
    ],
    ["no title", 400, () => request((form) => form.delete("title"))],
    ["a title that is too long", 400, () => request((form) => form.set("title", "a".repeat(21)))],
    ["three files", 400, () => request((form) => form.append("files", new File([wav], "three.wav")))],
    ["a text for a file", 400, () => request((form) => form.set("files", "text"))],
    ["no recording", 400, () => request((form) => form.set("files", new File([new Uint8Array(200)], "one.wav")))],
  ])("refuses %s with %i, in the shape of its errors", async (_what, status, make) => {
    const service = acme();
    const answer = await service.answer(make());
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: { code: "bad_request", text: expect.stringMatching(/\w/) } });
    expect(service.voices()).toEqual([]);
  });

  it("has the scenarios that need no words of its own", async () => {
    const limited = await acme({ scenario: "rateLimited" }).answer(request());
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "1"]);
    const lost = acme({ scenario: ["answerLost"] });
    expect((await lost.answer(request())).type).toBe("error");
    expect(lost.voices()).toHaveLength(1);
    expect(() => acme({ scenario: "quotaExceeded" as "slow" })).toThrow('There is no scenario "quotaExceeded"');
  });

  it("answers in a shape of our own where its document describes no error", async () => {
    const text = JSON.stringify(contract).replace('"default"', '"x-default"').replace('"422"', '"x-422"');
    const service = describedService("acme", JSON.parse(text), words, {});
    const answer = await service.answer(request(undefined, { headers: {} }));
    expect([answer.status, await answer.json()]).toEqual([401, { message: expect.stringContaining("X-Acme-Key") }]);
  });

  it("can be had as handlers", () => {
    const handlers = describedHandlers(contract, acme, { baseUrl: "/acme" });
    expect(handlers.map(({ info }) => String(info.path))).toEqual([expect.stringContaining("acme\\/v1\\/voices")]);
  });

  it("answer by themselves at the address of the document's server, its path included", async () => {
    const [handler] = describedHandlers({ ...contract, baseUrl: "https://api.acme.example/v2" }, acme, {});
    const request = new Request("https://api.acme.example/v2/v1/voices", { method: "POST" });
    expect(await handler?.run({ request, requestId: "1" })).not.toBeNull();
  });
});

import { describe, expect, test } from "vitest";
import { completed } from "../../src/contract/completed.ts";
import type { Contract, JsonObject } from "../../src/contract/contract.ts";
import { createJudge } from "../../src/contract/judge.ts";
import { contractValidator } from "../../src/contract/validator.ts";
import { receive } from "../../src/record/received-request.ts";

const voice: JsonObject = {
  type: "object",
  required: ["id", "access", "tags", "size", "made", "secret", "owner"],
  properties: {
    id: { type: "string", format: "uuid", readOnly: true },
    access: { $ref: "#/components/schemas/Access" },
    tags: { type: "array", items: { $ref: "#/components/schemas/Tag" } },
    size: { type: "integer", minimum: 3 },
    made: { type: "string", format: "date-time" },
    secret: { type: "string", writeOnly: true },
    owner: { anyOf: [{ type: "null" }, { type: "string" }] },
    note: { type: "string" },
  },
};

/** A service whose requests and answers are one schema, with fields that go in one direction only. */
const contract: Contract = {
  ...{ id: "grown", method: "POST", path: "/grown", baseUrl: "https://voices.example", keyHeader: "X-Key" },
  ...{ keyPrefix: "", contentType: "application/json" },
  document: {
    openapi: "3.0.0",
    paths: {
      "/grown": {
        post: {
          requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Voice" } } } },
          responses: {
            200: { content: { "application/json": { schema: { $ref: "#/components/schemas/Voice" } } } },
            default: { content: { "application/json": { schema: { type: "object" } } } },
          },
        },
      },
    },
    components: {
      schemas: {
        Voice: voice,
        Access: {
          type: "object",
          required: ["type"],
          properties: { type: { type: "string", enum: ["private", "public"] } },
        },
        Tag: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
      },
    },
  },
};
const schema = { $ref: "#/components/schemas/Voice" };

describe("an answer", () => {
  test("gets the fields that its contract requires, however deep, and no other", () => {
    const answer = completed(contract, schema, { tags: [{}], size: 7 });
    expect(answer).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-/),
      access: { type: "private" },
      tags: [{ name: "sample" }],
      size: 7,
      made: "2026-01-31T12:00:00Z",
      owner: "sample",
    });
    expect(contractValidator(contract).answer(200, answer)).toEqual([]);
  });

  test("stays without a field that is left out on purpose", () => {
    expect(completed(contract, schema, {}, { leftOut: ["access"] })).not.toHaveProperty("access");
  });

  test("that requires itself without end still ends", () => {
    const endless = {
      type: "object",
      required: ["next"],
      properties: { next: { $ref: "#/components/schemas/Endless" } },
    };
    const document = { ...contract.document, components: { schemas: { Endless: endless } } };
    const deep = completed({ ...contract, document }, { $ref: "#/components/schemas/Endless" }, {});
    expect(JSON.stringify(deep).length).toBeLessThan(500);
  });
});

describe("a field that is read only", () => {
  const judge = createJudge(contract, contractValidator(contract)).judge;
  const sent = async (fields: object): Promise<string> => {
    const all = {
      access: { type: "public" },
      tags: [],
      size: 3,
      made: "2026-03-01T00:00:00Z",
      owner: "sample",
      ...fields,
    };
    const headers = { "X-Key": "key", "Content-Type": "application/json" };
    const request = new Request("https://voices.example/grown", { method: "POST", headers, body: JSON.stringify(all) });
    const verdict = judge(await receive(request, () => true));
    return verdict.accepted ? "accepted" : verdict.message;
  };

  test("is required of answers, and of no request", async () => {
    expect(await sent({ secret: "s" })).toBe("accepted");
    expect(
      contractValidator(contract)
        .answer(200, {})
        .map(({ field }) => field),
    ).toContain("id");
  });

  test("does not take along one that is write only, which requests need and answers do not", async () => {
    expect(await sent({})).toBe("secret: expected a value, as it is required, received nothing");
    expect(
      contractValidator(contract)
        .answer(200, {})
        .map(({ field }) => field),
    ).not.toContain("secret");
  });
});

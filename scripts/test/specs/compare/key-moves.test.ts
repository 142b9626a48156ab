import { describe, expect, it } from "vitest";
import { acceptArgument, keyMoves, keyMoveText } from "../../../src/specs/compare/key-moves/moves.ts";
import { frozenDocument, frozenOverlay } from "../../../src/specs/compare/trials/frozen/frozen-document.ts";
import { at, type JsonObject } from "../../../src/specs/documents/json.ts";
import { parseOpenApi } from "../../../src/specs/documents/source/parse-openapi.ts";

const operations = { cartesia: "POST /voices/clone", inworld: "POST /voices/v1/voices:clone" };
type Name = keyof typeof operations;
const node = (document: JsonObject, ...keys: (string | number)[]): JsonObject => at(document, ...keys) as JsonObject;
const operationOf = (document: JsonObject, name: Name): JsonObject =>
  node(document, "paths", operations[name].split(" ")[1] ?? "", "post");
const schemes = (document: JsonObject): JsonObject => node(document, "components", "securitySchemes");

async function movesAfter(
  name: Name,
  edit: (document: JsonObject, operation: JsonObject) => void,
  given?: JsonObject,
): Promise<string[]> {
  const overlay = given ?? (await frozenOverlay(name));
  const old = parseOpenApi(await frozenDocument(name), name);
  const next = structuredClone(old);
  edit(next, operationOf(next, name));
  const moves = await keyMoves(old, next, { operation: operations[name], overlays: [overlay] });
  return moves.map(({ place }) => place);
}

describe("a document that moves the key is seen to do so:", () => {
  it.each<[string, Name, (document: JsonObject, operation: JsonObject) => void, string[]]>([
    ["another host", "cartesia", (d) => (d["servers"] = [{ url: "https://evil.example" }]), ["https://evil.example"]],
    [
      "another scheme",
      "cartesia",
      (d) => (d["servers"] = [{ url: "http://api.cartesia.ai" }]),
      ["http://api.cartesia.ai"],
    ],
    [
      "another port",
      "cartesia",
      (d) => (d["servers"] = [{ url: "https://api.cartesia.ai:8443" }]),
      ["https://api.cartesia.ai:8443"],
    ],
    [
      "another path",
      "cartesia",
      (d) => (d["servers"] = [{ url: "https://api.cartesia.ai/v2" }]),
      ["https://api.cartesia.ai/v2"],
    ],
    [
      "letters that look alike",
      "cartesia",
      (d) => (d["servers"] = [{ url: "https://api.c\u0430rtesia.ai" }]),
      ["https://api.xn--crtesia-2fg.ai"],
    ],
    ["no server", "cartesia", (d) => delete d["servers"], ["/"]],
    [
      "a server more",
      "cartesia",
      (d) => (d["servers"] as JsonObject[]).push({ url: "https://eu.example" }),
      ["https://eu.example"],
    ],
    [
      "a server of the path alone",
      "cartesia",
      (d) => (node(d, "paths", "/voices/clone")["servers"] = [{ url: "https://evil.example" }]),
      ["https://evil.example"],
    ],
    [
      "a server of the operation alone",
      "inworld",
      (_, o) => (o["servers"] = [{ url: "https://evil.example" }]),
      ["https://evil.example"],
    ],
    [
      "a variable's default",
      "cartesia",
      (d) => (d["servers"] = [{ url: "https://{host}", variables: { host: { default: "evil.example" } } }]),
      ["https://evil.example (host = anything)"],
    ],
    [
      "a variable's other values",
      "cartesia",
      (d) =>
        (d["servers"] = [
          {
            url: "https://{host}",
            variables: { host: { default: "api.cartesia.ai", enum: ["api.cartesia.ai", "evil.example"] } },
          },
        ]),
      ["https://api.cartesia.ai (host = api.cartesia.ai or evil.example)"],
    ],
    [
      "another header",
      "inworld",
      (d) => (node(d, "components", "securitySchemes", "inworld_basic")["name"] = "X-Key"),
      ['apiKey header x-key "Basic "'],
    ],
    [
      "the key in the query",
      "inworld",
      (d) => (node(d, "components", "securitySchemes", "inworld_basic")["in"] = "query"),
      ['apiKey query Authorization "Basic "'],
    ],
    [
      "another scheme under the old name",
      "cartesia",
      (d) => (schemes(d)["APIKeyAuth"] = { type: "apiKey", in: "header", name: "X-API-Key" }),
      ["apiKey header x-api-key"],
    ],
    [
      "basic instead of bearer",
      "cartesia",
      (d) => (node(d, "components", "securitySchemes", "APIKeyAuth")["scheme"] = "basic"),
      ["http basic"],
    ],
    [
      "a token from elsewhere",
      "cartesia",
      (d) =>
        (schemes(d)["APIKeyAuth"] = {
          type: "oauth2",
          flows: { clientCredentials: { tokenUrl: "https://evil.example/token", scopes: {} } },
        }),
      ["oauth2 https://evil.example/token"],
    ],
    [
      "a scheme by reference",
      "cartesia",
      (d) =>
        Object.assign(schemes(d), {
          APIKeyAuth: { $ref: "#/components/securitySchemes/other" },
          other: { type: "http", scheme: "digest" },
        }),
      ["http digest"],
    ],
    [
      "a scheme to which the overlay's prefix is not given",
      "inworld",
      (d) => {
        schemes(d)["plain"] = { type: "apiKey", in: "header", name: "Authorization" };
        d["security"] = [{ plain: [] }];
      },
      ["apiKey header authorization"],
    ],
    [
      "a prefix of its own",
      "cartesia",
      (d) => (node(d, "components", "securitySchemes", "APIKeyAuth")["x-key-prefix"] = "Evil "),
      ['http bearer "Evil "'],
    ],
    [
      "another way in",
      "inworld",
      (d) => {
        schemes(d)["token"] = { type: "http", scheme: "bearer" };
        d["security"] = [...(d["security"] as JsonObject[]), { token: [] }];
      },
      ["http bearer"],
    ],
    ["no security at the operation", "cartesia", (_, o) => delete o["security"], ["no key"]],
    ["an empty security at the operation", "inworld", (_, o) => (o["security"] = []), ["no key"]],
    [
      "a key that may be left out",
      "inworld",
      (d) => (d["security"] = [...(d["security"] as JsonObject[]), {}]),
      ["no key"],
    ],
    ["no security at the root", "inworld", (d) => delete d["security"], ["no key"]],
    [
      "a header parameter Authorization",
      "cartesia",
      (_, o) => (o["parameters"] = [{ in: "header", name: "Authorization", schema: { type: "string" } }]),
      ["header authorization"],
    ],
    [
      "a header parameter X-API-Key of the path",
      "inworld",
      (d) =>
        (node(d, "paths", "/voices/v1/voices:clone")["parameters"] = [
          { in: "header", name: "X-API-Key", schema: { type: "string" } },
        ]),
      ["header x-api-key"],
    ],
    [
      "a token in the query, by reference",
      "cartesia",
      (d, o) => {
        node(d, "components", "parameters")["t"] = { in: "query", name: "access_token", schema: { type: "string" } };
        (o["parameters"] as JsonObject[]).push({ $ref: "#/components/parameters/t" });
      },
      ["query access_token"],
    ],
    [
      "a cookie, whatever it is called",
      "cartesia",
      (_, o) => (o["parameters"] as JsonObject[]).push({ in: "cookie", name: "x", schema: { type: "string" } }),
      ["cookie x"],
    ],
    [
      "a parameter that only its description calls a key",
      "cartesia",
      (_, o) => (o["parameters"] as JsonObject[]).push({ in: "query", name: "pin", description: "Your API key." }),
      ["query pin"],
    ],
    [
      "a field of the body",
      "inworld",
      (d) =>
        (node(d, "components", "schemas", "VoiceServiceCloneVoiceBody", "properties")["api_key"] = { type: "string" }),
      ["field api_key"],
    ],
    [
      "an answer that redirects",
      "cartesia",
      (_, o) => (node(o, "responses")["307"] = { description: "" }),
      ["redirect 307"],
    ],
  ])("%s", async (_what, name, edit, places) => {
    expect(await movesAfter(name, edit)).toEqual(places);
  });

  it("a key parameter that goes, and the first of two servers or ways changing places", async () => {
    const parameter = { in: "header", name: "X-API-Key", schema: { type: "string" } };
    const two = (): JsonObject => ({
      openapi: "3.0.3",
      servers: [{ url: "https://one.example" }, { url: "https://two.example" }],
      security: [{ a: [] }, { b: [] }],
      paths: { "/x": { post: { parameters: [parameter], responses: {} } } },
      components: {
        securitySchemes: { a: { type: "http", scheme: "bearer" }, b: { type: "apiKey", in: "header", name: "k" } },
      },
    });
    const next = two();
    for (const list of ["servers", "security"]) (next[list] as JsonObject[]).reverse();
    node(next, "paths", "/x", "post")["parameters"] = [];
    const moves = await keyMoves(two(), next, { operation: "POST /x", overlays: [] });
    expect(moves.map(({ place }) => place)).toEqual(["https://two.example", "apiKey header k", "no header x-api-key"]);
  });
});

describe("a document is not said to move the key", () => {
  it.each<[string, Name, (document: JsonObject, operation: JsonObject) => void]>([
    ["when nothing changes", "cartesia", () => {}],
    [
      "in other notation",
      "cartesia",
      (d) => (d["servers"] = [{ url: "HTTPS://API.cartesia.ai:443/", description: "x" }]),
    ],
    [
      "when words of a scheme change",
      "inworld",
      (d) => (node(d, "components", "securitySchemes", "inworld_basic")["description"] = "Other words."),
    ],
    [
      "when a scheme is called something else",
      "cartesia",
      (d, o) => {
        schemes(d)["other"] = schemes(d)["APIKeyAuth"];
        delete schemes(d)["APIKeyAuth"];
        o["security"] = [{ other: [] }];
      },
    ],
    [
      "when security moves from the operation to the root",
      "cartesia",
      (d, o) => {
        d["security"] = o["security"];
        delete o["security"];
      },
    ],
    [
      "when a header that is no key joins",
      "cartesia",
      (_, o) => (o["parameters"] as JsonObject[]).push({ in: "header", name: "X-Trace", schema: { type: "string" } }),
    ],
    [
      "when a status that is no redirect joins",
      "cartesia",
      (_, o) => (node(o, "responses")["429"] = { description: "" }),
    ],
  ])("%s", async (_what, name, edit) => {
    expect(await movesAfter(name, edit)).toEqual([]);
  });

  it("when our overlay says where the key goes, whatever the document says", async () => {
    const target = "$.paths['/voices/clone'].post";
    const overlay: JsonObject = {
      overlay: "1.0.0",
      info: { title: "", version: "" },
      actions: [{ target, description: "", update: { servers: [{ url: "https://ours.example" }] } }],
    };
    const moved = (d: JsonObject) => (d["servers"] = [{ url: "https://evil.example" }]);
    expect(await movesAfter("cartesia", moved, overlay)).toEqual([]);
  });
});

it("a move says where the key would go and went, and offers a shell nothing but plain text", () => {
  const move = { what: "servers", place: "https://evil.example", before: ["https://api.cartesia.ai"] } as const;
  expect(keyMoveText(move, "terminal")).toBe(
    "Your users' API keys would go to https://evil.example, until now https://api.cartesia.ai.",
  );
  expect(acceptArgument("one", move)).toBe("--accept-key-move 'one=https://evil.example'");
  expect(acceptArgument("one", { ...move, place: "https://x/';$(id)" })).toBe(
    `--accept-key-move 'one=https://x/'\\'';$(id)'`,
  );
  for (const place of ["https://x/\u202e", `https://${"x".repeat(400)}`, "a\nb"]) {
    expect(acceptArgument("one", { ...move, place })).toBeUndefined();
  }
});

import { describe, expect, it } from "vitest";
import { basicKey } from "../../templates/basic-key.ts";
import { guardedFetch } from "../../templates/guarded-fetch.ts";
import { keyInAddress } from "../../templates/key-in-address.ts";
import { withOptions } from "../../templates/with-options.ts";

describe("a key of the address", () => {
  const sent: Request[] = [];
  const fetch = keyInAddress("x-carrier", "key", async (request) => {
    sent.push(request);
    return new Response(null, { status: 204 });
  });

  it("leaves there and in no header, with method, body, type and redirects as they were", async () => {
    const reach = { apiKey: "secret-1", fetch };
    const guarded = guardedFetch(reach, "https://api.example", "x-carrier", "");
    const body = new Blob(["{}"], { type: "application/json" });
    await guarded(new Request("https://api.example/v?a=1", { method: "PUT", body, redirect: "manual" }));
    const [request] = sent;
    expect(request?.url).toBe("https://api.example/v?a=1&key=secret-1");
    expect([...(request?.headers.values() ?? [])].join()).not.toContain("secret-1");
    expect([request?.method, request?.redirect, await request?.text()]).toEqual(["PUT", "manual", "{}"]);
    expect(request?.headers.get("content-type")).toBe("application/json");
  });

  it("leaves not at all once the signal is aborted", async () => {
    const before = sent.length;
    const signal = AbortSignal.abort(new Error("changed my mind"));
    await expect(fetch(new Request("https://api.example/v", { signal, redirect: "manual" }))).rejects.toThrow(
      "my mind",
    );
    expect(sent).toHaveLength(before);
  });
});

describe("a user and password", () => {
  it("are one key, asked for once for each request", async () => {
    let asked = 0;
    const key = basicKey({ username: "zoe", password: () => `pass:${++asked}` });
    expect(Buffer.from((await key?.()) ?? "", "base64").toString()).toBe("zoe:pass:1");
    expect(Buffer.from((await key?.()) ?? "", "base64").toString()).toBe("zoe:pass:2");
    expect(basicKey({})).toBeUndefined();
  });

  it("are refused without repeating them", async () => {
    for (const [given, message] of [
      [{ username: "ada" }, /^password is undefined$/],
      [{ password: "secret" }, /^username is undefined$/],
      [
        { username: "a:secret", password: "x" },
        /^username has a character that it cannot have, or a colon, at position 2$/,
      ],
      [{ username: "a", password: "secret\n" }, /^password has a character that it cannot have at position 7 of 7$/],
    ] as const) {
      expect(() => basicKey(given)).toThrow(message);
    }
    await expect(basicKey({ username: "a", password: () => "secret\n" })?.()).rejects.toThrow(/^password has/);
  });
});

describe("options of a client", () => {
  const options = [
    { option: "workspace", name: "workspace_id", in: "path" },
    { option: "project", name: "project", in: "query" },
    { option: "tier", name: "X-Tier", in: "header" },
  ] as const;
  const calls: unknown[] = [];
  const send = async (_path: never, init: never) => calls.push(init);

  it("go with every call, and a call's own win but for the path", async () => {
    const wrapped = withOptions(send, options, { workspace: "w", project: 7, tier: "free" });
    await wrapped("/v", { params: { query: { project: 8, dry: true }, path: { workspace_id: "other" } } });
    expect(calls).toEqual([
      { params: { path: { workspace_id: "w" }, query: { project: 8, dry: true }, header: { "X-Tier": "free" } } },
    ]);
  });

  it.each([
    [{ workspace: "" }, "workspace is empty: pass the workspace_id of your requests"],
    [{ project: undefined }, "project is missing"],
    [{ workspace: ".." }, "workspace is no part of a path"],
    [{ tier: "a\nb" }, "tier has a character that a header cannot have"],
    [{ project: {} }, "project is object: pass text"],
  ])("are refused by name: %j", (change, message) => {
    const right = { workspace: "w", project: 7, tier: "free" };
    expect(() => withOptions(send, options, { ...right, ...change })).toThrow(message);
  });
});

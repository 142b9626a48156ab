import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bombBytes } from "../../src/faults/rows/coding.ts";
import { type FaultName, type FaultServer, startFaults } from "../../src/faults.ts";

let faults: FaultServer;
beforeAll(async () => {
  faults = await startFaults();
});
beforeEach(() => faults.reset());
afterAll(() => faults.close());

const credential = btoa("name-of-key:secret-of-key");

const call = (fault: FaultName, init: RequestInit = {}): Promise<Response> =>
  fetch(`${faults.url}/${fault}/voices/clone`, {
    method: "POST",
    body: "my voice",
    headers: { Authorization: `Basic ${credential}` },
    redirect: "manual",
    ...init,
  });

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("Retry-After", () => {
  test.each([
    ["retry-after--5", 429, "-5"],
    ["retry-after-0.2", 429, "0.2"],
    ["retry-after-99999999999999999999", 429, "99999999999999999999"],
    ["retry-after-0-on-503", 503, "0"],
    ["retry-after-garbage", 429, "soon, maybe"],
    ["retry-after-empty", 429, ""],
    ["retry-after-twice", 429, "1, 3600"],
  ] as const)("%s", async (fault, status, value) => {
    const response = await call(fault);
    expect([response.status, response.headers.get("retry-after")]).toEqual([status, value]);
  });

  test.each([
    ["date", 3600, /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/],
    ["date", -60, /GMT$/],
    ["rfc850", 3600, /^\w{6,9}, \d\d-\w{3}-\d\d \d\d:\d\d:\d\d GMT$/],
    ["asctime", 3600, /^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/],
  ] as const)("as a %s, %i seconds from now", async (form, seconds, shape) => {
    const before = Date.now();
    const value = (await call(`retry-after-${form}-${seconds}`)).headers.get("retry-after") ?? "";
    expect(value).toMatch(shape);
    // Dates have no fractions; those of asctime do not say that they are UTC either.
    const at = Date.parse(form === "asctime" ? `${value} GMT` : value);
    expect(at).toBeGreaterThan(before + seconds * 1000 - 1001);
    expect(at).toBeLessThanOrEqual(Date.now() + seconds * 1000);
  });
});

describe("a compressed answer", () => {
  test.each(["gzip-200", "br-200", "deflate-200"] as const)("%s carries a voice", async (fault) => {
    const response = await call(fault);
    expect(response.headers.get("content-encoding")).toBe(fault.replace("-200", ""));
    expect(await response.json()).toMatchObject({ id: expect.any(String), voice: { voiceId: "fault__ada" } });
  });

  test("can be a bomb", async () => {
    const response = await call("gzip-bomb-500");
    expect(Number(response.headers.get("content-length"))).toBeLessThan(100_000);
    expect((await response.arrayBuffer()).byteLength).toBe(bombBytes);
  });

  test("can be none, whatever it says, or only half of one", async () => {
    expect(await failure((await call("not-gzip-200")).text())).toBeInstanceOf(TypeError);
    expect(await failure((await call("truncated-gzip-200")).json())).toBeInstanceOf(Error);
  });
});

describe("a body", () => {
  test("can be cut in the middle, by a reset or a close", async () => {
    for (const fault of ["reset-mid-answer", "close-mid-answer", "truncated-chunked-200", "long-length-200"] as const) {
      expect(await failure((await call(fault)).text())).toBeInstanceOf(TypeError);
    }
  });

  test("can be cut short by its length", async () => {
    expect(await (await call("short-length-400")).text()).toBe('{"mes');
  });

  test("can come in chunks, without a length, or after other statuses", async () => {
    for (const fault of ["chunked-400", "until-close-400", "early-hints-400"] as const) {
      const response = await call(fault);
      expect([response.status, await response.json()]).toEqual([400, { message: "framed in an odd way" }]);
    }
  });

  test("can be text that is not UTF-8, or marked as such", async () => {
    expect(await (await call("latin1-400")).text()).toContain("verw\ufffdhrt");
    expect(new Uint8Array(await (await call("bom-400")).arrayBuffer()).subarray(0, 4)).toEqual(
      Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b),
    );
    expect(new TextDecoder("utf-16le").decode(await (await call("utf16-400")).arrayBuffer())).toBe(
      '{"message":"two bytes each"}',
    );
  });

  test("can nest deeper than recursion goes", async () => {
    const text = await (await call("deep-json-400")).text();
    expect(text.split("[")).toHaveLength(50_001);
  });

  test("can go on until 100 MB have been read", async () => {
    let size = 0;
    for await (const chunk of (await call("endless-200")).body ?? []) size += chunk.length;
    expect(size).toBe(100_000_000);
  });
});

describe("HTTP that is none", () => {
  test.each([
    "garbage",
    "garbage-status",
    "garbage-headers",
    "bad-chunk-200",
    "length-and-chunked-200",
    "two-lengths-200",
    "huge-headers",
    "reset-half-headers",
    "close-half-headers",
    "close-after-body",
  ] as const)("%s fails a fetch", async (fault) => {
    expect(await failure(call(fault).then((response) => response.text()))).toBeInstanceOf(TypeError);
  });
});

describe("a redirect", () => {
  test("to another origin shows there with what followed", async () => {
    const response = await call("redirect-307-elsewhere", { redirect: "follow", body: new Blob(["my voice"]) });
    expect(new URL(response.url).origin).not.toBe(faults.url);
    expect(await faults.counts("redirect-target-elsewhere")).toEqual({ complete: 1, partial: 0, perConnection: [1] });
  });

  test("can lead nowhere, or to itself", async () => {
    expect((await call("redirect-302-nowhere")).headers.get("location")).toBeNull();
    expect((await call("redirect-302-loop")).headers.get("location")).toBe(
      `${faults.url}/redirect-302-loop/voices/clone`,
    );
    await expect(call("redirect-307-loop", { redirect: "follow", body: new Blob(["x"]) })).rejects.toThrow();
    expect(await faults.count("redirect-307-loop")).toBeGreaterThan(10);
  });
});

describe("an echo", () => {
  test.each(["echo-500", "echo-text-500", "echo-html-502"] as const)("%s repeats headers and body", async (fault) => {
    const text = await (await call(fault)).text();
    expect(text).toContain(`authorization: Basic ${credential}`);
    expect(text).toContain("my voice");
  });

  test("can come as base64, as it came, decoded, in headers and as reason", async () => {
    expect(await (await call("echo-base64-400")).json()).toMatchObject({ message: btoa("my voice") });
    expect(await (await call("echo-body-500")).text()).toBe("my voice");
    expect(await (await call("echo-decoded-401")).json()).toEqual({
      message: "no account name-of-key with secret-of-key",
      code: "name-of-key",
      details: { "secret-of-key": "name-of-key" },
    });
    expect((await call("echo-headers-401")).headers.get("www-authenticate")).toBe(`Basic ${credential}`);
    expect((await call("echo-request-id-401")).headers.get("x-request-id")).toBe(`Basic ${credential}`);
    expect((await call("echo-reason-403")).statusText).toBe(`Basic ${credential}`);
  });
});

describe("an early answer", () => {
  const sample = new Uint8Array(300_000);

  test("comes before the body and is all there is", async () => {
    const response = await call("early-413", { body: sample });
    expect(response.status).toBe(413);
    await response.arrayBuffer();
    expect(await faults.counts("early-413")).toMatchObject({ complete: 0, partial: 1 });
  });

  test("can leave the connection open for the rest", async () => {
    const response = await call("early-413-keep", { body: "short" });
    expect([response.status, await response.json()]).toEqual([413, { message: "no need for the rest" }]);
  });
});

import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterEach, describe, expect, test } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../src/index.ts";
import { cartesiaForm, cartesiaKey, cartesiaRequest, inworldRequest } from "../requests.ts";

let open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()));
  open = [];
});

async function started(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  open.push(sandbox);
  return sandbox;
}

const cartesia = (url: string): Request => cartesiaRequest({ url: `${url}/voices/clone` });
const inworld = (url: string): Request => inworldRequest({ url: `${url}/voices/v1/voices:clone` });

describe("the sandbox", () => {
  test("answers both services over HTTP, on a port of its own", async () => {
    const [one, two] = [await started(), await started()];
    expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(one.url).not.toBe(two.url);
    const voice = await fetch(cartesia(one.cartesiaUrl));
    expect([voice.status, await voice.json()]).toEqual([200, expect.objectContaining({ name: "Ada" })]);
    const answer = await fetch(inworld(one.inworldUrl));
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ voice: expect.objectContaining({ displayName: "Ada" }) }),
    ]);
    expect(one.voices().map(({ service, voice }) => [service, "id" in voice ? voice.name : voice.displayName])).toEqual(
      [
        ["cartesia", "Ada"],
        ["inworld", "Ada"],
      ],
    );
    expect(two.voices()).toEqual([]);
    one.reset();
    expect(one.voices()).toEqual([]);
  });

  test("answers when it is called by another name of the same machine", async () => {
    const { cartesiaUrl } = await started();
    const response = await fetch(cartesia(cartesiaUrl.replace("127.0.0.1", "localhost")));
    expect(response.status).toBe(200);
  });

  test("answers a body that comes in chunks", async () => {
    const { cartesiaUrl } = await started();
    const whole = new Response(cartesiaForm());
    const headers = { "Content-Type": whole.headers.get("content-type") };
    const { url, method, headers: sent } = cartesiaRequest({ url: `${cartesiaUrl}/voices/clone`, headers, body: null });
    const init: RequestInit & { duplex: "half" } = { method, headers: sent, body: whole.body, duplex: "half" };
    expect((await fetch(url, init)).status).toBe(200);
  });

  test("explains where the services are when a path is unknown", async () => {
    const { url, cartesiaUrl, inworldUrl } = await started();
    for (const path of ["/", "/voices/clone", "/inworld/voices/v1/voices:design", "/cartesia/voice", "//x"]) {
      const response = await fetch(url + path, { method: "POST" });
      expect(response.status).toBe(404);
      const { message } = (await response.json()) as { message: string };
      expect(message).toContain(cartesiaUrl);
      expect(message).toContain(inworldUrl);
    }
  });

  test("refuses as the handlers do", async () => {
    const { cartesiaUrl } = await started();
    const response = await fetch(`${cartesiaUrl}/voices/clone`);
    expect([response.status, await response.json()]).toEqual([
      405,
      expect.objectContaining({ title: "Method not allowed" }),
    ]);
    expect((await fetch(`${cartesiaUrl}/voices/clone`, { method: "HEAD" })).status).toBe(405);
  });

  test("cannot be reached from another machine", async () => {
    const { url } = await started();
    const outside = Object.values(networkInterfaces()).flat();
    const addresses = outside.flatMap((entry) => (entry?.family === "IPv4" && !entry.internal ? [entry.address] : []));
    for (const address of ["127.0.0.2", ...addresses]) {
      const failure = await new Promise((resolve) => {
        const socket = connect(Number(new URL(url).port), address, () => resolve("connected"));
        socket.once("error", (error) => resolve("code" in error ? error.code : error));
      });
      expect(failure).toBe("ECONNREFUSED");
    }
  });

  test.each([
    ["0.0.0.0", "127.0.0.1"],
    ["::", "[::1]"],
  ])("on every address (%s) says how this machine calls it", async (host, hostname) => {
    const { url, cartesiaUrl, inworldUrl } = await started({ host });
    for (const address of [url, cartesiaUrl, inworldUrl]) expect(new URL(address).hostname).toBe(hostname);
    expect((await fetch(cartesia(cartesiaUrl))).status).toBe(200);
  });

  test("is gone once closed, with the connections that were idle", async () => {
    const sandbox = await startSandbox();
    const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
    const ended = new Promise((resolve) => socket.once("close", resolve));
    const answered = new Promise((resolve) => socket.once("data", resolve));
    socket.on("error", () => {});
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    await answered;
    await Promise.all([sandbox.close(), sandbox.close()]);
    await ended;
    await expect(fetch(sandbox.url)).rejects.toThrow();
  });

  test("rejects when its port is taken", async () => {
    const port = Number(new URL((await started()).url).port);
    await expect(startSandbox({ port })).rejects.toThrow("EADDRINUSE");
  });
});

test("shows with status 500 that the mock itself failed", async () => {
  const sandbox = await started({
    onRequest() {
      throw new RangeError("the listener is broken");
    },
  });
  const response = await fetch(cartesia(sandbox.cartesiaUrl));
  expect([response.status, await response.json()]).toEqual([
    500,
    { message: "The mock itself failed: RangeError: the listener is broken" },
  ]);
});

describe("the sandbox as a program in another language sees it", () => {
  const over = (url: string, headers: Record<string, string> = {}): Request =>
    cartesiaRequest({ url: `${url}/voices/clone`, headers });

  test("tells what it received, with audio as size and hash, and starts over", async () => {
    const { url, cartesiaUrl, inworldUrl, requests, voices } = await started();
    const first = await (await fetch(cartesia(cartesiaUrl))).text();
    await fetch(inworld(inworldUrl));
    const text = await (await fetch(`${url}/__requests`)).text();
    expect(text).not.toContain(cartesiaKey);
    expect(JSON.parse(text)).toMatchObject({
      count: 2,
      requests: [
        { service: "cartesia", audio: [{ size: 200, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] },
        { service: "inworld", status: 200 },
      ],
      voices: [{ service: "cartesia" }, { service: "inworld" }],
    });
    expect(text).not.toContain('"bytes"');
    expect(requests()[0]?.audio[0]?.bytes).toHaveLength(200);
    const reset = await fetch(`${url}/__reset`, { method: "POST" });
    expect([reset.status, await reset.text(), requests(), voices()]).toEqual([204, "", [], []]);
    expect(await (await fetch(cartesia(cartesiaUrl))).text()).toBe(first);
    expect((await fetch(`${url}/__reset`)).status).toBe(404);
  });

  test("takes a scenario by header or path, for that request alone", async () => {
    const { url, cartesiaUrl, requests } = await started();
    const asked = [
      over(cartesiaUrl, { "x-voices-mock-scenario": "rateLimited" }),
      over(`${url}/scenario/quotaExceeded/cartesia`),
      over(cartesiaUrl),
    ];
    for (const request of asked) await (await fetch(request)).text();
    expect(requests().map(({ scenario, status }) => [scenario, status])).toEqual([
      ["rateLimited", 429],
      ["quotaExceeded", 402],
      [undefined, 200],
    ]);
    const legacy = await fetch(
      inworldRequest({ url: `${url}/scenario/readOnlyKey/inworld/voices/v1/workspaces/a/voices:clone` }),
    );
    expect([legacy.status, requests().at(-1)?.legacy]).toEqual([403, true]);
  });

  test("refuses a scenario that the service does not have, naming those it has", async () => {
    const { cartesiaUrl, url, requests } = await started();
    for (const request of [
      over(cartesiaUrl, { "x-voices-mock-scenario": "readOnlyKey" }),
      over(`${url}/scenario/readOnlyKey/cartesia`),
    ]) {
      const response = await fetch(request);
      expect([response.status, await response.json()]).toEqual([
        400,
        { message: expect.stringMatching(/^cartesia has no scenario "readOnlyKey"\. It has: success, unauthorized, /) },
      ]);
    }
    expect(requests()).toEqual([]);
  });

  test("breaks the connection where an answer is lost, and keeps it open where none comes", async () => {
    const { cartesiaUrl, voices, requests } = await started();
    await expect(fetch(over(cartesiaUrl, { "x-voices-mock-scenario": "answerLost" }))).rejects.toThrow("fetch failed");
    expect(voices()).toHaveLength(1);
    const gone = new AbortController();
    const silent = fetch(over(cartesiaUrl, { "x-voices-mock-scenario": "neverAnswering" }), { signal: gone.signal });
    await expect.poll(() => requests().length).toBe(2);
    gone.abort(new Error("given up"));
    await expect(silent).rejects.toThrow("given up");
  });
});

describe("the options of a sandbox", () => {
  test("set a scenario for all requests, where the service has it", async () => {
    const { cartesiaUrl, inworldUrl } = await started({ scenario: "readOnlyKey" });
    expect((await fetch(inworld(inworldUrl))).status).toBe(403);
    expect((await fetch(cartesia(cartesiaUrl))).status).toBe(200);
    const override = cartesiaRequest({ url: `${inworldUrl}/voices/v1/voices:clone` });
    expect((await fetch(override)).status).toBe(401);
  });

  test("delay answers", async () => {
    const { cartesiaUrl } = await started({ latencyMs: 60 });
    const from = performance.now();
    await fetch(cartesia(cartesiaUrl));
    // Timers may fire a little early.
    expect(performance.now() - from).toBeGreaterThan(55);
  });

  test("let a share of requests fail, always the same ones", async () => {
    const statuses = async (seed: string): Promise<number[]> => {
      const { cartesiaUrl, voices } = await started({ failRate: 0.5, seed });
      const seen: number[] = [];
      for (let count = 0; count < 20; count++) seen.push((await fetch(cartesia(cartesiaUrl))).status);
      expect(voices()).toHaveLength(seen.filter((status) => status === 200).length);
      return seen;
    };
    const first = await statuses("one");
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(await statuses("one")).toEqual(first);
    expect(await statuses("two")).not.toEqual(first);
    const { inworldUrl } = await started({ failRate: 1 });
    const response = await fetch(inworld(inworldUrl));
    expect([response.status, await response.json()]).toEqual([503, expect.objectContaining({ code: 14 })]);
  });

  test("make two runs with one seed the same to the byte", async () => {
    const run = async (): Promise<string[]> => {
      const { cartesiaUrl, inworldUrl } = await started({ seed: "one", failRate: 0.3 });
      const texts: string[] = [];
      for (let count = 0; count < 5; count++) {
        for (const request of [cartesia(cartesiaUrl), inworld(inworldUrl)])
          texts.push(await (await fetch(request)).text());
      }
      return texts;
    };
    expect(await run()).toEqual(await run());
  });

  test("let it take a later version of Cartesia's", async () => {
    const later = { "Cartesia-Version": "2027-01-15" };
    const statuses: number[] = [];
    for (const cartesiaVersions of [undefined, ["2026-06-01", "2027-01-15"]]) {
      const { cartesiaUrl } = await started({ cartesiaVersions });
      const url = `${cartesiaUrl}/voices/clone`;
      for (const headers of [later, {}]) statuses.push((await fetch(cartesiaRequest({ url, headers }))).status);
    }
    expect(statuses).toEqual([400, 200, 200, 200]);
  });

  test("make it strict", async () => {
    const { cartesiaUrl } = await started({ strict: true });
    const body = cartesiaForm({ mode: "x" });
    expect((await fetch(cartesiaRequest({ url: `${cartesiaUrl}/voices/clone`, body }))).status).toBe(400);
  });

  test.each([
    [{ latencyMs: -1 }, "latencyMs must be milliseconds from 0 to 2147483647, not -1"],
    [{ latencyMs: Number.NaN }, "latencyMs must be milliseconds from 0 to 2147483647, not NaN"],
    [{ latencyMs: 2 ** 31 }, "latencyMs must be milliseconds from 0 to 2147483647, not 2147483648"],
    [{ latencyMs: "50" as unknown as number }, 'latencyMs must be milliseconds from 0 to 2147483647, not "50"'],
    [{ failRate: 1.1 }, "failRate must be a number from 0 to 1, not 1.1"],
    [{ port: Number.NaN }, "port must be an integer from 0 to 65535, not NaN"],
    [{ port: 65_536 }, "port must be an integer from 0 to 65535, not 65536"],
    [{ host: "" }, 'host must be an address of this machine such as 127.0.0.1, not ""'],
    [{ cartesiaVersions: ["latest"] }, 'cartesiaVersions[0] must be a date such as "2026-03-01", not "latest"'],
    [{ scenario: ["slow"] as never }, "scenario must be one name as text: a list of scenarios goes to handlers"],
    [{ scenario: "nothing" as "slow" }, 'There is no scenario "nothing". There are: success, '],
  ])("are refused out of their range: %j", async (options, message) => {
    await expect(startSandbox(options)).rejects.toThrow(message);
  });
});

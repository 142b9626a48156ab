import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { http } from "msw";
import { afterEach, describe, expect, test } from "vitest";
import { type HandlerServer, serveHandlers } from "../src/handler-server.ts";
import { type Sandbox, startSandbox } from "../src/index.ts";
import { cartesiaForm, cartesiaRequest, inworldRequest } from "./requests.ts";

let open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()));
  open = [];
});

async function started(): Promise<Sandbox> {
  const sandbox = await startSandbox();
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
    for (const path of ["/", "/voices/clone", "/inworld/voices/v1/voices:design", "/cartesia/voices", "//x"]) {
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

  test("is gone once closed, with the connections that were idle", async () => {
    const sandbox = await startSandbox();
    const socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
    const ended = new Promise((resolve) => socket.once("close", resolve));
    const answered = new Promise((resolve) => socket.once("data", resolve));
    socket.on("error", () => {});
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
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

describe("a server of handlers", () => {
  const serve = async (resolver: () => Response): Promise<HandlerServer> => {
    const handlers = () => [http.all("*", resolver)];
    const server = await serveHandlers({ port: 0, handlers, explain: () => "" });
    open.push(server);
    return server;
  };

  test("shows with status 500 that a handler failed", async () => {
    const { url } = await serve(() => {
      throw new RangeError("the handler is broken");
    });
    const response = await fetch(url);
    expect([response.status, await response.json()]).toEqual([
      500,
      { message: "The mock itself failed: RangeError: the handler is broken" },
    ]);
  });

  test("breaks the connection for a handler's network error", async () => {
    const { url } = await serve(() => Response.error());
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FaultServer, faultNames, faultTable, startFaults } from "../../src/faults.ts";
import { connectFaults, type FaultControl } from "../../src/faults-client.ts";

let faults: FaultServer;
let elsewhere: FaultControl;
beforeAll(async () => {
  faults = await startFaults();
  elsewhere = connectFaults(faults.url);
});
beforeEach(() => faults.reset());
afterAll(() => faults.close());

const post = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${faults.url}/${path}`, { method: "POST", body: "a voice", ...init });

describe("the control API", () => {
  test("tells counts of all faults and of one", async () => {
    await post("status-500/x");
    await post("status-401/x");
    const one = { complete: 1, partial: 0, perConnection: [1] };
    expect(await (await fetch(`${faults.url}/__faults/counts`)).json()).toEqual({
      "status-500": one,
      "status-401": one,
    });
    expect(await (await fetch(`${faults.url}/__faults/counts/status-500`)).json()).toEqual(one);
    expect(await elsewhere.counts("status-503")).toEqual({ complete: 0, partial: 0, perConnection: [] });
  });

  test("tells requests with the body in base64", async () => {
    await post("status-500/voices/clone?x=1", { headers: { "X-Trace": "7" } });
    const requests = await (await fetch(`${faults.url}/__faults/requests/status-500`)).json();
    expect(requests).toMatchObject([
      { method: "POST", path: "/voices/clone?x=1", headers: { "x-trace": "7" }, body: btoa("a voice"), complete: true },
    ]);
    expect(await elsewhere.requests("status-500")).toMatchObject([{ body: new TextEncoder().encode("a voice") }]);
  });

  test("lists the faults", async () => {
    const { faults: rows, names } = (await (await fetch(`${faults.url}/__faults`)).json()) as Record<string, unknown[]>;
    expect(rows).toHaveLength(faultTable.length);
    expect(names).toEqual(faultNames);
  });

  test("forgets on reset, and counts nothing of its own", async () => {
    await post("status-500/x");
    await elsewhere.reset();
    expect(await (await fetch(`${faults.url}/__faults/counts`)).json()).toEqual({});
  });

  test("answers once so many requests are complete", async () => {
    const second = elsewhere.whenComplete("status-500", 2);
    await post("status-500/x");
    await post("status-500/x");
    await second;
    expect(await elsewhere.count("status-500")).toBe(2);
  });

  test("refuses what it does not know", async () => {
    const response = await fetch(`${faults.url}/__faults/nothing`);
    expect(response.status).toBe(404);
    await expect(connectFaults(`${faults.url}/status-500/x`).reset()).rejects.toThrow("answered 500");
  });

  test("neither counts nor tells of a fault that does not exist", async () => {
    expect((await post("typo/voices/clone")).status).toBe(404);
    expect(await (await fetch(`${faults.url}/__faults/counts`)).json()).toEqual({});
    for (const path of ["counts/typo", "requests/typo", "requests", "complete/typo", "counts/status-999"]) {
      const response = await fetch(`${faults.url}/__faults/${path}`);
      expect([response.status, await response.json()]).toEqual([
        404,
        { message: `There is no fault "${path.split("/")[1] ?? ""}".` },
      ]);
    }
    await expect(elsewhere.count("typo" as "silence")).rejects.toThrow("answered 404 to GET counts/typo");
  });

  test("refuses to wait for a number that is none", async () => {
    const response = await fetch(`${faults.url}/__faults/complete/status-500?atLeast=two`);
    expect([response.status, await response.json()]).toEqual([
      400,
      { message: 'atLeast must be an integer from 0 on, not "two"' },
    ]);
  });

  test("tells requests of a kept-alive connection apart from those of another", async () => {
    const sockets = await Promise.all(
      [1, 2].map(async () => {
        const socket = connect(Number(new URL(faults.url).port), "127.0.0.1");
        await once(socket, "connect");
        return socket;
      }),
    );
    for (const socket of sockets) {
      for (const _turn of [1, 2]) {
        const answered = once(socket, "data");
        socket.write("POST /keep-alive-reset-3 HTTP/1.1\r\nContent-Length: 2\r\n\r\nab");
        expect(String(await answered)).toContain("HTTP/1.1 400");
      }
    }
    const [first] = sockets;
    const broken = new Promise((resolve) => first?.once("error", (error) => resolve("code" in error && error.code)));
    first?.write("POST /keep-alive-reset-3 HTTP/1.1\r\nContent-Length: 2\r\n\r\nab");
    expect(await broken).toBe("ECONNRESET");
    expect(await faults.counts("keep-alive-reset-3")).toEqual({ complete: 5, partial: 0, perConnection: [3, 2] });
    for (const socket of sockets) socket.destroy();
  });
});

describe("a page of this machine", () => {
  const origin = { Origin: "http://localhost:5173" };

  test.each(["__faults/counts", "__faults/reset", "status-401-json/voices/clone", "silence"])(
    "may ask before it calls %s, uncounted",
    async (path) => {
      const response = await fetch(`${faults.url}/${path}`, {
        method: "OPTIONS",
        headers: {
          ...origin,
          "Access-Control-Request-Method": "POST",
          "Access-Control-Request-Headers": "authorization,content-type",
        },
      });
      expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([204, origin.Origin]);
      expect(response.headers.get("access-control-allow-headers")).toBe("authorization,content-type");
      expect(response.headers.get("access-control-allow-methods")).toBe("POST");
      expect(await (await fetch(`${faults.url}/__faults/counts`)).json()).toEqual({});
    },
  );

  test.each(["__faults/counts", "status-500/x", "voice-200/x", "nonsense"])(
    "may read what %s answers",
    async (path) => {
      const response = await fetch(`${faults.url}/${path}`, { headers: origin });
      expect(response.headers.get("access-control-allow-origin")).toBe(origin.Origin);
      await response.arrayBuffer();
    },
  );
});

describe("a page of another site", () => {
  const secret = "Bearer sk_car_0123456789abcdef";
  const callers = [
    ["by its origin", { Origin: "https://page.example" }],
    ["by a name that it had led here", { Host: "page.example", Origin: "http://page.example" }],
    ["by what its browser says of it", { "Sec-Fetch-Site": "cross-site" }],
    ["in a frame without an origin", { Origin: "null" }],
  ] as const;

  test.each(callers)("is known %s, learns no key and resets nothing", async (_, headers) => {
    const call = await fetch(`${faults.url}/status-401-json`, {
      method: "POST",
      body: "a voice",
      headers: { Authorization: secret },
    });
    await call.arrayBuffer();
    for (const [method, path] of [
      ["GET", "/__faults/requests/status-401-json"],
      ["GET", "/__faults/counts"],
      ["POST", "/__faults/reset"],
      ["OPTIONS", "/__faults/reset"],
    ] as const) {
      const [status, answered, body] = await asked(method, path, headers);
      expect([status, answered["access-control-allow-origin"], body.includes("sk_car")]).toEqual([
        403,
        undefined,
        false,
      ]);
      expect(body).toContain("Right would be");
    }
    expect(await faults.count("status-401-json")).toBe(1);
  });

  test.each(callers)("that is known %s cannot read what a fault answers", async (_, headers) => {
    const [, answered] = await asked("POST", "/voice-200/voices/clone", headers);
    expect(answered["access-control-allow-origin"]).toBeUndefined();
  });

  /** `fetch` sets these headers by itself. */
  async function asked(
    method: string,
    path: string,
    headers: OutgoingHttpHeaders,
  ): Promise<[number | undefined, IncomingHttpHeaders, string]> {
    const call = request(`${faults.url}${path}`, {
      method,
      headers: { ...headers, ...(method === "OPTIONS" && { "Access-Control-Request-Method": "POST" }) },
    });
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      call.once("response", resolve).once("error", reject).end();
    });
    return [response.statusCode, response.headers, await text(response)];
  }
});

describe("a request of more than any sample has", () => {
  test("is refused, not kept", async () => {
    const socket = connect(Number(new URL(faults.url).port), "127.0.0.1");
    const answered = once(socket, "data");
    socket.on("error", () => {});
    socket.write("POST /status-500 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000000\r\n\r\n");
    const piece = Buffer.alloc(1_000_000);
    const pour = (): void => {
      while (!socket.destroyed && socket.write(piece));
      if (!socket.destroyed) socket.once("drain", pour);
    };
    pour();
    expect(String(await answered)).toContain("A request has at most 67108864 bytes here.");
    socket.destroy();
    expect(await faults.counts("status-500")).toMatchObject({ complete: 0 });
  });
});

describe("the process", () => {
  test("is another one, and is gone once closed", async () => {
    const other = await startFaults();
    await Promise.all([other.close(), other.close()]);
    await expect(fetch(other.url)).rejects.toThrow("fetch failed");
  });

  test("listens on 127.0.0.1 alone", () => expect(new URL(faults.url).hostname).toBe("127.0.0.1"));

  test("does not keep the process that forgot it, and ends with it", async () => {
    const { url, code } = await parent("");
    expect([code, await reachable(url)]).toEqual([0, false]);
  });

  test("ends with a parent that is killed", async () => {
    const { url } = await parent("process.kill(process.pid, 'SIGKILL');");
    expect(await reachable(url)).toBe(false);
  });

  /** A process that starts the server, prints its address and then does as told. */
  async function parent(then: string): Promise<{ url: string; code: number | null }> {
    const faultsUrl = new URL("../../src/faults.ts", import.meta.url).href;
    const program = `
      const { startFaults } = await import(${JSON.stringify(faultsUrl)});
      const { url } = await startFaults();
      process.stdout.write(url, () => { ${then} });`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(child, "exit");
    const url = await text(child.stdout);
    const [code] = await exited;
    return { url, code };
  }

  /** Whether somebody still listens, once a connection that was open or is refused has told. */
  async function reachable(url: string): Promise<boolean> {
    for (;;) {
      const socket = connect(Number(new URL(url).port), "127.0.0.1");
      const opened = await new Promise<boolean>((resolve) => {
        socket.once("connect", () => resolve(true));
        socket.once("error", () => resolve(false));
      });
      if (!opened) return false;
      // The end of the server closes it.
      await new Promise((resolve) => socket.resume().once("error", resolve).once("close", resolve));
    }
  }
});

describe("the words of another service", () => {
  const words = {
    success: { body: { data: { voice_id: "v1", of: ["v1"] } }, id: "v1" },
    error: { body: { error: { code: "wrong", text: "why" } }, message: "why" },
  };
  const answerOf = async (path: string): Promise<unknown> => (await post(path)).json();

  test("tell a success, and another id in its place", async () => {
    await elsewhere.reset(words);
    for (const fault of ["voice-201", "bom-voice", "gzip-200"])
      expect(await answerOf(fault)).toEqual(words.success.body);
    expect(await answerOf("number-id-200")).toEqual({ data: { voice_id: 42, of: [42] } });
    expect(await answerOf("blank-id-200")).toEqual({ data: { voice_id: "", of: [""] } });
  });

  test("tell an error, and what it has to say in the place of its message", async () => {
    await elsewhere.reset(words);
    expect(await answerOf("status-400-json")).toEqual({
      error: { code: "wrong", text: "status 400, as the fault says" },
    });
    expect(JSON.stringify(await answerOf("echo-500"))).toContain('"error":{"code":"wrong","text":"POST ');
  });

  test("are forgotten with the next reset", async () => {
    await elsewhere.reset(words);
    await elsewhere.reset();
    expect(await answerOf("voice-200")).toMatchObject({
      id: expect.any(String),
      voice: { voiceId: expect.any(String) },
    });
    expect(await answerOf("status-400-json")).toEqual({ message: "status 400, as the fault says" });
  });
});

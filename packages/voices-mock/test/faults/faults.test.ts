import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FaultName, type FaultServer, startFaults } from "../../src/faults.ts";

let faults: FaultServer;
beforeAll(async () => {
  faults = await startFaults();
});
beforeEach(() => faults.reset());
afterAll(() => faults.close());

const sample = new Uint8Array(300_000).fill(65);

const call = (fault: FaultName, init: RequestInit = {}): Promise<Response> =>
  fetch(`${faults.url}/${fault}/voices/clone?x=1`, { method: "POST", body: sample, redirect: "manual", ...init });

const cause = (error: unknown): unknown => {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code;
};

describe("a status", () => {
  test.each([200, 204, 304, 401, 404, 429, 500, 503] as const)("%i comes without a body", async (status) => {
    const response = await call(`status-${status}`);
    expect([response.status, await response.text()]).toEqual([status, ""]);
    expect(await faults.count(`status-${status}`)).toBe(1);
  });

  test("comes with a JSON body when asked for", async () => {
    const response = await call("status-402-json");
    expect(response.headers.get("content-type")).toBe("application/json");
    expect([response.status, await response.json()]).toEqual([402, { message: "status 402, as the fault says" }]);
  });

  test("429 says when to come back", async () => {
    const response = await call("retry-after-7");
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "7"]);
  });

  test("of no HTTP, or a fault of no name, is told apart with 404", async () => {
    for (const name of ["status-999", "nonsense", ""]) {
      const response = await fetch(`${faults.url}/${name}`);
      expect([response.status, await response.text()]).toEqual([404, `There is no fault "${name}".`]);
    }
  });
});

describe("a success that is none", () => {
  test.each([
    ["html-200", "text/html", "<!doctype html><title>Please sign in</title>"],
    ["empty-200", "application/json", ""],
    ["null-200", "application/json", "null"],
    ["object-200", "application/json", "{}"],
  ] as const)("%s", async (fault, type, body) => {
    const response = await call(fault);
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([200, type, body]);
  });
});

describe("an error", () => {
  test("can be huge", async () => {
    const response = await call("huge-error");
    expect([response.status, (await response.text()).length]).toEqual([500, 5_000_000]);
  });

  test("can echo the request's headers and body", async () => {
    const response = await call("echo-500", { body: "my voice", headers: { Authorization: "Bearer secret" } });
    const { message } = (await response.json()) as { message: string };
    expect(message).toMatch(/^POST \/voices\/clone\?x=1\n/);
    expect(message).toContain("authorization: Bearer secret");
    expect(message).toMatch(/\n\nmy voice$/);
  });
});

describe("a broken connection", () => {
  test("after the body counts the request", async () => {
    const error = await call("reset-after-body").catch((error: unknown) => error);
    expect(cause(error)).toBe("ECONNRESET");
    expect(await faults.count("reset-after-body")).toBe(1);
    expect(await faults.requests("reset-after-body")).toMatchObject([
      { complete: true, body: { length: sample.length } },
    ]);
  });

  test("before the body does not, but shows that a request began", async () => {
    // Depending on how much was sent the client sees the reset while it writes or while it reads.
    const error = await call("reset-before-body").catch((error: unknown) => error);
    expect(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]).toContain(cause(error));
    expect(await faults.count("reset-before-body")).toBe(0);
    expect(await faults.requests("reset-before-body")).toMatchObject([{ complete: false, method: "POST" }]);
  });

  test("can follow a good answer on the same connection", async () => {
    const socket = connect(Number(new URL(faults.url).port), "127.0.0.1");
    const failure = new Promise((resolve) => socket.once("error", (error) => resolve("code" in error && error.code)));
    const answered = new Promise((resolve) => socket.once("data", (data) => resolve(String(data).slice(0, 15))));
    socket.write("POST /status-200/x HTTP/1.1\r\nContent-Length: 2\r\n\r\nab");
    expect(await answered).toBe("HTTP/1.1 200 OK");
    socket.write("POST /reset-after-body/x HTTP/1.1\r\nContent-Length: 2\r\n\r\nab");
    expect(await failure).toBe("ECONNRESET");
    expect([await faults.count("status-200"), await faults.count("reset-after-body")]).toEqual([1, 1]);
  });
});

describe("a stall", () => {
  /** Aborts once the server has the request, so that no test waits for a clock. */
  async function abortWhenCounted(fault: FaultName, controller: AbortController): Promise<void> {
    await faults.whenComplete(fault);
    controller.abort(new Error("enough"));
  }

  test("is silent after it has read the whole request", async () => {
    const controller = new AbortController();
    const pending = call("silence", { signal: controller.signal });
    await Promise.all([expect(pending).rejects.toThrow("enough"), abortWhenCounted("silence", controller)]);
    expect(await faults.requests("silence")).toMatchObject([{ body: { length: sample.length } }]);
  });

  test("can come after the headers of a success", async () => {
    const controller = new AbortController();
    const response = await call("headers-then-stall", { signal: controller.signal });
    expect(response.status).toBe(200);
    const body = response.json();
    controller.abort(new Error("enough"));
    await expect(body).rejects.toThrow("enough");
  });

  test("ends when the server closes", async () => {
    const other = await startFaults();
    const pending = fetch(`${other.url}/silence`).catch((error: unknown) => cause(error));
    await other.whenComplete("silence");
    await Promise.all([other.close(), other.close()]);
    expect(await pending).toBe("UND_ERR_SOCKET");
  });
});

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308] as const)(
    "%i that is not followed leaves its target uncounted",
    async (status) => {
      const response = await call(`redirect-${status}`);
      expect(response.status).toBe(status);
      expect(response.headers.get("location")).toBe(`${faults.url}/redirect-target/voices/clone?x=1`);
      expect([await faults.count(`redirect-${status}`), await faults.count("redirect-target")]).toEqual([1, 0]);
    },
  );

  test("that is followed shows at its target, with what followed", async () => {
    // As a Blob: Node 22 cannot send bytes a second time.
    const response = await call("redirect-307", { redirect: "follow", body: new Blob([sample]) });
    expect(response.status).toBe(200);
    expect(await faults.requests("redirect-target")).toMatchObject([
      { method: "POST", body: { length: sample.length } },
    ]);
  });
});

describe("what was received", () => {
  test("is told with path, headers and body", async () => {
    await call("status-500", { body: "one", headers: { "X-Trace": "7" } });
    const [request] = await faults.requests("status-500");
    expect(request).toMatchObject({ method: "POST", path: "/voices/clone?x=1", complete: true });
    expect(request?.headers["x-trace"]).toBe("7");
    expect(new TextDecoder().decode(request?.body)).toBe("one");
  });

  test("is told without the chunks it came in", async () => {
    const init: RequestInit & { duplex: "half" } = { body: new Blob(["one, ", "two"]).stream(), duplex: "half" };
    expect((await call("status-200", init)).status).toBe(200);
    const [request] = await faults.requests("status-200");
    expect(request?.headers["transfer-encoding"]).toBe("chunked");
    expect(new TextDecoder().decode(request?.body)).toBe("one, two");
  });

  test("counts all requests and keeps the last twenty", async () => {
    for (let index = 0; index < 22; index++) await call("status-200", { body: String(index) });
    expect(await faults.count("status-200")).toBe(22);
    const requests = await faults.requests("status-200");
    const bodies = requests.map(({ body }) => new TextDecoder().decode(body));
    expect([bodies.length, bodies.at(0), bodies.at(-1)]).toEqual([20, "2", "21"]);
  });

  test("is forgotten on reset", async () => {
    await call("status-200");
    await faults.reset();
    expect([await faults.count("status-200"), await faults.requests("status-200")]).toEqual([0, []]);
  });

  test("is a bad request when it is no HTTP", async () => {
    const socket = connect(Number(new URL(faults.url).port), "127.0.0.1");
    const answered = new Promise((resolve) => socket.once("data", (data) => resolve(String(data).slice(0, 12))));
    socket.end("hello\r\n\r\n");
    expect(await answered).toBe("HTTP/1.1 400");
  });
});

describe("a request whose length is no number", () => {
  test.each(["2, 2", "abc", "-5", "1.5"])("is refused, and the server goes on: %s", async (length) => {
    const { hostname, port } = new URL(faults.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`POST /status-503/v HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n\r\nhi`);
      });
      let text = "";
      socket.on("data", (chunk) => {
        text += chunk;
      });
      socket.on("close", () => resolve(text)).on("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(await faults.count("status-503")).toBe(0);
  });
});

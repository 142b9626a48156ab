import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FaultName, type FaultServer, faultNames, startFaults } from "../../src/faults.ts";

let faults: FaultServer;
let open: Socket[] = [];
beforeAll(async () => {
  faults = await startFaults();
});
beforeEach(() => faults.reset());
afterEach(() => {
  for (const socket of open) socket.destroy();
  open = [];
});
afterAll(() => faults.close());

async function connected(): Promise<Socket> {
  const socket = connect(Number(new URL(faults.url).port), "127.0.0.1");
  open.push(socket);
  await once(socket, "connect");
  return socket;
}

/** Sends this and gives what comes until the server closes. */
async function exchange(sent: string): Promise<string> {
  const socket = await connected();
  socket.write(sent);
  return text(socket.setEncoding("latin1"));
}

const next = "GET /status-204 HTTP/1.1\r\nConnection: close\r\n\r\n";
const headersOf = (answer: string): string => answer.slice(0, answer.indexOf("\r\n\r\n")).toLowerCase();

describe("a connection that the client does not keep is closed after its answer", () => {
  test.each([
    ["Connection: close", "POST /status-503-json HTTP/1.1\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab", 503],
    ["Connection: Foo, Close", "POST /voice-200 HTTP/1.1\r\nConnection: Foo, Close\r\n\r\n", 200],
    ["HTTP/1.0", "POST /status-503-json HTTP/1.0\r\nContent-Length: 2\r\n\r\nab", 503],
    ["a name of no fault", "GET /typo HTTP/1.0\r\n\r\n", 404],
    ["the control API", "GET /__faults/counts HTTP/1.1\r\nConnection: close\r\n\r\n", 200],
    ["an answer that waited", "GET /__faults/complete/voice-200?atLeast=0 HTTP/1.0\r\n\r\n", 200],
    ["an early answer, with the body to come", "POST /early-413-keep HTTP/1.0\r\nContent-Length: 2\r\n\r\nab", 413],
  ])("%s", async (_name, sent, status) => {
    const answer = await exchange(sent + next);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(headersOf(answer)).toContain("\r\nconnection: close");
    // What was sent behind it is not answered.
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(await faults.count("status-204")).toBe(0);
  });

  test("and is kept where HTTP/1.0 asks for that", async () => {
    const answer = await exchange(`GET /status-401 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n${next}`);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 401", "HTTP/1.1 204"]);
  });
});

test("a reset starts the turns of a connection anew", async () => {
  const socket = await connected();
  const call = async (): Promise<string> => {
    socket.write("POST /keep-alive-reset-2 HTTP/1.1\r\nContent-Length: 2\r\n\r\nab");
    const [answer] = await once(socket, "data");
    return String(answer).slice(0, 12);
  };
  const first = await call();
  await faults.reset();
  // Without the reset this call would break the connection.
  expect(await call()).toBe(first);
});

describe("an answer to HEAD has no body", () => {
  /** Those that send more than one head, or no whole one. */
  const odd = /^(continue|early-hints|two-answers|garbage|switching-protocols)|half-headers|^trickle-headers$/;
  const names = faultNames.filter((name) => !odd.test(name));

  /** What a call brings until its connection ends, or the next request on it is answered, or it stands still. */
  async function head(name: FaultName): Promise<string> {
    const socket = await connected();
    let seen = "";
    const over = new Promise<void>((resolve) => {
      socket.once("close", () => resolve()).once("error", () => {});
      socket.on("data", (chunk: Buffer) => {
        seen += chunk.toString("latin1");
        // The last request closes the connection, unless the fault itself has ended it or left it standing.
        if (name.endsWith("-then-stall") && seen.includes("\r\n\r\n")) resolve();
      });
    });
    const bare = "HTTP/1.1\r\nContent-Length: 0\r\n\r\n";
    socket.write(`HEAD /${name} ${bare}GET /status-204 ${bare}GET /status-204 HTTP/1.1\r\nConnection: close\r\n\r\n`);
    if (name.startsWith("silence")) {
      // Nothing comes: what counts is that the server has it.
      if (name === "silence") await faults.whenComplete(name);
    } else await over;
    return seen;
  }

  test.each(names.map((name) => [name]))("%s", async (name) => {
    const answer = await head(name);
    // Heads alone: each starts where the one before it ended.
    for (const part of answer.split("\r\n\r\n").slice(1)) expect(part).toMatch(/^$|^HTTP\/1\.1 204 /);
  });

  test("but its length", async () => {
    const response = await fetch(`${faults.url}/status-503-json`, { method: "HEAD" });
    expect(response.headers.get("content-length")).toBe("43");
    expect(await faults.count("status-503-json")).toBe(1);
  });

  test("in none of two answers by hand, either", async () => {
    const answer = await exchange("HEAD /two-answers-400 HTTP/1.1\r\n\r\n");
    expect(answer).toBe("HTTP/1.1 400 Odd\r\nContent-Length: 2\r\n\r\n".repeat(2));
  });
});

describe("a client that waits for 100 Continue", () => {
  const expecting = (fault: FaultName, version = "1.1"): string =>
    `POST /${fault} HTTP/${version}\r\nContent-Length: 4\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`;

  test.each(["status-503-json", "reset-mid-body", "silence", "typo" as "silence"] as const)(
    "is told once to go on where %s reads the body",
    async (fault) => {
      const socket = await connected();
      socket.on("error", () => {});
      socket.write(expecting(fault));
      const [told] = await once(socket, "data");
      expect(String(told)).toBe("HTTP/1.1 100 Continue\r\n\r\n");
      const rest: string[] = [];
      socket.on("data", (chunk: Buffer) => rest.push(chunk.toString()));
      socket.write("bo");
      socket.write("dy");
      if (fault === "silence") await faults.whenComplete(fault);
      else await new Promise((resolve) => socket.once("close", resolve));
      expect(rest.join("")).not.toContain("100 Continue");
      if (fault === "status-503-json") expect(rest.join("")).toMatch(/^HTTP\/1\.1 503 /);
    },
  );

  test("is not told so by a fault that answers on the headers", async () => {
    expect(await exchange(expecting("early-413"))).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("is not told so when it has sent the body already, or speaks HTTP/1.0", async () => {
    expect(await exchange(`${expecting("status-503")}body`)).toMatch(/^HTTP\/1\.1 503 /);
    const socket = await connected();
    socket.write(expecting("status-503", "1.0"));
    while ((await faults.counts("status-503")).partial === 0);
    socket.write("body");
    expect(await text(socket.setEncoding("latin1"))).toMatch(/^HTTP\/1\.1 503 /);
  });
});

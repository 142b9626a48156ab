import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { listenOnLoopback, newServer } from "../src/server/loopback.ts";

let server: Server;
let asked = 0;
let host = "";
beforeEach(async () => {
  asked = 0;
  server = newServer((_request, response) => {
    asked += 1;
    response.end("answer");
  });
  host = await listenOnLoopback(server, 0, false);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const port = (): number => Number(host.split(":")[1]);

it("listens where no other machine can reach it", () => {
  const { address, port: own } = server.address() as AddressInfo;
  expect(address).toBe("127.0.0.1");
  expect(host).toBe(`127.0.0.1:${own}`);
});

it("takes another port than one that is taken, unless that one was asked for", async () => {
  const [other, third] = [newServer(() => {}), newServer(() => {})];
  await expect(listenOnLoopback(other, port(), false)).rejects.toMatchObject({ code: "EADDRINUSE" });
  const address = await listenOnLoopback(third, port(), true);
  expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
  expect(address).not.toBe(host);
  expect((third.address() as AddressInfo).address).toBe("127.0.0.1");
  third.close();
});

it("answers a browser that has many cookies of other programs on this machine", async () => {
  const cookie = Array.from({ length: 180 }, (_, index) => `other-${index}=${"a".repeat(4_000)}`).join("; ");
  expect((await fetch(`http://${host}/`, { headers: { cookie } })).status).toBe(200);
});

it("waits for no request longer than a minute", () => {
  expect(server.requestTimeout).toBe(60_000);
  expect(server.headersTimeout).toBeLessThanOrEqual(60_000);
});

it.each(["GET", "HEAD"])("cuts a %s whose body never ends, and answers one without a body", async (method) => {
  const head = `${method} / HTTP/1.1\r\nHost: ${host}\r\n`;
  const socket = connect(port(), "127.0.0.1", () => {
    socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
    const part = `10000\r\n${"a".repeat(65_536)}\r\n`;
    const write = (): void => {
      while (!socket.destroyed && socket.write(part));
    };
    socket.on("drain", write);
    write();
  });
  let said = "";
  socket.on("data", (chunk) => (said += chunk));
  // It may be cut while it is written to.
  socket.on("error", () => {});
  await new Promise((resolve) => socket.once("close", resolve));
  expect(said === "" || said.startsWith("HTTP/1.1 413")).toBe(true);
  expect(asked).toBe(0);
  expect((await fetch(`http://${host}/`, { method })).status).toBe(200);
});

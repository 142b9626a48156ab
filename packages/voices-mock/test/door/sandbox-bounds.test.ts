import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { mostBodyBytes, mostLingeringBytes } from "../../src/door/bounds.ts";
import { type Sandbox, startSandbox } from "../../src/index.ts";
import { serve } from "../../src/sandbox/server.ts";
import { cartesiaRequest, inworldKey } from "../requests.ts";
import { pour } from "./ask.ts";

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

const gigabyte = 1_000_000_000;
/** What the buffers of this machine may hold beside what the server reads. */
const underway = 32 * 1024 * 1024;
const cartesia = {
  Authorization: "Bearer any-key-will-do",
  "Cartesia-Version": "2026-03-01",
  "Content-Type": "multipart/form-data; boundary=edge",
};
const inworld = { Authorization: `Basic ${inworldKey}`, "Content-Type": "application/json" };

describe("a body of a gigabyte", { timeout: 30_000 }, () => {
  test("that says its length is refused unread, in the words of each service", async () => {
    const { cartesiaUrl, inworldUrl, requests } = await started();
    const length = { "Content-Length": gigabyte };
    const one = await pour(`${cartesiaUrl}/voices/clone`, { headers: { ...cartesia, ...length }, bytes: gigabyte });
    expect([one.status, JSON.parse(one.text)]).toEqual([
      413,
      expect.objectContaining({ error_code: "file_too_large", title: "File too large" }),
    ]);
    const url = `${inworldUrl}/voices/v1/voices:clone`;
    const two = await pour(url, { headers: { ...inworld, ...length }, bytes: gigabyte });
    expect([two.status, JSON.parse(two.text)]).toEqual([413, expect.objectContaining({ code: 3 })]);
    for (const { sent } of [one, two]) expect(sent).toBeLessThan(mostLingeringBytes + underway);
    expect(requests()).toMatchObject([
      { status: 413, bodySize: gigabyte, refusal: "body: expected at most 67108864 bytes, received more", audio: [] },
      { status: 413 },
    ]);
  });

  test("that comes in chunks is refused once it is too large", async () => {
    const { cartesiaUrl, requests } = await started();
    const { status, sent } = await pour(`${cartesiaUrl}/voices/clone`, { headers: cartesia, bytes: gigabyte });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(mostBodyBytes + mostLingeringBytes + underway);
    expect(requests()).toMatchObject([{ status: 413 }]);
  });

  test.each([
    ["without a key", "/cartesia/voices/clone", { ...cartesia, Authorization: "" }, 401],
    ["to a path that nothing has", "/nowhere", cartesia, 404],
    ["from another site", "/cartesia/voices/clone", { ...cartesia, Origin: "https://evil.example" }, 403],
    ["to the reset", "/__reset", {}, 204],
  ])("%s is read no further", async (_case, path, headers, status) => {
    const { url } = await started();
    const answer = await pour(url + path, { headers, bytes: gigabyte });
    expect(answer.status).toBe(status);
    // The answer comes at once, also one without a body, and not only behind what is read and thrown away.
    expect(answer.sent).toBeLessThan(mostBodyBytes + mostLingeringBytes);
  });
});

test("a body that never ends keeps no other request waiting", async () => {
  const { url, cartesiaUrl, requests } = await started();
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const lines = Object.entries(cartesia).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST /cartesia/voices/clone HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n${lines.join("")}\r\n`;
  await new Promise((resolve) => socket.write(head, resolve));
  expect((await fetch(cartesiaRequest({ url: `${cartesiaUrl}/voices/clone` }))).status).toBe(200);
  expect(requests()).toMatchObject([{ number: 1, status: 200 }]);
  socket.destroy();
});

describe("a request that comes too slowly", () => {
  const bounds = { headersTimeout: 20, requestTimeout: 20, connectionsCheckingInterval: 5 };

  test.each([
    ["in its headers", "POST /cartesia/voices/clone HTTP/1.1\r\nHost: localhost\r\n"],
    ["in its body", "POST /cartesia/voices/clone HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf"],
  ])("%s is given up with 408", async (_where, sent) => {
    const server = await serve({ host: "127.0.0.1", port: 0, bounds }, async (request) => {
      await request.receive(true);
      return { status: 200, headers: {}, body: "" };
    });
    open.push(server);
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    await once(socket, "connect");
    socket.write(sent);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });
});

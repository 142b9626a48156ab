import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { connectFaults } from "../../src/faults-client.ts";

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

/** A server that breaks so many connections on their first request, and answers on every other. */
async function breaking(times: number, end: (socket: Socket) => void): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const counts = JSON.stringify({ complete: 1, partial: 0, perConnection: [1] });
  const answer = `HTTP/1.1 200 OK\r\nContent-Length: ${counts.length}\r\nConnection: close\r\n\r\n${counts}`;
  server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (data) => {
      asked.push(String(data).split(" HTTP")[0] ?? "");
      if (asked.length <= times) end(socket);
      else socket.end(answer);
    });
  });
  const listening = server;
  await new Promise<void>((resolve) => {
    listening.listen(0, "127.0.0.1", resolve);
  });
  return { url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, asked };
}

describe("a question to the fault server", () => {
  test.each<[string, (socket: Socket) => void]>([
    ["is reset", (socket) => socket.resetAndDestroy()],
    ["is closed", (socket) => socket.destroy()],
    ["breaks off inside the answer", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")],
  ])("is put again when its connection %s", async (_what, end) => {
    const { url, asked } = await breaking(2, end);
    expect(await connectFaults(url).count("status-500")).toBe(1);
    expect(asked).toEqual(Array(3).fill("GET /__faults/counts/status-500"));
  });

  test("fails when no try brings an answer", async () => {
    const { url, asked } = await breaking(99, (socket) => socket.resetAndDestroy());
    await expect(connectFaults(url).reset()).rejects.toThrow("fetch failed");
    expect(asked).toEqual(Array(5).fill("POST /__faults/reset"));
  });
});

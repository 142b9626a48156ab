import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ReceivedRequest } from "./received-request.ts";
import type { WireAnswer } from "./wire-answer.ts";

/** A server whose answers are given by one function. */
interface SandboxServer {
  /** `http://127.0.0.1:<port>`: an address of the loopback also where it listens on every address. */
  readonly url: string;
  /** Stops listening and drops every connection, idle ones too. Resolves when the port is free. */
  close(): Promise<void>;
}

/** Answers a request that has arrived whole; with nothing, the connection is broken. */
type Answerer = (request: ReceivedRequest, url: string) => Promise<WireAnswer | undefined>;

/** Serves on one address of this machine. Rejects when the port is taken. */
export async function serve(host: string, port: number, answer: Answerer): Promise<SandboxServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  // An address that stands for all of this machine's is none that a client can call everywhere.
  const called = loopback[address] ?? address;
  const url = `http://${family === "IPv6" ? `[${called}]` : called}:${taken}`;

  server.on("request", (incoming, outgoing) => {
    // Nothing but the seed decides what an answer is.
    outgoing.sendDate = false;
    read(url, incoming, outgoing)
      .then((request) => answer(request, url))
      .catch((error: unknown) => {
        const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        return jsonAnswer(500, { message: `The mock itself failed: ${reason}` });
      })
      .then((wire) => send(wire, outgoing))
      // The client has gone, or the answer cannot be written: it must not wait for one.
      .catch(() => outgoing.destroy());
  });

  let closed: Promise<void> | undefined;
  return {
    url,
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

const loopback: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/** An answer that is no service's. */
export const jsonAnswer = (status: number, body: unknown): WireAnswer => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

async function read(url: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<ReceivedRequest> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  // Only path and query are read from it, whatever name the client called this machine by.
  const address = new URL(url + (incoming.url?.startsWith("/") === true ? incoming.url : "/"));
  const body = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return { method: incoming.method ?? "GET", url: address, headers, body, signal: gone.signal };
}

function send(wire: WireAnswer | undefined, outgoing: ServerResponse): void {
  if (wire === undefined) {
    outgoing.destroy();
    return;
  }
  const { status, headers, body } = wire;
  // Status 204 has no body, and no length of one.
  outgoing.writeHead(status, status === 204 ? headers : { ...headers, "content-length": Buffer.byteLength(body) });
  outgoing.end(body);
}

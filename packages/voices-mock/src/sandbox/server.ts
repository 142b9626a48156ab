import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mostLingeringBytes, slowest } from "../door/bounds.ts";
import { readBytes } from "../door/read-bytes.ts";
import type { ReceivedRequest, RequestHead } from "../record/received-request.ts";
import type { WireAnswer } from "../services/wire-answer.ts";

/** A server whose answers are given by one function. */
interface SandboxServer {
  /** `http://127.0.0.1:<port>`: an address of the loopback also where it listens on every address. */
  readonly url: string;
  /** Stops listening and drops every connection, idle ones too. Resolves when the port is free. */
  close(): Promise<void>;
}

/** A request of which the head has come. */
export interface ArrivingRequest extends RequestHead {
  /** Reads the rest, to be kept or only to be counted. */
  receive(keep: boolean): Promise<ReceivedRequest>;
}

/** Answers a request, having read as much of it as it wants; with nothing, the connection is broken. */
type Answerer = (request: ArrivingRequest, url: string) => Promise<WireAnswer | undefined>;

/** Where a server listens, and how long it waits. */
interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly bounds?: { readonly [Name in keyof typeof slowest]: number };
}

/** Serves on one address of this machine. Rejects when the port is taken. */
export async function serve({ host, port, bounds = slowest }: ServeOptions, answer: Answerer): Promise<SandboxServer> {
  const server = createServer(bounds);
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
    answered(url, incoming, outgoing, answer)
      .then((wire) => send(wire, incoming, outgoing))
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

/** The same for a person. */
export const textAnswer = (status: number, text: string): WireAnswer => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8" },
  body: `${text}\n`,
});

/** The answer to a request of which, by then, all has come that is read of any. */
async function answered(
  url: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: Answerer,
): Promise<WireAnswer | undefined> {
  const head = headOf(url, incoming, outgoing);
  // The stream is not to be destroyed where reading leaves off, and the connection with it.
  const body = (keep: boolean) =>
    readBytes(incoming.iterator({ destroyOnReturn: false }), { length: incoming.headers["content-length"], keep });
  let isRead = false;
  const receive = async (keep: boolean): Promise<ReceivedRequest> => {
    isRead = true;
    return { ...head, body: await body(keep) };
  };
  try {
    const wire = await answer({ ...head, receive }, url);
    if (!isRead) await body(false);
    return wire;
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return jsonAnswer(500, { message: `The mock itself failed: ${reason}` });
  }
}

function headOf(url: string, incoming: IncomingMessage, outgoing: ServerResponse): RequestHead {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  // Only path and query are read from it, whatever name the client called this machine by.
  const address = new URL(url + (incoming.url?.startsWith("/") === true ? incoming.url : "/"));
  return { method: incoming.method ?? "GET", url: address, headers, signal: gone.signal };
}

async function send(wire: WireAnswer | undefined, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (wire === undefined) {
    outgoing.destroy();
    return;
  }
  const { status, headers, body } = wire;
  // Status 204 has no body, and no length of one.
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(body) };
  if (incoming.complete) {
    outgoing.writeHead(status, { ...headers, ...length });
    outgoing.end(body);
    return;
  }
  // Too much is still coming. The client has its answer at once, and then some time to notice before the connection ends.
  outgoing.writeHead(status, { ...headers, ...length, connection: "close" });
  // By itself: an answer without a body has nothing else that would send them before the connection ends.
  outgoing.flushHeaders();
  outgoing.write(body);
  let left: number = mostLingeringBytes;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    left -= (chunk as Buffer).length;
    if (left < 0) break;
  }
  outgoing.end();
}

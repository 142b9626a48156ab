import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";

/** A sample of 32 MB goes to this machine itself in less than a second; whoever takes a minute holds a connection open. */
const requestTimeoutMs = 60_000;

/**
 * Cookies do not know ports, so a browser sends those of every program of this machine: as many as it keeps for one host, of
 * which Node's own limit holds four.
 */
const mostHeaderBytes = 1_000_000;

/** A server that reads no longer than it must. */
export function newServer(listener: RequestListener): Server {
  const server = createServer({ maxHeaderSize: mostHeaderBytes }, (request, response) => {
    const { method, headers } = request;
    const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
    if (!hasBody || (method !== "GET" && method !== "HEAD")) return listener(request, response);
    // No page sends one, nothing here would read it, and Node would, to its end, which may never come.
    response.writeHead(413, { connection: "close", "content-type": "text/plain", "cache-control": "no-store" });
    response.end("A request that only asks has no body.");
  });
  server.requestTimeout = requestTimeoutMs;
  return server;
}

/**
 * Listens on 127.0.0.1, where no other machine can reach it, and resolves to host and port.
 *
 * @param elseAny whether any free port does where this one is taken.
 */
export async function listenOnLoopback(server: Server, port: number, elseAny: boolean): Promise<string> {
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch (error) {
    if (!elseAny || (error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port is free");
  return `127.0.0.1:${address.port}`;
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getResponse, type RequestHandler } from "msw";

/** A server for msw handlers that only this machine can reach. */
export interface HandlerServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Stops listening and drops every connection, idle ones too. Resolves when the port is free. */
  close(): Promise<void>;
}

/** What a server of handlers serves, and where. */
export interface HandlerServerOptions {
  /** 0 takes a free one. */
  port: number;
  /** The handlers, given the server's address. */
  handlers(url: string): RequestHandler[];
  /** What a request that no handler takes is told, with status 404. */
  explain(url: string): string;
}

/** Serves msw handlers on 127.0.0.1. Rejects when the port is taken. */
export async function serveHandlers({ port, handlers, explain }: HandlerServerOptions): Promise<HandlerServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const served = handlers(url);

  const answer = async (incoming: IncomingMessage): Promise<Response> => {
    const request = await toRequest(url, incoming);
    const response = await getResponse(served, request);
    if (response !== undefined) return response;
    const message = `Nothing answers ${request.method} ${incoming.url}. ${explain(url)}`;
    return Response.json({ message }, { status: 404 });
  };
  server.on("request", (incoming, outgoing) => {
    answer(incoming)
      .catch((error: unknown) => {
        const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        return Response.json({ message: `The mock itself failed: ${reason}` }, { status: 500 });
      })
      .then((response) => send(response, outgoing))
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

async function toRequest(url: string, incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const method = incoming.method ?? "GET";
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const hasBody = method !== "GET" && method !== "HEAD";
  // The address is the server's own, whatever name the client called it by: the handlers know it by that one.
  const address = new URL(incoming.url ?? "/", url);
  return new Request(`${url}${address.pathname}${address.search}`, {
    method,
    headers,
    ...(hasBody ? { body: new Uint8Array(Buffer.concat(chunks)) } : {}),
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  // msw's word for a failing network is a response of type "error", which has no status to send.
  if (response.type === "error") {
    outgoing.destroy();
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.statusCode = response.status;
  outgoing.setHeaders(response.headers);
  outgoing.setHeader("content-length", body.length);
  outgoing.end(body);
}

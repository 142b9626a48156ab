// The page and its route on this machine: node queue/server.ts
// A framework does this for you; the example has none.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { ReadableStream } from "node:stream/web";
import { close, GET, POST } from "./route.ts";

const page = await readFile(new URL("page.html", import.meta.url));

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const route = `${request.method} ${pathname}`;
  if (route === "GET /") return new Response(page, { headers: { "content-type": "text/html" } });
  if (route === "POST /voices") return POST(request);
  if (route.startsWith("GET /voices/")) return GET(request);
  return new Response("Not found", { status: 404 });
}

function asRequest(incoming: IncomingMessage): Request {
  const { method = "GET", url, headers } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD";
  // Nothing is taken of a body before somebody reads it; Node throws away what is left once the answer is sent.
  const init = {
    method,
    headers: headers as Record<string, string>,
    ...(hasBody ? { body: ReadableStream.from(incoming) } : {}),
  };
  return new Request(`http://localhost${url}`, { ...init, duplex: "half" } as RequestInit);
}

const server = createServer(async (incoming, outgoing) => {
  try {
    const { status, headers, body } = await answer(asRequest(incoming));
    outgoing.writeHead(status, Object.fromEntries(headers));
    outgoing.end(body === null ? undefined : await new Response(body).bytes());
  } catch (error) {
    console.error(error);
    outgoing.destroy();
  }
});
server.listen(Number(process.env["PORT"] ?? 3000), "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") console.log(`http://127.0.0.1:${address?.port}/`);
});
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, async () => {
    server.close();
    await close();
  });
}

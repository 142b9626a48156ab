import { createServer, type Server } from "node:http";
import { listening } from "../../workspace/loopback.ts";

/** Serves a page and what it loads, by path, on this machine. */
export async function serve(
  files: Readonly<Record<string, readonly [type: string, content: string | Buffer]>>,
): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const [type, content] = files[request.url ?? ""] ?? [];
    response.writeHead(content === undefined ? 404 : 200, { "content-type": type ?? "text/plain" }).end(content);
  });
  return { url: await listening(server), server };
}

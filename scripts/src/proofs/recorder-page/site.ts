import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { type Sandbox, startSandbox } from "@org/voices-mock";
import { build } from "esbuild";
import { root } from "../../specs/documents/sources.ts";
import { listening } from "../../workspace/loopback.ts";

const examples = new URL("examples/", root);

/** The example of a page with the example of a route handler behind it, and both services in a sandbox behind that. */
export interface Site {
  readonly url: string;
  readonly sandbox: Sandbox;
  /** The length of each form that was posted, in bytes. */
  readonly uploads: readonly number[];
  close(): Promise<void>;
}

/** Serves it on this machine. */
export async function startSite(): Promise<Site> {
  const files = await builtPage();
  const sandbox = await startSandbox();
  Object.assign(process.env, {
    CARTESIA_API_KEY: "sk_car_made-up",
    CARTESIA_BASE_URL: sandbox.cartesiaUrl,
    INWORLD_API_KEY: "bWFkZTp1cA==",
    INWORLD_BASE_URL: sandbox.inworldUrl,
  });
  const { POST }: { POST(request: Request): Promise<Response> } = await import(
    new URL("route-handler.ts", examples).href
  );
  const uploads: number[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "POST" && pathname === "/voices") {
      uploads.push(Number(request.headers["content-length"]));
      const answered = await POST(asRequest(request));
      response.writeHead(answered.status, Object.fromEntries(answered.headers));
      response.end(await answered.bytes());
      return;
    }
    const [type, content] = files.get(pathname) ?? ["text/plain", undefined];
    response.writeHead(content === undefined ? 404 : 200, { "content-type": type }).end(content);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  return {
    url: await listening(server),
    sandbox,
    uploads,
    async close() {
      server.closeAllConnections();
      server.close();
      await sandbox.close();
    },
  };
}

/** What a framework does for a route handler. */
function asRequest(incoming: IncomingMessage): Request {
  const init = {
    method: "POST",
    headers: incoming.headers as Record<string, string>,
    body: Readable.toWeb(incoming),
    duplex: "half",
  };
  return new Request(`http://localhost${incoming.url}`, init as RequestInit);
}

/** The page and its modules, by path. */
async function builtPage(): Promise<Map<string, readonly [type: string, content: Uint8Array]>> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("browser/record.ts", examples))],
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    outdir: "/",
    format: "esm",
    target: "es2023",
    logLevel: "warning",
  });
  return new Map<string, readonly [string, Uint8Array]>([
    ["/", ["text/html", await readFile(new URL("browser/record.html", examples))]],
    ...outputFiles.map(
      ({ path, contents }) =>
        [`/${basename(path)}`, ["text/javascript", contents]] satisfies [string, [string, Uint8Array]],
    ),
  ]);
}

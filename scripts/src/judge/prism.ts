import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { fileURLToPath } from "node:url";
import { root } from "../specs/sources.ts";

const tool = new URL("scripts/tools/prism/", root);

/** Something that Prism has against a request. */
interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

/** Prism serving one vendored document, behind a server that notes what it says of each request. */
export interface Judge {
  readonly url: string;
  /** One entry per request that arrived: what Prism has against it. */
  readonly verdicts: readonly (readonly Violation[])[];
  close(): Promise<void>;
}

/** Installs Prism from its own lockfile; a second call finds it there. */
export async function installPrism(): Promise<void> {
  const child = spawn("pnpm", ["install", "--frozen-lockfile", "--silent"], {
    cwd: fileURLToPath(tool),
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`Prism could not be installed: pnpm ended with ${code}`);
}

export async function startJudge(spec: string): Promise<Judge> {
  const port = await freePort();
  const document = fileURLToPath(new URL(`specs/${spec}.yaml`, root));
  const prism = spawn(
    process.execPath,
    [
      "node_modules/@stoplight/prism-cli/dist/index.js",
      "mock",
      "--host",
      "127.0.0.1",
      "--port",
      String(port),
      document,
    ],
    { cwd: fileURLToPath(tool), stdio: ["ignore", "pipe", "pipe"] },
  );
  await listening(prism);

  const verdicts: Violation[][] = [];
  const proxy = createServer(async (request, response) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) {
        if (typeof value === "string" && !/^(host|connection|content-length|transfer-encoding|expect)$/.test(name)) {
          headers.set(name, value);
        }
      }
      const answer = await fetch(`http://127.0.0.1:${port}${request.url}`, {
        method: request.method ?? "POST",
        headers,
        body: Buffer.concat(chunks),
      });
      const text = await answer.text();
      verdicts.push(violationsOf(answer.headers, text));
      response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
      response.end(text);
    } catch (error) {
      response.destroy(error as Error);
    }
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    verdicts,
    async close() {
      proxy.closeAllConnections();
      proxy.close();
      prism.kill();
      await once(prism, "exit");
    },
  };
}

/**
 * What Prism has against a request. It says so in a header; where the document declares no answer for a wrong request it
 * answers with a problem of its own instead.
 */
function violationsOf(headers: Headers, text: string): Violation[] {
  if (headers.get("content-type") === "application/problem+json") {
    const { title, validation }: { title: string; validation?: Violation[] } = JSON.parse(text);
    return validation ?? [{ location: ["request"], message: title }];
  }
  const violations: Violation[] = JSON.parse(headers.get("sl-violations") ?? "[]");
  // The page's own response examples carry placeholders, which Prism notes too; only requests are on trial here.
  return violations.filter(({ location }) => location[0] === "request");
}

async function listening(prism: ReturnType<typeof spawn>): Promise<void> {
  let log = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      log += chunk;
      if (log.includes("Prism is listening")) resolve();
    };
    prism.stdout?.on("data", read);
    prism.stderr?.on("data", read);
    prism.once("exit", (code) => reject(new Error(`Prism ended with ${code}:\n${log}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createSocketServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

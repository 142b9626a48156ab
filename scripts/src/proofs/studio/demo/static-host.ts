import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative } from "node:path";
import { listening } from "../../../workspace/loopback.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".md": "text/markdown",
};

/** A host of files that knows nothing of what it serves. */
export interface StaticHost {
  /** The folder that the files are in, with a slash at its end. */
  readonly address: string;
  /** What was asked for, and was not there. */
  readonly missed: readonly string[];
  /** Everything that was asked for. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Serves a folder's files below a path, and nothing else. */
export async function serveFolder(folder: string, below: string): Promise<StaticHost> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = new Map<string, readonly [type: string, bytes: Buffer]>();
  for (const { parentPath, name } of entries) {
    const path = join(parentPath, name);
    const file = [types[extname(name)] ?? "application/octet-stream", await readFile(path)] as const;
    files.set(below + relative(folder, path).replaceAll("\\", "/"), file);
  }
  const asked: string[] = [];
  const missed: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const [type, bytes] = files.get(path.endsWith("/") ? `${path}index.html` : path) ?? [];
    asked.push(path);
    if (bytes === undefined) missed.push(path);
    response.writeHead(bytes === undefined ? 404 : 200, { "content-type": type ?? "text/plain" }).end(bytes);
  });
  return {
    address: (await listening(server)) + below,
    asked,
    missed,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

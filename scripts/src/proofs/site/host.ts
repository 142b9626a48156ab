import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { listening } from "../../workspace/loopback.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** A host of files that knows nothing of the site. */
export interface Host {
  /** The folder that the site lies in, with a slash at its end. */
  readonly address: string;
  /** What was asked for, and was not there. */
  readonly missed: readonly string[];
  close(): void;
}

/** Serves the files of `folder` below `path`, which begins and ends with a slash, and nothing else. */
export async function hostFolder(folder: string, path: string): Promise<Host> {
  const missed: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://host");
    const file = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    try {
      if (!file.startsWith(path)) throw new Error("outside the folder");
      const bytes = await readFile(join(folder, decodeURIComponent(file.slice(path.length))));
      response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream").end(bytes);
    } catch {
      missed.push(pathname);
      response.writeHead(404).end();
    }
  });
  return {
    address: (await listening(server)) + path,
    missed,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

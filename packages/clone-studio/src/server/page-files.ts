import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "hono";

/** The page as Vite builds it: everything is read once, so that no path of a request ever reaches the disk. */
export type PageFiles = ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }>;

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  md: "text/plain; charset=utf-8",
};

/** Stands in the built page where each answer has a word of its own; page.config.ts says it too. */
const nonceInPage = "NONCE-OF-THIS-ANSWER";

/** Reads the built page. */
export async function readPage(folder: string): Promise<PageFiles> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((entry) => entry.isFile());
  if (files.length === 0)
    throw new Error(`its page is not built. In the repository run: pnpm --filter @org/clone-studio page`);
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        const type = types[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
        const address = path.slice(folder.length).replaceAll("\\", "/").replace(/^\/?/, "/");
        return [address, { type, bytes: new Uint8Array(await readFile(path)) }] as const;
      }),
    ),
  );
}

/** Answers with a file of the page; `nonce` is the one of this answer's policy. */
export function sendPage(context: Context, files: PageFiles, nonce: string): Response {
  const path = context.req.path === "/" ? "/index.html" : context.req.path;
  const file = files.get(path);
  if (file === undefined) return context.text("There is nothing here.", 404);
  if (path === "/index.html") {
    context.header("cache-control", "no-store");
    return context.html(new TextDecoder().decode(file.bytes).replaceAll(nonceInPage, nonce));
  }
  // Its name holds a hash of what is in it.
  context.header("cache-control", path.startsWith("/assets/") ? "private, max-age=31536000, immutable" : "no-store");
  return context.body(file.bytes, 200, { "content-type": file.type });
}

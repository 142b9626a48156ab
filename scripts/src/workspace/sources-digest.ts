import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Where a build keeps the digest of what it was made of, from the package's folder: not in `dist`, which is packed as it
 * is, and where turbo, which brings both back from its cache, has its own files.
 */
export const builtFrom = ".turbo/built-from.txt";

/** A digest of all sources of the package in a folder. Their times would not tell: turbo leaves a `dist` that is right. */
export function sourcesDigest(folder: string): string {
  const hash = createHash("sha256");
  const source = join(folder, "src");
  const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
    const content = readFileSync(path);
    hash.update(`${path.slice(source.length)} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

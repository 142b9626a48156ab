import { hash } from "node:crypto";
import { cp, glob, mkdir, readdir, readFile, symlink } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { updateFolder } from "./transaction.ts";

/** Made by commands, kept out of git: nothing that an update is about. */
const made = new Set([".git", ".turbo", ".vite", ".bin", "dist", "coverage", "docs-check", updateFolder]);

/**
 * A copy of the repository at `tree`, in which every command works as it does at the root. Dependencies are links: those
 * between packages lead to the copies, the others to what is installed. Without `links` there are none, as in a fresh
 * clone.
 */
export async function copyRepository(root: string, tree: string, { links = true } = {}): Promise<void> {
  const filter = (source: string): boolean => {
    const parts = relative(root, source).split(sep);
    if (parts.some((part) => made.has(part) || part.startsWith(".declarations-"))) return false;
    // Those of packages hold links only; the root's holds everything and is a link itself, those of tools stay away.
    const depth = parts.indexOf("node_modules");
    return depth === -1 || (links && depth > 0 && !parts.slice(0, depth).includes("tools"));
  };
  await mkdir(tree, { recursive: true });
  // One by one, since the tree stands in the repository itself.
  for (const entry of await readdir(root)) {
    const from = join(root, entry);
    if (filter(from)) await cp(from, join(tree, entry), { recursive: true, verbatimSymlinks: true, filter });
  }
  if (links) await symlink(join(root, "node_modules"), join(tree, "node_modules"), "dir");
}

/** The files of a folder, by path relative to it, with a hash of each; what commands make and what is installed not. */
export async function fileHashes(folder: string): Promise<Map<string, string>> {
  const exclude = (path: string): boolean =>
    path.split(sep).some((part) => made.has(part) || part === "node_modules" || part.startsWith(".declarations-"));
  const hashes = new Map<string, string>();
  // A pattern that begins with a star passes over names that begin with a dot.
  for await (const path of glob(["**/*", ".changeset/*"], { cwd: folder, exclude })) {
    const found = await fileHash(join(folder, path));
    if (found !== undefined) hashes.set(path, found);
  }
  return hashes;
}

/** The hash of a file; `undefined` for a folder and for what is not there. */
export async function fileHash(file: string): Promise<string | undefined> {
  try {
    return hash("sha256", await readFile(file));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EISDIR" || code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

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

/** The paths that differ between the copy and the repository, in alphabetical order; those only in one count too. */
export async function changedPaths(root: string, tree: string): Promise<string[]> {
  const exclude = (path: string): boolean =>
    path.split(sep).some((part) => made.has(part) || part === "node_modules" || part.startsWith(".declarations-"));
  const all = new Set<string>();
  for (const folder of [root, tree]) {
    // A pattern that begins with a star passes over names that begin with a dot.
    for await (const entry of glob(["**/*", ".changeset/*"], { cwd: folder, exclude, withFileTypes: false })) {
      all.add(entry);
    }
  }
  const changed: string[] = [];
  for (const path of all) {
    const [old, new_] = await Promise.all([bytes(join(root, path)), bytes(join(tree, path))]);
    if (old === "folder" || new_ === "folder") continue;
    if (old === undefined || new_ === undefined ? old !== new_ : !old.equals(new_)) changed.push(path);
  }
  return changed.sort();
}

async function bytes(file: string): Promise<Buffer | "folder" | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EISDIR") return "folder";
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

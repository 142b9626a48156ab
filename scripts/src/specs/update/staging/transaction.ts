import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Disk, disk } from "./disk.ts";
import { lock } from "./lock.ts";

/** Where an update is built, below the root. Its `tree` mirrors the repository. */
export const updateFolder = ".specs-update";

/** One file of an update; a missing hash stands for a file that is not there. */
interface Move {
  /** Relative to the root. */
  readonly path: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

const places = (root: string) => {
  const folder = join(root, updateFolder);
  return {
    folder,
    /** Written last: from here on an update is finished, whatever happens. */
    manifest: join(folder, "manifest.json"),
    /** The manifest under its other name: from here on the update is undone. */
    undo: join(folder, "undo.json"),
    staged: (path: string) => join(folder, "tree", path),
    backup: (path: string) => join(folder, "backup", path),
    target: (path: string) => join(root, path),
  };
};

/**
 * Moves files from the staging tree to their places, all of them or none: an error on the way puts every file back, and
 * what an ended process leaves behind is settled by {@link recover}. A path that the tree lacks is removed. The caller
 * holds the {@link lock}.
 */
export async function commit(root: string, paths: readonly string[], on: Disk = disk): Promise<void> {
  const { folder, manifest, undo, staged, backup, target } = places(root);
  const moves: Move[] = [];
  for (const path of paths) {
    const before = await textOf(target(path));
    const after = await textOf(staged(path));
    // Written once more so that it is on the disk before the manifest says so.
    if (after !== undefined) await on.write(staged(path), after);
    if (before !== undefined) await on.copy(target(path), backup(path));
    moves.push({ path, before: hashOf(before), after: hashOf(after) });
  }
  await on.write(`${manifest}.new`, JSON.stringify({ moves }, null, 2));
  await on.move(`${manifest}.new`, manifest);
  try {
    await finish(root, moves, on);
  } catch (error) {
    await on.move(manifest, undo);
    await takeBack(root, moves, on);
    throw new Error(`The update was taken back, every file is as it was: ${String(error)}`, { cause: error });
  }
  await on.remove(manifest);
  await rm(folder, { recursive: true, force: true });
}

/**
 * Settles what an update left behind that was cut off, and says in a sentence what it did; `undefined` when there was
 * nothing. Every `specs:*` command begins with it.
 *
 * @throws Error when a file was edited since: nothing is overwritten.
 */
export async function recover(root: string, on: Disk = disk): Promise<string | undefined> {
  const { folder, manifest, undo } = places(root);
  if (!existsSync(folder)) return undefined;
  await lock(folder);
  const undone = await textOf(undo);
  const begun = undone === undefined ? await textOf(manifest) : undefined;
  if (undone !== undefined) {
    const { moves } = JSON.parse(undone) as { moves: Move[] };
    await takeBack(root, moves, on);
    return "An update of the specs that had failed was taken back: every file is as it was before.";
  }
  if (begun !== undefined) {
    const { moves } = JSON.parse(begun) as { moves: Move[] };
    await requireUnedited(root, moves);
    await finish(root, moves, on);
    await on.remove(manifest);
    await rm(folder, { recursive: true, force: true });
    return `An update of the specs that was cut off is finished: ${moves.length} files are in place. \`git diff\` shows them.`;
  }
  await rm(folder, { recursive: true, force: true });
  return undefined;
}

/** Every move that is still to be made; making one twice changes nothing. */
async function finish(root: string, moves: readonly Move[], on: Disk): Promise<void> {
  const { staged, target } = places(root);
  for (const { path, after } of moves) {
    if (after === undefined) await on.remove(target(path));
    else if ((await textOf(staged(path))) !== undefined) await on.move(staged(path), target(path));
  }
}

async function takeBack(root: string, moves: readonly Move[], on: Disk): Promise<void> {
  const { folder, undo, backup, target } = places(root);
  for (const { path, before } of moves) {
    if (before === undefined) await on.remove(target(path));
    else if ((await textOf(backup(path))) !== undefined) await on.move(backup(path), target(path));
  }
  await on.remove(undo);
  await rm(folder, { recursive: true, force: true });
}

async function requireUnedited(root: string, moves: readonly Move[]): Promise<void> {
  const { staged, target } = places(root);
  const edited: string[] = [];
  for (const { path, before, after } of moves) {
    const now = hashOf(await textOf(target(path)));
    const isMoved = after !== undefined && (await textOf(staged(path))) === undefined;
    if (!isMoved && now !== before && now !== after) edited.push(path);
  }
  if (edited.length === 0) return;
  throw new Error(
    `An update of the specs was cut off, and since then ${edited.join(", ")} changed. Nothing was overwritten. ` +
      `Remove ${updateFolder} to keep the files as they are, or put them back to let the update finish.`,
  );
}

const hashOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : hash("sha256", text);

/** A file's text; `undefined` when there is no such file. */
async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

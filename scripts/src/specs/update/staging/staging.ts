import { join } from "node:path";
import type { Disk } from "./disk.ts";
import { lock } from "./lock.ts";
import { commit, recover, updateFolder } from "./transaction.ts";
import { copyRepository, fileHash, fileHashes } from "./tree.ts";

/** A copy of the repository in which a change is made before any of it is seen outside. */
export interface Staging {
  readonly tree: string;
  /** The paths that differ from the copy as it was made, relative to the repository. */
  changedFiles(): Promise<string[]>;
  /**
   * Moves files to their places, all of them or none.
   *
   * @throws Error when somebody edited one of them in the meantime.
   */
  commit(files: readonly string[]): Promise<void>;
}

/**
 * Works in a copy of the repository, which is gone afterwards, whatever happened.
 *
 * @param links Whether the copy borrows what is installed in the repository; without it nothing is installed there.
 */
export async function inStaging<Result>(
  { root, disk, links = true }: { readonly root: string; readonly disk: Disk; readonly links?: boolean },
  work: (staging: Staging) => Promise<Result>,
): Promise<Result> {
  const folder = join(root, updateFolder);
  await lock(folder);
  try {
    const tree = join(folder, "tree");
    await copyRepository(root, tree, { links });
    // Compared with the copy as it was made: what somebody edits in the meantime is not of this change.
    const before = await fileHashes(tree);
    return await work({
      tree,
      async changedFiles() {
        const after = await fileHashes(tree);
        return [...new Set([...before.keys(), ...after.keys()])]
          .filter((path) => before.get(path) !== after.get(path))
          .sort();
      },
      async commit(files) {
        for (const path of files) {
          if ((await fileHash(join(root, path))) === before.get(path)) continue;
          throw new Error(`${path} was edited while the update ran. Nothing was written; run it again.`);
        }
        await commit(root, files, disk);
      },
    });
  } finally {
    // Takes the staging tree away, or finishes what had begun to move.
    await recover(root, disk);
  }
}

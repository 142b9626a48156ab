import { constants, existsSync } from "node:fs";
import { copyFile, mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** What a transaction does to files. Tests put one here that is full, or that ends the process in the middle. */
export interface Disk {
  /** Writes a file so that its text is on the disk, not only in a cache, when it returns. */
  write(file: string, text: string): Promise<void>;
  /** The same for a copy. */
  copy(from: string, to: string): Promise<void>;
  /** Takes no space: what a full disk still does. */
  move(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
}

export const disk: Disk = {
  async write(file, text) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flush: true });
    await syncFolder(dirname(file));
  },
  async copy(from, to) {
    await mkdir(dirname(to), { recursive: true });
    await copyFile(from, to, constants.COPYFILE_EXCL);
    await sync(to);
    await syncFolder(dirname(to));
  },
  async move(from, to) {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
    await syncFolder(dirname(to));
  },
  async remove(file) {
    if (!existsSync(file)) return;
    await rm(file, { force: true });
    await syncFolder(dirname(file));
  },
};

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Windows cannot open a folder; its file system keeps names in a journal of its own. */
const syncFolder = (folder: string): Promise<void> => (process.platform === "win32" ? Promise.resolve() : sync(folder));

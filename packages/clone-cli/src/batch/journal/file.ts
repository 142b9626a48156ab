import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";

/** A file that a journal is appended to. */
export interface JournalFile {
  /** Writes bytes behind the last ones; resolves with how many were written, which may be fewer. */
  write(bytes: Uint8Array): Promise<number>;
  /** Resolves when everything written is on the disk itself. */
  sync(): Promise<void>;
  /** Takes away everything behind the first `length` bytes. */
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a journal's file, or makes it. */
export type OpenJournalFile = (path: string) => Promise<JournalFile>;

export const openJournalFile: OpenJournalFile = async (path) => {
  const handle = await open(path, "a");
  await syncFolder(dirname(path));
  return {
    write: async (bytes) => (await handle.write(bytes)).bytesWritten,
    sync: () => handle.datasync(),
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  };
};

/** A new file is found after a power cut only when its folder is on disk too. */
async function syncFolder(path: string): Promise<void> {
  let folder: FileHandle | undefined;
  try {
    folder = await open(path, "r");
    await folder.sync();
  } catch (error) {
    // Windows opens no folder, and some file systems of other machines sync none.
    const { code } = error as NodeJS.ErrnoException;
    if (!["EISDIR", "EPERM", "EACCES", "EINVAL", "ENOTSUP"].includes(code ?? "")) throw error;
  } finally {
    await folder?.close();
  }
}

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Takes the staging folder for this process, so that two commands do not work in it at once.
 *
 * @throws Error when another living process has it.
 */
export async function lock(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, "lock");
  try {
    await writeFile(file, String(process.pid), { flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const owner = Number(await readFile(file, "utf8"));
    if (owner !== process.pid && isAlive(owner)) {
      const atWork = `pnpm specs:update or pnpm new-provider is at work (process ${owner}): wait until it ends`;
      throw new Error(`${atWork}. If that process is something else, one of them was killed: then remove ${folder}.`);
    }
    await writeFile(file, String(process.pid));
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

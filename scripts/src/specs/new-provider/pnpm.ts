import { execFile } from "node:child_process";

/**
 * Runs pnpm as the pnpm script that started this process would.
 *
 * @throws Error with what it printed.
 */
export async function pnpm(folder: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, NO_COLOR: "1", CI: "1" };
  await new Promise<void>((resolve, reject) => {
    execFile("pnpm", args, { cwd: folder, env, maxBuffer: 1 << 27 }, (error, stdout, stderr) => {
      if (error === null) return resolve();
      const isMissing = "code" in error && error.code === "ENOENT";
      const why = isMissing ? "there is no pnpm here: start this command through pnpm" : `${stdout}${stderr}`.trim();
      reject(new Error(`pnpm ${args.join(" ")} failed: ${why || error.message}`, { cause: error }));
    });
  });
}

import { spawn } from "node:child_process";
import { join } from "node:path";
import { outputOf } from "../../../workspace/programs/output-of.ts";

/**
 * A file's text as the linter and formatter of the repository want it. What the formatter makes of some types it breaks
 * otherwise the next time, so it is asked until it is content.
 */
export async function formatted(root: string, path: string, text: string): Promise<string> {
  let result = text;
  for (let pass = 0; pass < 3; pass++) {
    const next = await formattedOnce(root, path, result);
    if (next === result) break;
    result = next;
  }
  return result;
}

async function formattedOnce(root: string, path: string, text: string): Promise<string> {
  const program = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [program, "check", "--write", `--stdin-file-path=${path}`];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.end(text);
  const { exitCode, stdout, stderr } = await outputOf(child);
  if (exitCode !== 0) throw new Error(`${path} does not pass the linter:\n${stderr || stdout}`);
  return stdout;
}

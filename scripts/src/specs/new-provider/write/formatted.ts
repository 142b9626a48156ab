import { spawn } from "node:child_process";
import { join } from "node:path";
import { outputOf } from "../../../workspace/programs/output-of.ts";

/** A file's text as the linter and formatter of the repository want it. */
export async function formatted(root: string, path: string, text: string): Promise<string> {
  const program = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [program, "check", "--write", `--stdin-file-path=${path}`];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.end(text);
  const { exitCode, stdout, stderr } = await outputOf(child);
  if (exitCode !== 0) throw new Error(`${path} does not pass the linter:\n${stderr || stdout}`);
  return stdout;
}

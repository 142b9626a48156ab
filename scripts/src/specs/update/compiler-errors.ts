import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** A package takes a few seconds; types that a document makes too large for the compiler must not keep it for ever. */
const maxMs = 5 * 60_000;

/** A place in our own code that no longer compiles. */
export interface CompilerError {
  /** Relative to the repository: `packages/clone-core/src/providers/cartesia.ts`. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** What the compiler says in a copy of the repository and does not say in the repository itself. */
export async function newCompilerErrors(root: string, tree: string): Promise<CompilerError[]> {
  const members = [...readdirSync(join(tree, "packages")).map((name) => `packages/${name}`), "scripts", "examples"];
  const found: CompilerError[] = [];
  for (const member of members) {
    if (!existsSync(join(tree, member, "tsconfig.json"))) continue;
    const errors = await compilerErrors(tree, member);
    if (errors.length === 0) continue;
    const known = new Set((await compilerErrors(root, member)).map(textOf));
    found.push(...errors.filter((error) => !known.has(textOf(error))));
  }
  return found;
}

const textOf = ({ file, message }: CompilerError): string => `${file}: ${message}`;

async function compilerErrors(root: string, member: string): Promise<CompilerError[]> {
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const args = [compiler, "-p", join(root, member), "--pretty", "false"];
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: 1 << 26, timeout: maxMs }, (error, stdout, stderr) => {
      if (error?.killed) reject(new Error(`tsc -p ${member} did not end within ${maxMs / 60_000} minutes`));
      // A compiler that cannot start says nothing on stdout.
      if (error !== null && stdout === "") reject(new Error(`tsc -p ${member} failed: ${stderr || error.message}`));
      else resolve(stdout);
    });
  });
  const places = new Map<string, CompilerError>();
  for (const [, path = "", line, message = ""] of output.matchAll(/^(.+?)\((\d+),\d+\): error (TS\d+: .*)$/gm)) {
    const file = path.replaceAll("\\", "/");
    // A package that imports another one's sources sees its errors as well, and one place may have several.
    if (file.startsWith(`${member}/`)) places.set(`${file}:${line}`, { file, line: Number(line), message });
  }
  return [...places.values()];
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { root } from "../../specs/documents/sources.ts";

/** A program of the example, as its reader starts it. */
export interface ExampleProcess {
  /** What it printed first. */
  readonly said: string;
  /** Ends it as a host does; resolves to its exit code. */
  end(): Promise<number | null>;
}

/** Starts `examples/queue/<name>.ts` and waits for its first line. */
export async function startExample(name: string, env: Readonly<Record<string, string>>): Promise<ExampleProcess> {
  const file = fileURLToPath(new URL(`examples/queue/${name}.ts`, root));
  const child: ChildProcess = spawn(process.execPath, [file], {
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const exit = once(child, "exit") as Promise<[number | null]>;
  if (child.stdout === null) throw new Error(`${name} has no output`);
  const first = once(child.stdout, "data") as Promise<[Buffer]>;
  const ended = exit.then(([code]) => Promise.reject(new Error(`${name} ended with ${code} before it was ready`)));
  ended.catch(() => {});
  const [said] = await Promise.race([first, ended]);
  child.stdout.resume();
  return {
    said: String(said).trim(),
    async end() {
      child.kill("SIGTERM");
      const [code] = await exit;
      return code;
    },
  };
}

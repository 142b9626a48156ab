import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Runs `use` with the address of a loopback server that has a process of its own. */
export async function withServer<Result>(use: (url: string) => Promise<Result>): Promise<Result> {
  const file = fileURLToPath(new URL("./server.ts", import.meta.url));
  const child = spawn(process.execPath, [file], { stdio: ["pipe", "pipe", "inherit"] });
  try {
    const lines = createInterface({ input: child.stdout });
    const [url] = await Promise.race([
      once(lines, "line"),
      once(child, "exit").then(([code]) => Promise.reject(new Error(`the bench's server ended with ${code}`))),
    ]);
    return await use(String(url));
  } finally {
    child.stdin.end();
    child.kill();
  }
}

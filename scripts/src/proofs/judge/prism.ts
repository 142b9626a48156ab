import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freeAddress } from "../../workspace/loopback.ts";
import { toolFolder } from "../../workspace/tools/install-tool.ts";

/** Prism, which nobody here wrote, serving one document. */
export interface Prism {
  readonly url: string;
  /** Starts it again at the same address if a request has ended it: some do. */
  revive(): Promise<void>;
  close(): Promise<void>;
}

/** Starts Prism on a free port of 127.0.0.1. Rejects, with what it said, when it ends before it listens. */
export async function startPrism(file: URL): Promise<Prism> {
  const url = await freeAddress();
  let prism = serve(file, url);
  await prism.listening;
  return {
    url,
    async revive() {
      if (await answers(url)) return;
      if (!hasEnded(prism.child)) await once(prism.child, "exit");
      prism = serve(file, url);
      await prism.listening;
    },
    async close() {
      if (hasEnded(prism.child)) return;
      prism.child.kill();
      await once(prism.child, "exit");
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

function serve(file: URL, url: string): { child: ChildProcess; listening: Promise<void> } {
  const program = "node_modules/@stoplight/prism-cli/dist/index.js";
  const document = fileURLToPath(file);
  const { hostname, port } = new URL(url);
  // Silent, because it reads its own log back, and some bodies make lines there that end the process.
  const options = ["--verboseLevel", "silent", "--host", hostname, "--port", port];
  const child = spawn(process.execPath, [program, "mock", ...options, document], {
    cwd: fileURLToPath(toolFolder("prism")),
    stdio: ["ignore", "ignore", "pipe"],
  });
  // Whatever ends the judge early must not leave a server behind.
  process.once("exit", () => child.kill());
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`Prism ended with ${code}:\n${said}`);
  });
  const answering = (async () => {
    while (!hasEnded(child) && !(await answers(url))) await setTimeout(50);
  })();
  const listening = Promise.race([answering, ended]);
  // Prism ends before the race is over, or long after it.
  ended.catch(() => {});
  return { child, listening };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

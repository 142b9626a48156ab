import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { root } from "../../specs/documents/sources.ts";

/** The command, as it runs from sources. */
export const command: readonly [program: string, script: string] = [
  process.execPath,
  fileURLToPath(new URL("packages/clone-cli/src/bin.ts", root)),
];

/** A sandbox in a process of its own, and the environment that leads to it. */
export interface SandboxProcess {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts `clone-voice sandbox` on a free port. */
export async function startSandboxProcess(...args: readonly string[]): Promise<SandboxProcess> {
  const [program, script] = command;
  const child: ChildProcess = spawn(program, [script, "sandbox", "--port", "0", "--quiet", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.stdout === null) throw new Error("the sandbox has no output");
  const [chunk] = (await once(child.stdout, "data")) as [Buffer];
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk))?.[0];
  if (url === undefined) throw new Error(`the sandbox did not start: ${chunk}`);
  return {
    url,
    env: {
      CARTESIA_API_KEY: "sk_car_made_up_key",
      CARTESIA_BASE_URL: `${url}/cartesia`,
      INWORLD_API_KEY: "bWFkZS11cDprZXk=",
      INWORLD_BASE_URL: `${url}/inworld`,
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGINT");
      await ended;
    },
  };
}

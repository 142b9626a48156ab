import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { root } from "../../specs/documents/sources.ts";
import type { SandboxProcess } from "../../workspace/programs/sandbox.ts";

const script = fileURLToPath(new URL("packages/voices-mock/src/sandbox/command.ts", root));

/** Starts the mock's own sandbox on a free port, whose list may show new voices late. */
export async function startLaggingSandbox(...args: readonly string[]): Promise<SandboxProcess> {
  const child = spawn(process.execPath, [script, "--port", "0", ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let url: string | undefined;
  // It goes on to print every request, which nobody reads.
  for await (const line of createInterface(child.stdout)) {
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url !== undefined) break;
  }
  if (url === undefined) throw new Error("the sandbox did not start");
  child.stdout.resume();
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

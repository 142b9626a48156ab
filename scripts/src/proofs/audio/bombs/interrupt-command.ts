import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { listening } from "../../../workspace/loopback.ts";
import { command } from "../../../workspace/programs/sandbox.ts";

/** From the signal to the end of the process, which has to be taken down too. In milliseconds. */
const longestEndMs = 1_000;
/** What had left before the signal may arrive behind it. In milliseconds. */
const underWayMs = 50;

/** A service that answers nothing, and when it was last asked. */
export interface SilentService extends AsyncDisposable {
  readonly url: string;
  askedAt: number | undefined;
}

export async function silentService(): Promise<SilentService> {
  const server = createServer((request) => {
    service.askedAt = performance.now();
    request.resume();
  });
  const service: SilentService = {
    url: await listening(server),
    askedAt: undefined,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return service;
}

/**
 * Clones a file and presses Ctrl-C after a while. Returns how long the command went on, and what it did against its
 * promise, if anything: to end, and to send nothing more.
 *
 * @param lookMs how long the package looks at the file: the signal comes in the middle of it.
 */
export async function interruptCommand(
  path: string,
  lookMs: number,
  service: SilentService,
): Promise<{ readonly endMs: number; readonly broken: readonly string[] }> {
  service.askedAt = undefined;
  const [program, script] = command;
  const args = [script, path, "--name", "Ada", "--language", "en", "--provider", "cartesia"];
  const env = { CARTESIA_API_KEY: "sk_car_0123456789", CARTESIA_BASE_URL: service.url };
  const child = spawn(program, args, { env, stdio: "ignore" });
  const ended = once(child, "exit") as Promise<[code: number | null, signal: string | null]>;
  // A process takes about this long to read its program.
  const timer = new Promise((resolve) => setTimeout(resolve, 200 + Math.min(lookMs / 2, 5_000)));
  await Promise.race([timer, ended]);
  const signalAt = performance.now();
  // Whether it is still there is seen by whether the signal reaches it.
  if (!child.kill("SIGINT")) return { endMs: 0, broken: [] };
  const kill = setTimeout(() => child.kill("SIGKILL"), 30_000);
  const [code, signal] = await ended;
  clearTimeout(kill);
  const endMs = performance.now() - signalAt;
  const askedAt = service.askedAt ?? 0;
  return {
    endMs,
    broken: [
      ...(endMs > longestEndMs ? [`the command went on for ${Math.round(endMs)} ms after Ctrl-C`] : []),
      ...(askedAt > signalAt + underWayMs ? ["the command sent its request after Ctrl-C"] : []),
      // 130 is what the system says where the command had no listener yet; 2 is a sample that was refused meanwhile.
      ...(signal === null && (code === null || ![1, 2, 3, 130].includes(code)) ? [`it ended with code ${code}`] : []),
    ],
  };
}

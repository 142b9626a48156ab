import type { ListLag, SandboxScenarioName } from "@org/voices-mock";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { Output } from "../report/output.ts";

/** What the command line of `sandbox` said, under commander's names for the options. */
export interface SandboxFlags {
  readonly port?: number;
  readonly host?: string;
  readonly allowedHost?: readonly string[];
  readonly scenario?: string;
  /** In milliseconds. */
  readonly latency?: number;
  readonly listLag?: ListLag;
  readonly failRate?: number;
  readonly seed?: string;
  readonly strict?: true;
  readonly cartesiaVersion?: readonly string[];
  readonly quiet?: true;
}

/**
 * Serves the sandbox until the signal aborts, and prints each request.
 *
 * @throws CommandError when it cannot start.
 */
export async function runSandbox(flags: SandboxFlags, { stdout, stderr, env, signal }: CommandIo): Promise<void> {
  const { port = 4010, host, allowedHost, scenario, latency, failRate, seed, strict, cartesiaVersion, quiet } = flags;
  const out = new Output(stdout, env);
  const { requestLine, sandboxGuide, startSandbox } = await import("@org/voices-mock");
  const sandbox = await startSandbox({
    port,
    host,
    ...(allowedHost && { allowedHosts: allowedHost }),
    // A name that does not exist is refused with the list of those that do.
    scenario: scenario as SandboxScenarioName | undefined,
    latencyMs: latency,
    listLag: flags.listLag,
    failRate,
    seed,
    strict,
    ...(cartesiaVersion && { cartesiaVersions: cartesiaVersion }),
    ...(quiet ? {} : { onRequest: (request) => out.line(requestLine(request)) }),
  }).catch((cause: unknown) => {
    throw new CommandError(`The sandbox could not start: ${reasonOf(cause, port)}`);
  });
  if (host !== undefined && !/^(?:127(?:\.\d+){3}|::1|localhost)$/.test(host)) {
    const what = `other machines can reach this sandbox at ${host} and read what it received`;
    new Output(stderr, env).labelled("warning:", "yellow", what);
  }
  out.lines(sandboxGuide(sandbox));
  if (!signal?.aborted) {
    await new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve(), { once: true }));
  }
  await sandbox.close();
}

function reasonOf(cause: unknown, port: number): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return code === "EADDRINUSE" ? `port ${port} is taken. Pass another --port, or 0 for a free one.` : String(message);
}

import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { useProxies } from "../proxy.ts";
import { Output } from "../report/output.ts";
import { openSandbox } from "../sandbox/open.ts";
import { targets } from "../targets/choose.ts";
import { openBrowser } from "./open-browser.ts";

/** What the command line of `studio` said, under commander's names for the options. */
export interface StudioFlags {
  readonly port?: number;
  readonly sandbox?: true;
  /** `false` after `--no-open`. */
  readonly open: boolean;
}

/**
 * Serves the studio until the signal aborts.
 *
 * @throws CommandError when it cannot start.
 */
export async function runStudio({ port, sandbox: isSandbox, open }: StudioFlags, io: CommandIo): Promise<void> {
  const { env, signal } = io;
  const [out, err] = [new Output(io.stdout, env), new Output(io.stderr, env)];
  const missing = targets.map(({ keyVariable }) => keyVariable).filter((variable) => !env[variable]);
  const restoreProxies = isSandbox ? (): void => {} : useProxies(env);
  const sandbox = isSandbox ? await openSandbox() : undefined;
  try {
    const studio = await started(port, sandbox === undefined ? env : sandbox.env, isSandbox ?? false, err);
    try {
      if (!isSandbox && missing.length === targets.length) {
        err.labelled(
          "warning:",
          "yellow",
          `${missing.join(" and ")} are not set, so no voice can be made. --sandbox needs no key.`,
        );
      }
      out.line("The studio is open at");
      out.line();
      out.line(`  ${studio.address}`);
      out.line();
      out.note(
        isSandbox
          ? "sandbox: nothing real is created. Ctrl-C closes the studio."
          : "Whoever has this address can use your keys: keep it to yourself. Ctrl-C closes the studio.",
      );
      if (open && io.stdout.isTTY && !signal?.aborted) {
        const onFailure = (): void => err.note("No browser could be opened. Open the address yourself.");
        await openBrowser(studio.addressForOnce(), onFailure);
      }
      if (!signal?.aborted) {
        await new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve(), { once: true }));
      }
    } finally {
      await studio.close();
    }
  } finally {
    restoreProxies();
    await sandbox?.close();
  }
}

/** The studio, which is loaded only now. */
async function started(port: number | undefined, env: CommandIo["env"], sandbox: boolean, err: Output) {
  const { startStudio } = await import("@org/clone-studio");
  try {
    return await startStudio({
      env,
      port,
      sandbox,
      onUsedAgain: () =>
        err.labelled(
          "warning:",
          "yellow",
          "The address that the browser was started with was used a second time. If it was not you, stop the studio. Otherwise open the address above.",
        ),
      onFault: (error) => err.refusal(`The studio made a mistake: ${error instanceof Error ? error.stack : error}`),
    });
  } catch (cause) {
    throw new CommandError(`The studio could not start: ${reasonOf(cause, port)}`);
  }
}

function reasonOf(cause: unknown, port: number | undefined): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return code === "EADDRINUSE" ? `port ${port} is taken. Pass another --port, or 0 for a free one.` : String(message);
}

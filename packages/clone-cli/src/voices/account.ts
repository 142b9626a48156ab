import type { CloneProvider, ListVoicesOptions } from "@org/clone-core";
import type { CommandIo } from "../command-io.ts";
import { useProxies } from "../proxy.ts";
import { openSandbox } from "../sandbox/open.ts";
import { connectionFromEnv, targetProvider } from "../targets/call.ts";
import { voiceTarget } from "../targets/choose.ts";
import type { CloneTarget } from "../targets/target.ts";
import { eventTeller, noting } from "./events.ts";
import type { VoicesFlags } from "./flags.ts";

/** An account at a provider: what every call about its voices takes. */
export interface Account {
  readonly target: CloneTarget;
  readonly settings: ListVoicesOptions;
}

/**
 * Does work at accounts that are reached as those for cloning are: by keys, addresses and proxies of the environment, or in
 * a sandbox that stands as long as the work goes on.
 *
 * @throws CommandError when one cannot be reached so; nothing was sent then.
 */
export async function atAccounts<Result>(
  targets: readonly CloneTarget[],
  flags: VoicesFlags,
  io: CommandIo,
  work: (accounts: readonly Account[]) => Promise<Result>,
): Promise<Result> {
  const restoreProxies = flags.sandbox ? (): void => {} : useProxies(io.env);
  const sandbox = flags.sandbox ? await openSandbox() : undefined;
  try {
    const accounts = await Promise.all(
      targets.map(async (target) => {
        const connection = sandbox?.connections[target.name] ?? connectionFromEnv(target, io.env);
        return { target, settings: settings(await targetProvider(target, connection), flags, io) };
      }),
    );
    return await work(accounts);
  } finally {
    restoreProxies();
    await sandbox?.close();
  }
}

/** The same for the one account that an id belongs to. */
export const atAccount = <Result>(
  flags: VoicesFlags,
  io: CommandIo,
  work: (account: Account) => Promise<Result>,
): Promise<Result> => atAccounts([voiceTarget(flags, io.env)], flags, io, ([account]) => work(account as Account));

function settings(provider: CloneProvider, flags: VoicesFlags, io: CommandIo): ListVoicesOptions {
  const { timeout, maxRetries, verbose } = flags;
  return {
    provider: verbose ? noting(provider, io) : provider,
    timeoutMs: timeout,
    maxRetries,
    signal: io.signal,
    onEvent: eventTeller(flags, io),
  };
}

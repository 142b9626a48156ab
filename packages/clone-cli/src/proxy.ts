import * as http from "node:http";
import { CommandError } from "./command-error.ts";
import type { CommandIo } from "./command-io.ts";

/** The variables that Node's own proxy support reads; the small form wins, as everywhere. */
const proxyVariables = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"] as const;

/** The proxies that the environment names. */
export const namedProxies = (env: CommandIo["env"]): readonly string[] => proxyVariables.filter((name) => env[name]);

/** Whether a variable's value is the address of a proxy. */
export const isProxyAddress = (value = ""): boolean =>
  URL.canParse(value) && ["http:", "https:"].includes(new URL(value).protocol);

/** Since Node 24.14 a program can switch its proxy on by itself. */
const canSwitchOn = (): boolean => "setGlobalProxyFromEnv" in http;

/** Whether this Node sends requests through those proxies, asked to or started that way. */
export const followsProxies = (env: CommandIo["env"]): boolean => canSwitchOn() || env["NODE_USE_ENV_PROXY"] === "1";

/**
 * Sends every request of this process through the proxy that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name, until the
 * returned function is called.
 *
 * @throws CommandError when a variable holds no address, or when this Node cannot do it: going past a proxy unasked may
 * be forbidden, and would be a riddle where it is blocked.
 */
export function useProxies(env: CommandIo["env"]): () => void {
  const named = namedProxies(env);
  if (named.length === 0) return () => {};
  const wrong = named.find((name) => !isProxyAddress(env[name]));
  // Without its value, which may hold a password.
  if (wrong !== undefined)
    throw new CommandError(`${wrong} is no address: pass one such as http://proxy.example:8080.`);
  if (canSwitchOn()) return http.setGlobalProxyFromEnv({ ...env });
  if (followsProxies(env)) return () => {};
  throw new CommandError(
    `${named[0]} is set, and Node ${process.version} follows it only when NODE_USE_ENV_PROXY=1 is set too. ` +
      "Set that, use Node 24.14 or later, or unset the proxy.",
  );
}

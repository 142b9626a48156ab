import * as http from "node:http";
import { CommandError } from "./command-error.ts";
import type { CommandIo } from "./command-io.ts";

/** The variables that Node's own proxy support reads; the small form wins, as everywhere. */
const proxyVariables = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"] as const;

/** The proxies that the environment names. */
export const namedProxies = (env: CommandIo["env"]): readonly string[] => proxyVariables.filter((name) => env[name]);

/** Whether a text is an address of HTTP. */
export const isHttpAddress = (text = ""): boolean =>
  URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);

/** What is wrong with the variables that name proxies: never a value, which may hold a password. */
export const proxyProblems = (env: CommandIo["env"]): readonly string[] =>
  namedProxies(env).flatMap((name) => {
    const problem = problemOf(env[name] ?? "");
    return problem === undefined ? [] : [`${name} ${problem}: set one such as http://proxy.example:8080`];
  });

/** Node throws at what it makes no proxy of, and ends where it was started with it. */
function problemOf(value: string): string | undefined {
  if (!isHttpAddress(value)) return "is no address";
  const { pathname, search, hash, username, password } = new URL(value);
  if (pathname !== "/" || search || hash) return "has something behind the address of the proxy";
  try {
    decodeURIComponent(username + password);
  } catch {
    return "has a name or password that is not percent-encoded";
  }
  return undefined;
}

/** Since Node 24.14 a program can switch its proxy on by itself. */
const canSwitchOn = (): boolean => "setGlobalProxyFromEnv" in http;

/** Whether this Node sends requests through those proxies, asked to or started that way. */
export const followsProxies = (env: CommandIo["env"]): boolean => canSwitchOn() || env["NODE_USE_ENV_PROXY"] === "1";

/**
 * Sends every request of this process through the proxy that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name, until the
 * returned function is called.
 *
 * @throws CommandError when a variable holds no address of a proxy, or when this Node cannot do it: going past a proxy unasked may
 * be forbidden, and would be a riddle where it is blocked.
 */
export function useProxies(env: CommandIo["env"]): () => void {
  const named = namedProxies(env);
  if (named.length === 0) return () => {};
  const [wrong] = proxyProblems(env);
  if (wrong !== undefined) throw new CommandError(`${wrong}.`);
  if (canSwitchOn()) return http.setGlobalProxyFromEnv({ ...env });
  if (followsProxies(env)) return () => {};
  throw new CommandError(
    `${named[0]} is set, and Node ${process.version} follows it only when NODE_USE_ENV_PROXY=1 is set too. ` +
      "Set that, use Node 24.14 or later, or unset the proxy.",
  );
}

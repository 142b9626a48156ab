import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../command-io.ts";
import { followsProxies, isHttpAddress, namedProxies, proxyProblems } from "../proxy.ts";
import { Output, type Row } from "../report/output.ts";
import { anySample, connectionFromEnv, targetCall } from "../targets/call.ts";
import { targets } from "../targets/choose.ts";
import type { CloneTarget, TargetFacts } from "../targets/target.ts";
import { version } from "../version.ts";

/** The oldest Node that the package runs on. */
const oldestNode = 22;

/** How a provider is set up, without its key. */
interface ProviderHealth {
  readonly provider: string;
  readonly keySet: boolean;
  readonly keyVariable: string;
  /** Without credentials and query. */
  readonly baseUrl: string;
  readonly spec: TargetFacts["spec"];
}

/** Something that stands in the way of cloning. */
interface HealthProblem {
  readonly message: string;
  /** Absent where it is about all of them. */
  readonly provider?: string;
}

interface Health {
  readonly version: string;
  readonly node: { readonly version: string; readonly path: string; readonly supported: boolean };
  readonly providers: readonly ProviderHealth[];
  readonly proxy: { readonly variables: Readonly<Record<string, string>>; readonly followed: boolean };
  /** Empty when a voice can be cloned. */
  readonly problems: readonly HealthProblem[];
}

/**
 * Tells what this machine has for cloning, and what is missing. Nothing is sent.
 *
 * @returns 0 when a voice can be cloned somewhere, 1 when not.
 */
export async function reportHealth(json: boolean, { stdout, env }: CommandIo): Promise<number> {
  const health = await healthOf(env);
  const output = new Output(stdout, env);
  if (json) output.json(health);
  else tell(output, health);
  return health.problems.length === 0 ? 0 : 1;
}

async function healthOf(env: CommandIo["env"]): Promise<Health> {
  const node = {
    version: process.version,
    path: process.execPath,
    supported: Number(process.versions.node.split(".")[0]) >= oldestNode,
  };
  const providers = await Promise.all(targets.map((target) => providerHealth(target, env)));
  const named = [...namedProxies(env), ...["no_proxy", "NO_PROXY"].filter((name) => env[name])];
  const proxy = {
    variables: Object.fromEntries(named.map((name) => [name, shownProxy(name, env[name] ?? "")])),
    followed: named.length > 0 && followsProxies(env),
  };
  const shared = (...messages: readonly string[]): HealthProblem[] => messages.map((message) => ({ message }));
  const problems = [
    ...(node.supported ? [] : shared(`Node ${oldestNode} or later is needed`)),
    ...(providers.some(({ keySet }) => keySet)
      ? []
      : shared(`no key is set: set ${targets.map(({ keyVariable }) => keyVariable).join(" or ")}`)),
    ...(await Promise.all(targets.map((target) => targetProblem(target, env)))).flat(),
    ...shared(...proxyProblems(env)),
    ...(namedProxies(env).length > 0 && !followsProxies(env)
      ? shared("a proxy is set that this Node does not follow: set NODE_USE_ENV_PROXY=1 too")
      : []),
  ];
  return { version: version(), node, providers, proxy, problems };
}

async function providerHealth(target: CloneTarget, env: CommandIo["env"]): Promise<ProviderHealth> {
  const { name, keyVariable, baseUrlVariable, defaultBaseUrl } = target;
  return {
    provider: name,
    keySet: Boolean(env[keyVariable]),
    keyVariable,
    baseUrl: shownAddress(env[baseUrlVariable] || defaultBaseUrl),
    spec: (await target.facts()).spec,
  };
}

/** What a clone would refuse of the environment, found by the checks of a clone. */
async function targetProblem(target: CloneTarget, env: CommandIo["env"]): Promise<HealthProblem[]> {
  try {
    await targetCall(target, connectionFromEnv(target, env), {}, [{ audio: anySample }]);
    return [];
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return [{ message: error.message, provider: target.name }];
  }
}

/** An address without what may be secret in it: name, password, query and fragment. */
function shownAddress(address: string): string {
  // What has credentials and no scheme would read as a scheme.
  if (!isHttpAddress(address)) return "(no http address)";
  const { origin, pathname, username, password, search, hash } = new URL(address);
  const left = [...(username || password ? ["credentials"] : []), ...(search || hash ? ["a query"] : [])];
  return `${origin}${pathname.replace(/\/+$/, "")}${left.length === 0 ? "" : ` (with ${left.join(" and ")})`}`;
}

/** A proxy's variable; `NO_PROXY` is a list of hosts. */
function shownProxy(name: string, value: string): string {
  // A proxy has no path, so one may be anything.
  if (!/^no_proxy$/i.test(name)) return shownAddress(value).replace(/^(https?:\/\/[^/ ]*)\/[^ ]*/, "$1 (with a path)");
  return /^[\w.*:,[\]/ -]*$/.test(value) ? value : "(no list of hosts)";
}

function tell(output: Output, { version, node, providers, proxy, problems }: Health): void {
  const proxies = Object.entries(proxy.variables).map(([name, value]) => `${name}=${value}`);
  const rows: Row[] = [
    ["clone-voice", version],
    ["node", node.version],
    ...providers.flatMap(({ provider, keySet, keyVariable, baseUrl, spec }): Row[] => [
      [provider, `key ${keySet ? "set" : "not set"} (${keyVariable}), ${baseUrl}`],
      ["", `document of ${spec.vendored}, ${spec.page}`],
    ]),
    ["proxy", proxies.length === 0 ? "none" : `${proxies.join(", ")}; ${proxy.followed ? "followed" : "not followed"}`],
  ];
  output.rows(rows);
  for (const { message } of problems) output.labelled("missing:", "red", message);
  if (problems.length === 0) output.line(output.painted("green", "Ready to clone. No key was tried at a service."));
}

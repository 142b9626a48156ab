import { isHostName } from "../door/callers.ts";
import { checkListLag, type ListLag } from "../life/list-lag.ts";
import type { RecordedRequest } from "../record/request.ts";
import type { CartesiaLifeScenarios, CartesiaScenarioName } from "../scenarios/cartesia.ts";
import type { InworldLifeScenarios, InworldScenarioName } from "../scenarios/inworld.ts";
import { checkFirstVoiceAt, checkMilliseconds, checkOption } from "../scenarios/option-checks.ts";

/** A scenario of either service. */
export type SandboxScenarioName = CartesiaScenarioName | InworldScenarioName;

/** Scenarios of a sandbox for operations other than cloning: names that both services have for them. */
export type SandboxLifeScenarios = {
  readonly [Operation in keyof CartesiaLifeScenarios & keyof InworldLifeScenarios]?:
    | Extract<CartesiaLifeScenarios[Operation] & InworldLifeScenarios[Operation], string>
    | undefined;
};

/** Where the sandbox listens, and how it behaves. */
export interface SandboxOptions {
  /**
   * The port to listen on.
   * @default a free one
   */
  port?: number | undefined;
  /**
   * The address to listen on. Any other than the default lets other machines send requests and read `/__requests`.
   * @default "127.0.0.1"
   */
  host?: string | undefined;
  /**
   * Names and addresses by which it may be called, beside `host` and those of this machine (`localhost`, `*.localhost`,
   * `127.0.0.0/8`, `[::1]`): of a container, for example. Without a port. A request by any other name, which a page could
   * have bound to this machine, is refused with 403; so is one from a page of any other.
   * @default none
   */
  allowedHosts?: readonly string[] | undefined;
  /**
   * What happens to all requests for a new voice that the contracts allow. A service without that scenario answers as
   * ever. A request may ask for another by the header `x-voices-mock-scenario` or by a path that starts with
   * `/scenario/<name>`.
   * @default the services themselves answer
   */
  scenario?: SandboxScenarioName | undefined;
  /**
   * The same for requests about voices that exist, by operation: `{ list: "slow", delete: "answerLost" }`. A request asks
   * for another by `list:slow` in place of the name.
   * @default the services themselves answer
   */
  scenarios?: SandboxLifeScenarios | undefined;
  /**
   * How long a new voice stays out of the list, and cannot be got: `{ ms: 2000 }`, or `{ requests: 3 }` for as many list
   * requests as are answered without it.
   * @default it shows at once
   */
  listLag?: ListLag | undefined;
  /**
   * Milliseconds by which every answer of a service is late, up to 2,147,483,647 (24.8 days).
   * @default 0
   */
  latencyMs?: number | undefined;
  /**
   * The share of requests, from 0 to 1, that end with status 503 and do nothing. Which ones depends on `seed` alone.
   * @default 0
   */
  failRate?: number | undefined;
  /**
   * Ids and failures are derived from it: two sandboxes with one seed answer the same requests with the same bytes.
   * @default the same on every run
   */
  seed?: string | undefined;
  /**
   * When the first voice was created; each next one is a second later. Pass the present time where your code looks for voices
   * by their time, as `findVoices` does with `createdAfter`.
   * @default 2026-03-01 00:00:01 UTC, at Inworld another day where there is a `seed`
   */
  firstVoiceAt?: Date | undefined;
  /**
   * Refuses fields that the contracts do not declare, naming each.
   * @default false
   */
  strict?: boolean | undefined;
  /**
   * Versions in the header `Cartesia-Version` that are taken beside the contract's own, for a client that pins a later
   * one: dates such as `2026-06-01`. What a request and its answer look like stays the contract's.
   * @default none
   */
  cartesiaVersions?: readonly string[] | undefined;
  /**
   * The clock of `listLag` in milliseconds, for a test that does not wait.
   * @default performance.now
   */
  now?: (() => number) | undefined;
  /** Called with each request to a service as soon as it is known what becomes of it. */
  onRequest?: ((request: RecordedRequest) => void) | undefined;
}

/** The same with every default. */
export interface SandboxSettings extends SandboxOptions {
  port: number;
  host: string;
  allowedHosts: readonly string[];
  latencyMs: number;
  failRate: number;
}

/** Options with their defaults. Throws a `RangeError` that names the one which is out of its range. */
export function sandboxSettings(options: SandboxOptions): SandboxSettings {
  checkListLag(options.listLag);
  checkFirstVoiceAt(options.firstVoiceAt);
  const { port = 0, host = "127.0.0.1", allowedHosts = [], latencyMs = 0, failRate = 0 } = options;
  checkOption(Number.isInteger(port) && port >= 0 && port <= 65_535, "port", "an integer from 0 to 65535", port);
  // Node would take an empty one for every address.
  checkOption(typeof host === "string" && host !== "", "host", "an address of this machine such as 127.0.0.1", host);
  checkOption(Array.isArray(allowedHosts), "allowedHosts", "a list of names", allowedHosts);
  for (const [index, name] of allowedHosts.entries()) {
    const isName = typeof name === "string" && isHostName(name);
    checkOption(isName, `allowedHosts[${index}]`, "the name or address of a machine, without a port", name);
  }
  checkMilliseconds("latencyMs", latencyMs);
  const isShare = typeof failRate === "number" && failRate >= 0 && failRate <= 1;
  checkOption(isShare, "failRate", "a number from 0 to 1", failRate);
  // Whoever gave the address to listen on calls it by that; an address of version 6 stands in brackets there.
  const own = host.includes(":") ? `[${host}]` : host;
  return { ...options, port, host, allowedHosts: [...allowedHosts, own], latencyMs, failRate };
}

// What drives a fault server over HTTP. Imports nothing of Node, so that Chromium, Bun, Deno and workerd can load it.
import type { FaultRequestJson } from "./faults/control.ts";
import type { FaultCounts, FaultRequest } from "./faults/request.ts";
import type { FaultName } from "./faults/table.ts";

export { hugeErrorBytes } from "./faults/body-rows.ts";
export type { FaultCounts, FaultRequest } from "./faults/request.ts";
export type { FaultRow } from "./faults/row.ts";
export { type FaultName, faultNames, faultTable } from "./faults/table.ts";

/** A running fault server, wherever it runs. */
export interface FaultControl {
  /** `http://127.0.0.1:<port>`; the base URL of a fault is `${url}/<fault>`. */
  readonly url: string;
  /** How many requests have reached the fault whole since the start or the last reset. */
  count(fault: FaultName): Promise<number>;
  /** The same with requests of which only a part was read, and per connection. */
  counts(fault: FaultName): Promise<FaultCounts>;
  /** The last requests that reached the fault, oldest first, at most 20: headers, body, and whether they came whole. */
  requests(fault: FaultName): Promise<readonly FaultRequest[]>;
  /** Resolves once the fault has had so many complete requests. @default 1 */
  whenComplete(fault: FaultName, atLeast?: number): Promise<void>;
  /** Forgets what was counted and received. */
  reset(): Promise<void>;
}

/**
 * Drives a fault server that was started elsewhere, from any runtime that has `fetch`. Each method rejects when the
 * server cannot be reached.
 *
 * @example
 * import { connectFaults } from "@org/voices-mock/faults-client";
 *
 * const faults = connectFaults("http://127.0.0.1:4011");
 * await fetch(`${faults.url}/status-503/voices/clone`, { method: "POST", body: "a voice" });
 * await faults.count("status-503"); // 1
 */
export function connectFaults(url: string): FaultControl {
  const call = async (path: string, method = "GET"): Promise<Response> => {
    const response = await fetch(`${url}/__faults/${path}`, { method });
    if (!response.ok) throw new Error(`the fault server answered ${response.status} to ${method} ${path}`);
    return response;
  };
  const counts = async (fault: FaultName): Promise<FaultCounts> => (await call(`counts/${fault}`)).json();
  return {
    url,
    counts,
    count: async (fault) => (await counts(fault)).complete,
    async requests(fault) {
      const received: readonly FaultRequestJson[] = await (await call(`requests/${fault}`)).json();
      return received.map((request) => ({ ...request, body: bytesOf(request.body) }));
    },
    async whenComplete(fault, atLeast = 1) {
      await (await call(`complete/${fault}?atLeast=${atLeast}`)).arrayBuffer();
    },
    async reset() {
      await call("reset", "POST");
    },
  };
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

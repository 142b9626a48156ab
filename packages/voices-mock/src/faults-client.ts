// What drives a fault server over HTTP. Imports nothing of Node, so that Chromium, Bun, Deno and workerd can load it.

import { type FaultAddress, type FaultOptions, faultAddress } from "./faults/address.ts";
import type { FaultRequestJson } from "./faults/control.ts";
import type { FaultCounts, FaultRequest } from "./faults/request.ts";
import type { FaultName } from "./faults/table.ts";
import type { FaultVoices } from "./faults/voices.ts";
import type { FaultWords } from "./faults/words.ts";

export type { OperationName } from "./contract/operation.ts";
export { type FaultAddress, type FaultOptions, faultAddress } from "./faults/address.ts";
export type { FaultCounts, FaultRequest } from "./faults/request.ts";
export type { FaultRow, FaultStage } from "./faults/rows/row.ts";
export { type FaultName, faultNames, faultTable } from "./faults/table.ts";

export type { FaultVoice, FaultVoices } from "./faults/voices.ts";
export type { FaultWords } from "./faults/words.ts";
export type { ListLag } from "./life/list-lag.ts";

/** A running fault server, wherever it runs. */
export interface FaultControl {
  /** `http://127.0.0.1:<port>`; the base URL of a fault is `${url}/<fault>`. */
  readonly url: string;
  /** The base URL of a fault that strikes not every request for a new voice, but what the options say. */
  baseUrl(fault: FaultName | "none", options?: FaultOptions): string;
  /** How many requests have reached the fault whole since the start or the last reset. */
  count(fault: FaultAddress): Promise<number>;
  /** The same with requests of which only a part was read, and per connection. */
  counts(fault: FaultAddress): Promise<FaultCounts>;
  /** The last requests that reached the fault, oldest first, at most 20: headers, body, and whether they came whole. */
  requests(fault: FaultAddress): Promise<readonly FaultRequest[]>;
  /** Resolves once the fault has had so many complete requests. @default 1 */
  whenComplete(fault: FaultAddress, atLeast?: number): Promise<void>;
  /**
   * What became of the requests for a new voice in whose name, description or tags the mark stands; of all without one.
   */
  voices(mark?: string): Promise<FaultVoices>;
  /**
   * Forgets what was counted and received, and every voice. From then on successes and errors are told in these words; without
   * any, in those of both services.
   */
  reset(words?: FaultWords): Promise<void>;
}

/**
 * Drives a fault server that was started elsewhere, from any runtime that has `fetch`. Each method rejects when the
 * server cannot be reached, five times in a row.
 *
 * @example
 * import { connectFaults } from "@org/voices-mock/faults-client";
 *
 * const faults = connectFaults("http://127.0.0.1:4011");
 * await fetch(`${faults.url}/status-503/voices/clone`, { method: "POST", body: "a voice" });
 * await faults.count("status-503"); // 1
 */
export function connectFaults(url: string): FaultControl {
  const call = async (path: string, method = "GET", body?: string): Promise<string> => {
    const { ok, status, text } = await asked(`${url}/__faults/${path}`, { method, ...(body && { body }) });
    if (!ok) throw new Error(`the fault server answered ${status} to ${method} ${path}`);
    return text;
  };
  const counts = async (fault: FaultAddress): Promise<FaultCounts> => JSON.parse(await call(`counts/${fault}`));
  return {
    url,
    counts,
    count: async (fault) => (await counts(fault)).complete,
    async requests(fault) {
      const received: readonly FaultRequestJson[] = JSON.parse(await call(`requests/${fault}`));
      return received.map((request) => ({ ...request, body: bytesOf(request.body) }));
    },
    async whenComplete(fault, atLeast = 1) {
      await call(`complete/${fault}?atLeast=${atLeast}`);
    },
    baseUrl: (fault, options) => `${url}/${faultAddress(fault, options)}`,
    voices: async (mark = "") => JSON.parse(await call(`voices?mark=${encodeURIComponent(mark)}`)),
    async reset(words) {
      await call("reset", "POST", words && JSON.stringify(words));
    },
  };
}

/** How often a question is put before the server counts as out of reach. */
const mostTries = 5;

/**
 * Puts a question until an answer comes: a runtime may put it on a kept connection that a fault is just breaking. No
 * question counts as a request, and forgetting twice is forgetting once.
 */
async function asked(url: string, init: RequestInit): Promise<{ ok: boolean; status: number; text: string }> {
  for (let tries = 1; ; tries++) {
    try {
      const response = await fetch(url, init);
      return { ok: response.ok, status: response.status, text: await response.text() };
    } catch (error) {
      if (tries === mostTries) throw error;
    }
  }
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

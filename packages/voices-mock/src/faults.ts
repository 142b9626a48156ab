import { type AddressInfo, createServer, type Socket } from "node:net";
import { type FaultDesk, serveFaults } from "./fault-connection.ts";
import { type FaultName, findFault } from "./fault-reply.ts";
import type { FaultRequest } from "./fault-request.ts";

export { type FaultName, hugeErrorBytes } from "./fault-reply.ts";
export type { FaultRequest } from "./fault-request.ts";

/** A server on this machine that misbehaves on command. */
export interface FaultServer {
  /** `http://127.0.0.1:<port>`; the base URL of a fault is `${url}/<fault>`. */
  readonly url: string;
  /** How many requests have reached the fault whole since the start or the last reset. */
  count(fault: FaultName): number;
  /** The last requests that reached the fault, oldest first, at most 20: headers, body, and whether they came whole. */
  requests(fault: FaultName): readonly FaultRequest[];
  /** Forgets what was counted and received. */
  reset(): void;
  /** Stops listening and drops every connection, stalled ones too. Resolves when the port is free. */
  close(): Promise<void>;
}

/** Requests kept for each fault. */
const kept = 20;

/**
 * Starts the server on a free port of 127.0.0.1, where no other machine can reach it. The first segment of a path names
 * the fault:
 *
 * - `status-503`: that status, no body; `status-503-json`: with `{"message": …}`
 * - `retry-after-2`: 429 with `Retry-After: 2` (seconds)
 * - `reset-before-body`, `reset-after-body`: breaks the connection (TCP reset)
 * - `silence`: reads everything and never answers; `headers-then-stall`: answers 200 and never sends the body
 * - `redirect-307` (301, 302, 303, 308): to `redirect-target`, which counts by itself
 * - `html-200`, `empty-200`, `null-200`, `object-200`: a success that is none
 * - `huge-error`: 500 with 5 MB of text; `echo-500`: 500 with the request's headers and body in its message
 *
 * @example
 * import { startFaults } from "@org/voices-mock/faults";
 *
 * const faults = await startFaults();
 * await fetch(`${faults.url}/status-503/voices/clone`, { method: "POST", body: "a voice" });
 * faults.count("status-503"); // 1
 * await faults.close();
 */
export async function startFaults(): Promise<FaultServer> {
  const counts = new Map<string, number>();
  const received = new Map<string, FaultRequest[]>();
  const connections = new Set<Socket>();
  let url = "";
  const desk: FaultDesk = {
    route(target) {
      const [, name = "", path = ""] = /^\/([^/?]*)(.*)$/.exec(target) ?? [];
      return { name, path, fault: findFault(name, url) };
    },
    record(name, request) {
      if (request.complete) counts.set(name, (counts.get(name) ?? 0) + 1);
      received.set(name, [...(received.get(name) ?? []), request].slice(-kept));
    },
  };
  const server = createServer((socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
    serveFaults(socket, desk);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  let closed: Promise<void> | undefined;
  return {
    url,
    count: (fault) => counts.get(fault) ?? 0,
    requests: (fault) => received.get(fault) ?? [],
    reset() {
      counts.clear();
      received.clear();
    },
    close() {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of connections) socket.destroy();
      });
      return closed;
    },
  };
}

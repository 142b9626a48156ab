import { startFaultProcess } from "./faults/process.ts";
import { connectFaults, type FaultControl } from "./faults-client.ts";

export * from "./faults-client.ts";

/** A server on this machine that misbehaves on command, in a process of its own. */
export interface FaultServer extends FaultControl {
  /** Ends the server's process; every connection breaks, stalled ones too. Resolves when it is gone. */
  close(): Promise<void>;
}

/**
 * Starts the server in its own process, on free ports of 127.0.0.1, where no other machine can reach it. The first
 * segment of a path names the fault; {@link faultTable} says what each of them does. The server ends with the process
 * that started it.
 *
 * @example
 * import { startFaults } from "@org/voices-mock/faults";
 *
 * const faults = await startFaults();
 * await fetch(`${faults.url}/status-503/voices/clone`, { method: "POST", body: "a voice" });
 * await faults.count("status-503"); // 1
 * await faults.close();
 */
export async function startFaults(): Promise<FaultServer> {
  // Sources in the repository, a bundle when published: the server lies beside this file, in the same form.
  const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const { url, close } = await startFaultProcess(new URL(`./faults-server.${extension}`, import.meta.url));
  return { ...connectFaults(url), close };
}

import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { connectionsFrom } from "./providers/all.ts";
import type { Environment } from "./providers/environment.ts";
import { createApp } from "./server/app.ts";
import { newDoor } from "./server/door.ts";
import { listenOnLoopback, newServer } from "./server/loopback.ts";
import { readPage } from "./server/page-files.ts";

/** How a studio is started. */
export interface StudioOptions {
  /** Where keys and addresses come from: `process.env`, or a part of it. They never leave the server. */
  readonly env: Environment;
  /**
   * The port on 127.0.0.1; 0 for any free one. A page keeps what is not settled under its port, so one port for all times
   * serves best.
   *
   * @default 4747, or any free one where that is taken
   */
  readonly port?: number | undefined;
  /** Says on the page that nothing real is created. */
  readonly sandbox?: boolean | undefined;
  /** Hears that an address for one time was used a second time, maybe by another user of the machine. */
  readonly onUsedAgain?: (() => void) | undefined;
  /** Hears of mistakes of the studio's own; no key is in them. They go to standard error when absent. */
  readonly onFault?: ((error: unknown) => void) | undefined;
}

/** A studio that runs. */
export interface Studio {
  /**
   * The address to open, with the token that lets one in, in every browser for twelve hours. Whoever has it can use your
   * keys. A page that is open stays so as long as the studio runs, or until an address for one time is used again.
   */
  readonly address: string;
  /**
   * The same page, once within five minutes and then never again. For a program that opens a browser: every user of a machine may read what
   * programs are started with.
   */
  addressForOnce(): string;
  /** Drops every connection and ends what is under way. Resolves when the port is free. */
  close(): Promise<void>;
}

const usualPort = 4747;

/** Beside the sources it is where Vite puts it. */
const pageFolder = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "../dist/page" : "./page", import.meta.url));

/**
 * Starts the studio on 127.0.0.1, where no other machine can reach it.
 *
 * @throws TypeError when a key or an address of the environment cannot be used; it names the variable.
 * @example
 * ```ts
 * import { startStudio } from "@org/clone-studio";
 *
 * const studio = await startStudio({ env: process.env });
 * console.log(studio.address);
 * ```
 */
export async function startStudio(options: StudioOptions): Promise<Studio> {
  const { env, port, sandbox = false, onUsedAgain, onFault = (error) => console.error(error) } = options;
  const connections = connectionsFrom(env);
  const page = await readPage(pageFolder);
  let host = "";
  const door = newDoor(() => host, Date.now, onUsedAgain);
  const app = createApp({ door, connections, kind: sandbox ? "sandbox" : "accounts", page, onFault });
  // Its own Request and Response would take the place of the runtime's, which clone-core sends with.
  const listener = getRequestListener(app.hono.fetch, { overrideGlobalObjects: false });
  const server = newServer((request, response) => void listener(request, response));
  host = await listenOnLoopback(server, port ?? usualPort, port === undefined);
  return {
    address: `http://${host}/open?token=${door.token}`,
    addressForOnce: () => `http://${host}/open?token=${door.newTicket()}`,
    async close() {
      app.close();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

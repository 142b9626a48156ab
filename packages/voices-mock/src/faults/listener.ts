import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { FaultAccounts } from "./accounts.ts";
import { serveFaults } from "./connection.ts";
import { FaultLedger } from "./ledger.ts";

/** The fault server in this process. */
export interface FaultListener {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly ledger: FaultLedger;
  /** Stops listening and drops every connection. */
  close(): Promise<void>;
}

/** Listens on two free ports of 127.0.0.1, the second one for redirects to another origin. */
export async function listenForFaults(): Promise<FaultListener> {
  const ledger = new FaultLedger();
  const accounts = new FaultAccounts();
  const told = { words: {} };
  const sockets = new Set<Socket>();
  let connections = 0;
  const listen = (origins: { own: string; other: string }): Promise<[Server, url: string]> => {
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
      serveFaults(socket, ++connections, { ledger, accounts, origins, told });
    });
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", () => {
        resolve([server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`]);
      });
    });
  };
  const here = { own: "", other: "" };
  const there = { own: "", other: "" };
  const [[server, url], [otherServer, otherUrl]] = await Promise.all([listen(here), listen(there)]);
  Object.assign(here, { own: url, other: otherUrl });
  Object.assign(there, { own: otherUrl, other: url });

  const closed = (one: Server): Promise<void> => new Promise((resolve) => one.close(() => resolve()));
  return {
    url,
    ledger,
    async close() {
      const both = [closed(server), closed(otherServer)];
      for (const socket of sockets) socket.destroy();
      await Promise.all(both);
    },
  };
}

import { once } from "node:events";
import { createServer, type Server } from "node:net";

/** Lets a server listen on a free port of this machine alone. Returns its address, without a slash at its end. */
export async function listening(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port is free");
  return `http://127.0.0.1:${address.port}`;
}

/** The address of a port that is free now, for a program that has to be told one. */
export async function freeAddress(): Promise<string> {
  const server = createServer();
  const address = await listening(server);
  server.close();
  await once(server, "close");
  return address;
}

/** The address as it came. Throws unless it is this machine's: nothing that is tried here may reach a real service. */
export function loopbackUrl(address: string): string {
  const { hostname, protocol } = new URL(address);
  if (protocol !== "http:" || !["127.0.0.1", "[::1]", "localhost"].includes(hostname)) {
    throw new Error(`Expected an http address of this machine, received ${protocol}//${hostname}`);
  }
  return address;
}

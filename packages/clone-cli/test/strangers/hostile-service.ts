import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A service on this machine that answers as it is told. */
export interface HostileService {
  readonly url: string;
  /** What every request is answered with from now on. */
  answer: { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> };
  close(): void;
}

export async function hostileService(): Promise<HostileService> {
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      const { status, body, headers } = service.answer;
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const service: HostileService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: { status: 500, body: "" },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return service;
}

import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { cartesiaKey } from "../keys.ts";

/** A Cartesia on this machine whose list has the pages that a test gives. */
export interface ListService {
  readonly env: Readonly<Record<string, string>>;
  /** How many pages were asked for. */
  readonly asked: number;
  close(): void;
}

interface Listed {
  readonly id: string;
}

/** A voice as Cartesia lists it. */
export const listed = (id: string, name = `Voice ${id}`, more: object = {}): Listed => ({
  id,
  ...{ name, is_owner: true, language: "en", description: "", created_at: "2026-03-01T12:34:56Z" },
  ...more,
});

/** @param hold Gets every answer of a page, from 0, and may let it wait. */
export async function listService(
  pages: readonly (readonly Listed[])[],
  hold: (page: number, response: ServerResponse) => Promise<void> = async () => {},
): Promise<ListService> {
  let asked = 0;
  const server = createServer(async ({ url = "" }, response) => {
    asked += 1;
    const after = new URL(url, "http://localhost").searchParams.get("starting_after");
    const page = after === null ? 0 : pages.findIndex((one) => one.at(-1)?.id === after) + 1;
    await hold(page, response);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ data: pages[page] ?? [], has_more: page + 1 < pages.length, next_page: null }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: url },
    get asked() {
      return asked;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

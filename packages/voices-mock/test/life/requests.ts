import { cartesiaKey, inworldKey } from "../requests.ts";

/** What a test changes about a correct request about voices that exist. A header of `null` is taken away. */
export interface LifeChange {
  method?: string;
  headers?: Record<string, string | null>;
  body?: unknown;
}

function request(address: string, correct: Record<string, string>, { method = "GET", headers = {}, body }: LifeChange) {
  const all = new Headers({ ...correct, ...(body === undefined ? {} : { "Content-Type": "application/json" }) });
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name);
    else all.set(name, value);
  }
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Request(address, { method, headers: all, ...(body === undefined ? {} : { body: text }) });
}

/** A request to Cartesia below the base URL: `/voices?limit=2`. */
export const atCartesia = (path: string, change: LifeChange = {}, base = "https://api.cartesia.ai"): Request =>
  request(base + path, { Authorization: `Bearer ${cartesiaKey}`, "Cartesia-Version": "2026-03-01" }, change);

/** A request to Inworld below the base URL: `/voices/v1/voices?pageSize=2`. */
export const atInworld = (path: string, change: LifeChange = {}, base = "https://api.inworld.ai"): Request =>
  request(base + path, { Authorization: `Basic ${inworldKey}` }, change);

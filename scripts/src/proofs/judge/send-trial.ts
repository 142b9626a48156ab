import { Agent, request } from "node:http";
import type { Trial } from "./trials/trial.ts";

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/**
 * Sends a trial as it stands. `fetch` would not do: it joins headers of one name and will not send a wrong method.
 * Rejects when the connection breaks or nothing comes back in time.
 */
export function sendTrial(baseUrl: string, { method, path, headers, body }: Trial, timeoutMs: number): Promise<Answer> {
  const { host, hostname, port, pathname } = new URL(baseUrl);
  const length = body.length > 0 || method === "POST" ? ["Content-Length", String(body.length)] : [];
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        hostname,
        port,
        method,
        path: pathname.replace(/\/$/, "") + path,
        headers: ["Host", host, ...headers.flat(), ...length],
        signal: AbortSignal.timeout(timeoutMs),
      },
      (incoming) => {
        let text = "";
        incoming.setEncoding("utf8");
        incoming.on("data", (chunk: string) => {
          text += chunk;
        });
        incoming.on("error", reject);
        incoming.on("end", () => {
          const received = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
          resolve({ status: incoming.statusCode ?? 0, headers: Object.fromEntries(received), text });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

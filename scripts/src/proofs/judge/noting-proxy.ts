import { createServer } from "node:http";
import { listening } from "../../workspace/loopback.ts";
import { type Violation, violationsOf } from "./verdict.ts";

/** A server before Prism that notes what it says of each request, for requests that somebody else sends. */
export interface NotingProxy {
  readonly url: string;
  /** One entry per request that arrived: what Prism has against it. */
  readonly verdicts: readonly (readonly Violation[])[];
  close(): void;
}

export async function startNotingProxy(prismUrl: string): Promise<NotingProxy> {
  const verdicts: Violation[][] = [];
  const proxy = createServer(async (request, response) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) {
        if (typeof value === "string" && !/^(host|connection|content-length|transfer-encoding|expect)$/.test(name)) {
          headers.set(name, value);
        }
      }
      const answer = await fetch(prismUrl + request.url, {
        method: request.method ?? "POST",
        headers,
        body: Buffer.concat(chunks),
      });
      const text = await answer.text();
      const contentType = answer.headers.get("content-type");
      verdicts.push(violationsOf(answer.headers.get("sl-violations"), contentType, text));
      response.writeHead(answer.status, { "content-type": contentType ?? "text/plain" });
      response.end(text);
    } catch (error) {
      response.destroy(error as Error);
    }
  });
  return {
    url: await listening(proxy),
    verdicts,
    close() {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

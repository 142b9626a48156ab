import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { cartesiaKey } from "../keys.ts";
import { wav } from "../recordings.ts";

/** A Cartesia on this machine with one voice, `v1`. */
export interface VoiceService {
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

/**
 * It has a sample at an address of its own, unless told otherwise, and it is gone before anybody deletes it.
 *
 * @param deletions The statuses that requests to delete get, one after the other; the last one stays.
 */
export async function voiceService({ name = "Ada", hasSample = true, deletions = [404] } = {}): Promise<VoiceService> {
  const server = createServer((request, response) => {
    const { method = "", url = "" } = request;
    if (method === "DELETE") response.writeHead((deletions.length > 1 ? deletions.shift() : deletions[0]) ?? 404).end();
    else if (url.startsWith("/voices/") && !url.startsWith("/voices/v1")) response.writeHead(404).end();
    else if (url.startsWith("/files/")) response.setHeader("content-type", "audio/wav").end(wav);
    else {
      const file = `http://${request.headers.host}/files/v1.wav`;
      const preview = hasSample ? { preview_file_url: file } : {};
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ id: "v1", name, is_owner: true, language: "en", ...preview }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: url },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { listening } from "../../../workspace/loopback.ts";
import { hasKey, idIn, type Place, places } from "./places.ts";
import { answersInTurn } from "./sockets.ts";
import { toneAsWav } from "./tone.ts";
import type { SocketServer } from "./websocket-server.ts";

/** What came to the stand-in: one request, or one message over a WebSocket. */
export interface Heard {
  readonly operation: string;
  /** In which field the voice's id stood; undefined where it did not come, or was another voice's. */
  readonly field: string | undefined;
}

/** Both services as they speak, on this machine: one voice, one key, and always the same tone. */
export interface StandIn {
  readonly url: string;
  /** All that came since the last time that it was asked. */
  heard(): readonly Heard[];
  close(): Promise<void>;
}

/** What the stand-in knows. */
export interface StandInOptions {
  readonly voiceId: string;
  readonly key: string;
  /** Takes the WebSockets; without it there are none. */
  readonly sockets?: SocketServer;
}

/** Starts it on a free port. As the services do, it says no to a wrong key and to a voice that it does not have. */
export async function startStandIn({ voiceId, key, sockets }: StandInOptions): Promise<StandIn> {
  let heard: Heard[] = [];
  /** Notes what came; whether it named the voice. */
  const knows = (place: Place, message: unknown): boolean => {
    const found = idIn(place, message);
    const field = found?.id === voiceId ? found.field : undefined;
    heard.push({ operation: place.operation, field });
    return field !== undefined;
  };

  const server = createServer((request, response) => {
    const place = placeOf(request);
    if (place === undefined) {
      heard.push({ operation: `${request.method} ${request.url}`, field: undefined });
      return refuse(response, 404, "there is no such operation");
    }
    if (!hasKey(place, request.headers, key)) return refuse(response, 401, "the key is wrong");
    json(request).then(
      (message) => {
        if (!knows(place, message)) return refuse(response, 404, "there is no such voice");
        if (place.service === "Cartesia") return response.setHeader("content-type", "audio/wav").end(toneAsWav);
        return answer(response, 200, { audioContent: toneAsWav.toString("base64") });
      },
      () => refuse(response, 400, "this is no JSON"),
    );
  });

  server.on("upgrade", (request, socket, head) => {
    const place = placeOf(request);
    if (sockets === undefined || place === undefined || !hasKey(place, request.headers, key)) {
      socket.end("HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      const answers = answersInTurn(place, (message) => knows(place, message));
      client.on("message", (data) => {
        for (const one of answers(JSON.parse(String(data)))) client.send(JSON.stringify(one));
      });
    });
  });

  return {
    url: await listening(server),
    heard() {
      const before = heard;
      heard = [];
      return before;
    },
    async close() {
      for (const client of sockets?.clients ?? []) client.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const placeOf = ({ method, url = "" }: IncomingMessage): Place | undefined =>
  places[`${method} ${new URL(url, "http://127.0.0.1").pathname}`];

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

const refuse = (response: ServerResponse, status: number, message: string): void =>
  answer(response, status, { message });

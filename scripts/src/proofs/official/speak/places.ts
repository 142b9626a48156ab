import type { IncomingHttpHeaders } from "node:http";

/** The two services with which a voice can be cloned, and can then speak. */
export type Service = "Cartesia" | "Inworld";

/** One way in which a service is asked to speak. */
export interface Place {
  readonly service: Service;
  /** As the service documents it: method and path, or the WebSocket's path. */
  readonly operation: string;
  /** Where the voice's id stands in what is sent, each name one level deeper. */
  readonly path: readonly string[];
  /** The same field by another name that the service reads too. */
  readonly alias?: readonly string[];
}

const inCartesia = { service: "Cartesia", path: ["voice", "id"] } as const;
const inInworld = { service: "Inworld", path: ["voiceId"], alias: ["voice_id"] } as const;

/** Every way in which the stand-in lets itself be asked, by method and path. */
export const places: Readonly<Record<string, Place>> = {
  "POST /tts/bytes": { ...inCartesia, operation: "POST /tts/bytes" },
  "GET /tts/websocket": { ...inCartesia, operation: "WebSocket /tts/websocket" },
  // The service's messages are protocol buffers, whose JSON may name a field in either way.
  "POST /tts/v1/voice": { ...inInworld, operation: "POST /tts/v1/voice" },
  "GET /tts/v1/voice:streamBidirectional": {
    service: "Inworld",
    operation: "WebSocket /tts/v1/voice:streamBidirectional",
    path: ["create", "voiceId"],
    alias: ["create", "voice_id"],
  },
};

/** A voice's id, and the name of the field in which it came. */
export interface FoundId {
  readonly field: string;
  readonly id: string;
}

/**
 * The voice's id, where the service looks for it, and nowhere else. Cartesia reads an id only of a voice whose `mode`
 * says that it is one.
 */
export function idIn({ service, path, alias }: Place, message: unknown): FoundId | undefined {
  if (service === "Cartesia" && at(message, ["voice", "mode"]) !== "id") return undefined;
  for (const names of [path, alias ?? []]) {
    const id = at(message, names);
    if (typeof id === "string") return { field: names.join("."), id };
  }
  return undefined;
}

/** Whether a request carries the key as the service takes it. */
export const hasKey = ({ service }: Place, headers: IncomingHttpHeaders, key: string): boolean =>
  service === "Cartesia"
    ? headers.authorization === `Bearer ${key}` || headers["x-api-key"] === key
    : headers.authorization === `Basic ${key}`;

/** What stands there in a message; undefined where it has no such place. */
export function at(message: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    message,
  );
}

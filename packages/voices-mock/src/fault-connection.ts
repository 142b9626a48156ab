import type { Socket } from "node:net";
import { answer, type Fault, type FaultReply } from "./fault-reply.ts";
import { type FaultRequest, type RequestHead, readBody, readHead } from "./fault-request.ts";

/** Where a request's target leads. */
interface FaultRoute {
  readonly name: string;
  /** The rest of the target. */
  readonly path: string;
  /** `undefined` when there is no fault of that name. */
  readonly fault: Fault | undefined;
}

/** What the connections of a server share. */
export interface FaultDesk {
  route(target: string): FaultRoute;
  /** Called once for each request, before its answer or the break, so that whoever sees those can count. */
  record(name: string, request: FaultRequest): void;
}

/** Reads requests from a connection, one after the other, and does to each what its fault says. */
export function serveFaults(socket: Socket, desk: FaultDesk): void {
  let chunks: Buffer[] = [];
  let arrived = 0;
  let needed = 0;

  const take = (bytes: Buffer): Taken | undefined => {
    const head = readHead(bytes);
    if (head === undefined) return undefined;
    const { name, path, fault } = desk.route(head.target);
    const { body, size } = readBody(head, bytes.subarray(head.size));
    const isEarly = fault?.isEarly === true;
    if (size === undefined && !isEarly) {
      needed = head.size + announced(head);
      return undefined;
    }
    const request: FaultRequest = { method: head.method, path, headers: head.headers, body, complete: !isEarly };
    desk.record(name, request);
    return { size: head.size + (size ?? 0), isLast: apply(socket, fault?.reply(request) ?? noFault(name)) };
  };

  socket.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    arrived += chunk.length;
    // A body of known length is put together once, not anew with every packet.
    if (arrived < needed) return;
    let bytes = Buffer.concat(chunks);
    try {
      for (let taken = take(bytes); taken !== undefined; taken = take(bytes)) {
        if (taken.isLast) return;
        needed = 0;
        bytes = bytes.subarray(taken.size);
      }
    } catch (error) {
      socket.end(answer(400, String(error), { "content-type": "text/plain", connection: "close" }).bytes);
      return;
    }
    chunks = [bytes];
    arrived = bytes.length;
  });
  // A client that gives up is what faults are for; the connection closes by itself after it.
  socket.on("error", () => {});
}

interface Taken {
  /** Bytes of the request on the wire. */
  readonly size: number;
  /** Whether the connection takes no further request. */
  readonly isLast: boolean;
}

function apply(socket: Socket, reply: FaultReply): boolean {
  if (reply.kind === "reset") {
    socket.resetAndDestroy();
    return true;
  }
  socket.write(reply.bytes);
  if (reply.kind === "answer") return false;
  // Still drained, so that the other side can send on while it waits.
  socket.removeAllListeners("data").resume();
  return true;
}

const announced = (head: RequestHead): number => Number(head.headers["content-length"] ?? 0);

const noFault = (name: string): FaultReply =>
  answer(404, `There is no fault "${name}".`, { "content-type": "text/plain" });

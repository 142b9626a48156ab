import type { Socket } from "node:net";
import type { FaultEnding, FaultReply } from "./rows/row.ts";
import { wire } from "./wire.ts";

/** Milliseconds between two bytes of a trickle. */
const trickleMs = 50;
/** Bytes that are poured out in all, and at a time. */
const pourBytes = 100_000_000;
const pourChunk = Buffer.alloc(100_000, "poured ");

/** What comes after a reply. One to `HEAD` has ended where its body would go on and on. */
export function endingOf({ ending = "keep", status }: FaultReply, isHead: boolean): FaultEnding {
  const isOver = isHead && status !== undefined && (ending === "trickle" || ending === "pour");
  return isOver ? "keep" : ending;
}

/**
 * Sends a reply and does to the connection what the reply says. Returns whether it takes another request.
 *
 * @param isHead whether it is a reply to `HEAD`, which has no body, neither at once nor by and by.
 */
export function send(socket: Socket, reply: FaultReply, isHead = false): boolean {
  const bytes = wire(reply, isHead);
  switch (endingOf(reply, isHead)) {
    case "keep":
      socket.write(bytes);
      return true;
    case "close":
      socket.end(bytes);
      break;
    case "reset":
      // Only after the bytes are out, else they are lost with the connection.
      if (bytes.length === 0) socket.resetAndDestroy();
      else socket.write(bytes, () => socket.resetAndDestroy());
      break;
    case "stall":
      socket.write(bytes);
      break;
    case "trickle":
      socket.write(bytes);
      trickle(socket);
      break;
    case "pour":
      socket.write(bytes);
      pour(socket, pourBytes);
      break;
    case "unread":
      socket.removeAllListeners("data").pause();
      return false;
  }
  // Still drained, so that the other side can send on while it waits.
  socket.removeAllListeners("data").resume();
  return false;
}

function trickle(socket: Socket): void {
  const timer = setInterval(() => socket.write(" "), trickleMs);
  socket.once("close", () => clearInterval(timer));
}

function pour(socket: Socket, left: number): void {
  let rest = left;
  while (rest > 0 && !socket.destroyed) {
    rest -= pourChunk.length;
    if (!socket.write(pourChunk)) {
      socket.once("drain", () => pour(socket, rest));
      return;
    }
  }
  socket.end();
}

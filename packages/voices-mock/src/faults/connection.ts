import type { Socket } from "node:net";
import { answerControl, controlPath } from "./control.ts";
import { send } from "./ending.ts";
import type { FaultEntry, FaultLedger } from "./ledger.ts";
import { type RequestHead, readBody, readHead } from "./reading.ts";
import type { FaultCall, FaultReply } from "./row.ts";
import { type FoundFault, findFault } from "./table.ts";

/** What the connections of a server share. */
export interface FaultDesk {
  readonly ledger: FaultLedger;
  readonly origins: FaultCall["origins"];
}

/** A request of which the head has been read. */
interface Current {
  readonly head: RequestHead;
  readonly name: string;
  readonly fault: FoundFault | undefined;
  /** `undefined` for a request that is none to a fault: control, or a preflight. */
  readonly entry: FaultEntry | undefined;
  answered: boolean;
}

/** Reads requests from a connection, one after the other, and does to each what its fault says. */
export function serveFaults(socket: Socket, connection: number, { ledger, origins }: FaultDesk): void {
  const turns = new Map<string, number>();
  let chunks: Buffer[] = [];
  let arrived = 0;
  let needed = 0;
  let current: Current | undefined;

  const begin = (head: RequestHead): Current => {
    const [, name = "", path = ""] = /^\/([^/?]*)(.*)$/.exec(head.target) ?? [];
    const { method, headers } = head;
    const isFault = !isPreflight(head) && !head.target.startsWith(controlPath);
    if (isFault) turns.set(name, (turns.get(name) ?? 0) + 1);
    // Written down before the answer or the break, so that whoever sees those can count.
    const entry = isFault ? ledger.begin(name, { method, path, headers, connection }) : undefined;
    return { head, name, fault: isFault ? findFault(name) : undefined, entry, answered: false };
  };
  const strike = (to: Current): boolean => {
    if (to.answered) return true;
    to.answered = true;
    const { name, fault, entry } = to;
    if (entry === undefined) return answerOther(to.head);
    if (fault === undefined) return send(socket, noFault(name));
    const { row, numbers } = fault;
    return send(socket, row.reply({ request: entry.request, numbers, name, turn: turns.get(name) ?? 1, origins }));
  };
  const answerOther = (head: RequestHead): boolean => {
    if (isPreflight(head)) return send(socket, preflightReply(head));
    answerControl(
      head,
      ledger,
      (reply) => send(socket, reply),
      (giveUp) => socket.once("close", giveUp),
    );
    return true;
  };

  /** Takes the next request from the bytes. Returns how many it took; `undefined` when the rest is still to come. */
  const take = (bytes: Buffer): number | undefined | "over" => {
    const head = current?.head ?? readHead(bytes);
    if (head === undefined) return undefined;
    current ??= begin(head);
    const strikes = current.fault?.row.strikes ?? "complete";
    if (strikes === "head" && !strike(current)) return "over";
    const { body, size } = readBody(head, bytes.subarray(head.size));
    if (strikes === "middle" && (size !== undefined || body.length >= Math.max(1, lengthOf(head) / 2))) {
      current.entry?.cut(body);
      if (!strike(current)) return "over";
    }
    if (size === undefined) {
      needed = head.size + (strikes === "middle" ? lengthOf(head) / 2 : lengthOf(head));
      return undefined;
    }
    current.entry?.finish(body);
    const goesOn = strike(current);
    current = undefined;
    return goesOn ? head.size + size : "over";
  };

  socket.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    arrived += chunk.length;
    // A body of known length is put together once, not anew with every packet.
    if (arrived < needed) return;
    let bytes = Buffer.concat(chunks);
    try {
      for (let taken = take(bytes); taken !== undefined; taken = take(bytes)) {
        if (taken === "over") return;
        needed = 0;
        bytes = bytes.subarray(taken);
      }
    } catch (error) {
      send(socket, {
        status: 400,
        headers: { ...textType, connection: "close" },
        body: String(error),
        ending: "close",
      });
      return;
    }
    chunks = [bytes];
    arrived = bytes.length;
  });
  // A client that gives up is what faults are for; the connection closes by itself after it.
  socket.on("error", () => {});
}

const lengthOf = (head: RequestHead): number => Number(head.headers["content-length"] ?? 0);

const isPreflight = ({ method, headers }: RequestHead): boolean =>
  method === "OPTIONS" && headers["access-control-request-method"] !== undefined;

const preflightReply = ({ headers }: RequestHead): FaultReply => ({
  status: 204,
  headers: {
    "access-control-allow-methods": headers["access-control-request-method"] ?? "POST",
    // A star would leave out `Authorization`.
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
    "access-control-allow-private-network": "true",
    "access-control-max-age": "600",
  },
});

const textType = { "content-type": "text/plain" };

const noFault = (name: string): FaultReply => ({
  status: 404,
  headers: textType,
  body: `There is no fault "${name}".`,
});

import type { Socket } from "node:net";
import { mostBodyBytes } from "../door/bounds.ts";
import { createDoor } from "../door/callers.ts";
import type { ReceivedRequest } from "../record/received-request.ts";
import type { Asked, FaultAccounts } from "./accounts.ts";
import { noFaultName, type ReadAddress, readAddress } from "./address.ts";
import { answerControl, controlPath } from "./control.ts";
import { endingOf, send } from "./ending.ts";
import type { FaultEntry, FaultLedger } from "./ledger.ts";
import {
  corsHeaders,
  isPreflight,
  noFault,
  noOperation,
  noRequest,
  notAllowed,
  preflightReply,
} from "./other-replies.ts";
import { type RequestHead, readBody, readHead } from "./reading.ts";
import type { FaultCall, FaultReply } from "./rows/row.ts";
import { type FoundFault, findFault, leavesOpen } from "./table.ts";
import type { FaultWords } from "./words.ts";

/** Pages of this machine have the control API too: the suites that run in a browser call it. */
const door = createDoor();

/** What the connections of a server share. */
export interface FaultDesk {
  readonly ledger: FaultLedger;
  readonly accounts: FaultAccounts;
  readonly origins: FaultCall["origins"];
  /** What answers are told in, until the next reset. */
  readonly told: { words: FaultWords };
}

/** A request of which the head has been read. */
interface Current {
  readonly head: RequestHead;
  readonly name: string;
  /** Why it is not answered as it asks. */
  readonly objection: string | undefined;
  /** `undefined` for a request that is none to a fault: control, a preflight, or a name that no fault has. */
  readonly called: { readonly fault: FoundFault; readonly entry: FaultEntry } | undefined;
  /** What the services are asked for; absent where neither is. */
  readonly asked: Asked | undefined;
  /** What the name of the fault says beside; absent where it has none. */
  readonly address: ReadAddress | undefined;
  /** Whether the other side was told to send the body. */
  continued: boolean;
  answered: boolean;
}

/** Reads requests from a connection, one after the other, and does to each what its fault says. */
export function serveFaults(socket: Socket, connection: number, desk: FaultDesk): void {
  const { ledger, accounts, origins } = desk;
  let chunks: Buffer[] = [];
  let arrived = 0;
  let needed = 0;
  let current: Current | undefined;

  const begin = (head: RequestHead): Current => {
    const [, name = "", path = ""] = /^\/([^/?]*)(.*)$/.exec(head.target) ?? [];
    const { method, headers } = head;
    const address = isOther(head) ? undefined : readAddress(name);
    const fault = address && findFault(address.fault);
    const asked =
      address !== undefined && isKnown(address)
        ? accounts.asked(method, new URL(origins.own + head.target), `/${name}`)
        : undefined;
    // Whatever asks for nothing else counts as cloning.
    const strikes = address?.strikes(asked?.operation ?? "clone") === true && ledger.begun(name) < address.times;
    // What a redirect of another origin led here says "null": a fault counts it, and lets no page read the answer.
    const isLed = fault !== undefined && headers["origin"] === "null";
    const objection = door.objection(isLed ? { host: headers["host"] } : callerOf(head));
    const begun = { head, name, objection, asked, address, continued: false, answered: false };
    if (fault === undefined || !strikes || objection !== undefined) return { ...begun, called: undefined };
    // Written down before the answer or the break, so that whoever sees those can count.
    return { ...begun, called: { fault, entry: ledger.begin(name, { method, path, headers, connection }) } };
  };
  const cors = (head: RequestHead): Readonly<Record<string, string>> =>
    door.objection(callerOf(head)) === undefined ? corsHeaders(head) : {};
  /** Sends a reply, and says in it when the connection is not kept because the other side does not want it. */
  const reply = (head: RequestHead, bare: FaultReply, isWhole: boolean): boolean => {
    const { method, keepsAlive } = head;
    const isHead = method === "HEAD";
    const made = { ...bare, headers: { ...cors(head), ...bare.headers } };
    if (keepsAlive || endingOf(made, isHead) !== "keep") return send(socket, made, isHead);
    // After an early answer the rest of the request is still read.
    const ending = isWhole ? "close" : "keep";
    return send(socket, { ...made, headers: { ...made.headers, connection: "close" }, ending }, isHead);
  };
  const strike = (to: Current, isWhole: boolean, body = nothing): boolean => {
    if (to.answered) return true;
    to.answered = true;
    const { head, name, called, asked, address } = to;
    if (called === undefined) return answerOther(to, body);
    const { row, numbers } = called.fault;
    const { request, turn } = called.entry;
    const call = { request, numbers, name, turn, origins, words: desk.told.words };
    const made = row.reply(call);
    if (!isWhole || asked === undefined || !isDeed(asked)) return reply(head, made, isWhole);
    const received = receivedFrom(head, body);
    if (address?.acts !== true || !leavesOpen(made)) {
      accounts.ignore(asked, received);
      return reply(head, made, isWhole);
    }
    const { voiceId, fields } = accounts.perform(asked, received, address.listLag);
    const voice =
      voiceId === undefined ? undefined : { id: voiceId, name: String(fields["name"] ?? fields["displayName"]) };
    return reply(head, voice === undefined ? made : row.reply({ ...call, voice }), isWhole);
  };
  const receivedFrom = (head: RequestHead, bytes: Uint8Array<ArrayBuffer>): ReceivedRequest => ({
    method: head.method,
    url: new URL(origins.own + head.target),
    headers: new Headers(head.headers),
    body: { bytes, size: bytes.length, isTooLarge: false },
  });
  const answerOther = ({ head, name, asked, address }: Current, body: Uint8Array<ArrayBuffer>): boolean => {
    if (isPreflight(head)) return reply(head, preflightReply(head), true);
    if (asked !== undefined) {
      const { answer } = accounts.perform(asked, receivedFrom(head, body), address?.listLag);
      return reply(head, answer ?? { ending: "close" }, true);
    }
    if (address !== undefined && isKnown(address)) return reply(head, noOperation(head), true);
    if (!isOther(head)) return reply(head, noFault(name), true);
    answerControl(
      head,
      desk,
      body,
      (made) => reply(head, made, true),
      (giveUp) => socket.once("close", giveUp),
    );
    // The answer may still be to come; what else comes until then is nobody's.
    if (!head.keepsAlive) socket.removeAllListeners("data").resume();
    return head.keepsAlive;
  };

  /** Takes the next request from the bytes. Returns how many it took; `undefined` when the rest is still to come. */
  const take = (bytes: Buffer): number | undefined | "over" => {
    const head = current?.head ?? readHead(bytes);
    if (head === undefined) return undefined;
    current ??= begin(head);
    const { entry, fault } = current.called ?? {};
    if (current.objection !== undefined) {
      reply(head, notAllowed(current.objection), false);
      return "over";
    }
    const strikes = fault?.row.strikes ?? "complete";
    if (strikes === "head" && !strike(current, false)) return "over";
    const { body, size } = readBody(head, bytes.subarray(head.size));
    if (strikes === "middle" && (size !== undefined || body.length >= Math.max(1, lengthOf(head) / 2))) {
      entry?.cut(body);
      if (!strike(current, false)) return "over";
    }
    if (size === undefined) {
      if (head.awaitsContinue && strikes !== "head" && !current.continued) {
        current.continued = true;
        socket.write("HTTP/1.1 100 Continue\r\n\r\n");
      }
      needed = head.size + (strikes === "middle" ? lengthOf(head) / 2 : lengthOf(head));
      return undefined;
    }
    entry?.finish(body);
    const wasAnswered = current.answered;
    const goesOn =
      strike(current, true, body) && (head.keepsAlive || !wasAnswered || send(socket, { ending: "close" }));
    current = undefined;
    return goesOn ? head.size + size : "over";
  };

  socket.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    arrived += chunk.length;
    if (arrived > mostBodyBytes) {
      chunks = [];
      send(socket, noRequest(`A request has at most ${mostBodyBytes} bytes here.`));
      return;
    }
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
      send(socket, noRequest(error));
      return;
    }
    chunks = [bytes];
    arrived = bytes.length;
  });
  // A client that gives up is what faults are for; the connection closes by itself after it.
  socket.on("error", () => {});
}

const nothing = new Uint8Array(0);

/** Whether its fault exists, or it asks for none. */
const isKnown = ({ fault }: ReadAddress): boolean => fault === noFaultName || findFault(fault) !== undefined;

/** Whether it changes what exists. */
const isDeed = ({ operation }: Asked): boolean =>
  operation === "clone" || operation === "update" || operation === "delete";

const callerOf = ({ headers }: RequestHead) => ({
  host: headers["host"],
  origin: headers["origin"],
  site: headers["sec-fetch-site"],
});

const lengthOf = (head: RequestHead): number => Number(head.headers["content-length"] ?? 0);

/** Whether it is meant for the server itself and for no fault. */
const isOther = (head: RequestHead): boolean => isPreflight(head) || head.target.startsWith(controlPath);

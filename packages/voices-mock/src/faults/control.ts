import type { FaultAccounts } from "./accounts.ts";
import { readAddress } from "./address.ts";
import type { FaultLedger } from "./ledger.ts";
import type { RequestHead } from "./reading.ts";
import type { FaultRequest } from "./request.ts";
import { type FaultReply, jsonReply } from "./rows/row.ts";
import { faultNames, faultTable, findFault } from "./table.ts";
import type { FaultWords } from "./words.ts";

const utf8 = new TextDecoder();

/** What is asked about and changed. */
interface Controlled {
  readonly ledger: FaultLedger;
  readonly accounts: FaultAccounts;
  readonly told: { words: FaultWords };
}

/** Where the control API starts; no fault has such a name. */
export const controlPath = "/__faults";

/**
 * Answers a request to the control API: `GET /__faults`, `GET /__faults/counts[/<fault>]`,
 * `GET /__faults/requests/<fault>`, `GET /__faults/complete/<fault>?atLeast=<n>`, `GET /__faults/voices?mark=<text>`, `POST /__faults/reset`, with the
 * words of a service as JSON where answers are to be told in others than those of both. A fault that does not exist is a 404:
 * nobody can have called it.
 *
 * @param whenGone is given what to do should the other side leave before the answer.
 */
export function answerControl(
  { method, target }: RequestHead,
  { ledger, accounts, told }: Controlled,
  body: Uint8Array,
  answer: (reply: FaultReply) => void,
  whenGone: (giveUp: () => void) => void,
): void {
  const { pathname, searchParams } = new URL(target, "http://127.0.0.1");
  const [action = "", name = ""] = pathname
    .slice(controlPath.length + 1)
    .split("/")
    .map(decodeURIComponent);
  const known: Readonly<Record<string, () => FaultReply>> = {
    "GET ": () => jsonReply(200, { faults: faultTable, names: faultNames }),
    "GET counts": () => jsonReply(200, name === "" ? ledger.allCounts() : ledger.counts(name)),
    "GET requests": () => jsonReply(200, ledger.requests(name).map(asJson)),
    "GET voices": () => jsonReply(200, accounts.voices(searchParams.get("mark") ?? undefined)),
    "POST reset": () => {
      accounts.reset();
      ledger.reset();
      told.words = body.length === 0 ? {} : JSON.parse(utf8.decode(body));
      return { status: 204 };
    },
  };
  const isAbout = action === "counts" || action === "requests" || action === "complete";
  if (isAbout && findFault(readAddress(name)?.fault ?? "") === undefined && (name !== "" || action !== "counts")) {
    answer(jsonReply(404, { message: `There is no fault "${name}".` }));
    return;
  }
  if (`${method} ${action}` === "GET complete") {
    const asked = searchParams.get("atLeast") ?? "1";
    const atLeast = Number(asked);
    if (!/^\d+$/.test(asked)) {
      answer(jsonReply(400, { message: `atLeast must be an integer from 0 on, not ${JSON.stringify(asked)}` }));
      return;
    }
    whenGone(ledger.whenComplete(name, atLeast, () => answer(jsonReply(200, ledger.counts(name)))));
    return;
  }
  const reply =
    known[`${method} ${action}`] ?? (() => jsonReply(404, { message: `There is no ${method} ${pathname}.` }));
  answer(reply());
}

/** A received request as the control API tells it. */
export interface FaultRequestJson extends Omit<FaultRequest, "body"> {
  /** In base64. */
  readonly body: string;
}

const asJson = ({ body, ...request }: FaultRequest): FaultRequestJson => ({
  ...request,
  body: Buffer.from(body).toString("base64"),
});

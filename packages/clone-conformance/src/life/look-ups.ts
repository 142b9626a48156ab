import type { CloneEvent, CloneProvider, Fetch } from "@org/clone-core";
import { type FaultAddress, faultAddress } from "@org/voices-mock/faults-client";
import { type ProviderPromise, promise } from "../suite/promise.ts";
import { same } from "../suite/same.ts";
import type { CallSettings, Suite } from "../suite/suite.ts";
import { allOf } from "./all-of.ts";
import { type KeyedCall, keyedCall, markOf, newKey } from "./keyed-call.ts";

const settleMs = 400;
/** A machine with much to do is late by so much at most. */
const slackMs = 3_000;

/** The answer to cloning that is lost, for each of the calls below. */
const lost = "status-502";

/** Lists that never come to their end, or that are none, by what they do once the request has left. */
const badLists = {
  "never answers": "silence",
  "stalls inside its answer": "headers-then-stall",
  trickles: "trickle",
  "breaks off": "close-mid-answer",
  "is a page": "html-200",
  "is null": "null-200",
  "leads elsewhere": "redirect-302-elsewhere",
  "has no end of text": "endless-200",
  "is out of order": "status-503",
  "is refused": "status-403",
  "asks to come back in an hour": "retry-after-3600",
} as const;

/** How long a voice is looked for: as long as `settleMs` says, whatever the list does. */
export const lookUpPromises = (suite: Suite): ProviderPromise[] => [
  promise(suite, "looks no longer than settleMs for a voice, whatever its list does, and then does not know", () =>
    allOf(Object.keys(badLists) as (keyof typeof badLists)[], async (what) => {
      const call = await looking(suite, faultAddress(badLists[what], { on: ["list"] }));
      unknown(call);
      same("searched", call.error?.searched, undefined);
      result(call, "failed");
    }),
  ),
  promise(suite, "looks no longer than settleMs for a voice that its list does not show", () =>
    allOf(["created, shown later", "never created"], async (which) => {
      const acts = which !== "never created";
      const key = newKey();
      const address = faultAddress(lost, { acts, ...(acts && { listLag: { ms: 60_000 } }) });
      const call = await keyedCall(suite, address, key, { settleMs });
      unknown(call);
      same("searched", call.error?.searched, true);
      result(call, "absent");
      same("voices", (await suite.faults.voices(markOf(key))).existing.length, acts ? 1 : 0);
    }),
  ),
  promise(suite, "looks no longer than settleMs through a list without an end", () =>
    allOf(["pages without end", "one page for ever"], async (which) => {
      const pages = which === "one page for ever" ? () => "same" : () => crypto.randomUUID();
      const call = await looking(suite, "none", pages);
      unknown(call);
      same("searched", call.error?.searched, undefined);
      result(call, "failed");
    }),
  ),
  promise(suite, "finds a voice that its list shows late", () =>
    allOf(["after some time", "after some look-ups"], async (which) => {
      const key = newKey();
      const listLag = which === "after some time" ? { ms: 200 } : { requests: 1 };
      const call = await keyedCall(suite, faultAddress(lost, { listLag }), key, { settleMs: 20_000 });
      const { existing, created } = await suite.faults.voices(markOf(key));
      same("created", created, 1);
      same("id", call.voice?.id, existing[0]?.id);
      result(call, "found");
    }),
  ),
  promise(suite, "does not look when settleMs is 0", async () => {
    const call = await keyedCall(suite, lost, newKey(), { settleMs: 0 });
    unknown(call);
    same("look-ups", call.events.filter(({ type }) => type === "look_up_started").length, 1);
  }),
  promise(suite, "ends at once when it is aborted while it looks, and does not know", () =>
    allOf(["while the list is silent", "between two look-ups"], async (which) => {
      const controller = new AbortController();
      const isSilent = which === "while the list is silent";
      const list = faultAddress(isSilent ? "silence" : "null-200", { on: ["list"] });
      const calling = looking(suite, list, undefined, { settleMs: 60_000, signal: controller.signal });
      // A call that never asks has ended instead.
      await Promise.race([suite.faults.whenComplete(list), calling]);
      const abortedAt = performance.now();
      controller.abort(new Error("enough"));
      const call = await calling;
      soon("the abort", performance.now() - abortedAt, slackMs);
      same("outcome", call.error?.outcome, "unknown");
      same("code", call.error?.code, "unavailable");
    }),
  ),
  promise(suite, "sends nothing when the look-up before it does not end, or is aborted", () =>
    allOf(["deadline", "abort"], async (which) => {
      const key = newKey();
      // One address for each, so that each counts its own.
      const list = faultAddress("silence", { on: ["list"], times: which === "deadline" ? 1_000 : 1_001 });
      const controller = new AbortController();
      const isAbort = which === "abort";
      const calling = keyedCall(suite, list, key, { timeoutMs: isAbort ? 60_000 : 500, signal: controller.signal });
      if (isAbort) {
        await Promise.race([suite.faults.whenComplete(list), calling]);
        controller.abort(new Error("enough"));
      }
      const { error } = await calling;
      same("code", error?.code, isAbort ? "aborted" : "timeout");
      same("outcome", error?.outcome, "not_created");
      same("requests for a voice", (await suite.faults.voices(markOf(key))).arrived, 0);
    }),
  ),
];

/**
 * One call whose answer is lost, with a list that is right before the request and another from then on.
 *
 * @param cursors Makes the cursor of each page, where the provider is to read pages that hold nothing but one.
 */
async function looking(
  suite: Suite,
  list: FaultAddress,
  cursors?: () => string,
  settings: CallSettings = {},
): Promise<KeyedCall> {
  const from = faultAddress(lost, { acts: false, times: ++calls });
  let isSent = false;
  const lead: Fetch = (request) => {
    if (request.method === "POST") isSent = true;
    else if (isSent) return fetch(request.url.replace(`/${from}/`, `/${list}/`), without(request));
    return fetch(request);
  };
  const endless = (provider: CloneProvider): CloneProvider =>
    cursors === undefined || provider.voices === undefined
      ? provider
      : {
          ...provider,
          voices: {
            ...provider.voices,
            readPage: (body) => (isSent ? { voices: [], cursor: cursors() } : provider.voices?.readPage(body)),
          },
        };
  return keyedCall(suite, from, newKey(), { settleMs, ...settings, fetch: lead }, endless);
}

/** So that each call has an address of its own. */
let calls = 1_000;

/** A question without its address. */
const without = ({ method, headers, signal, redirect }: Request): RequestInit => ({
  method,
  headers,
  signal,
  redirect,
});

/** The error of the lost answer stays, and comes in time. */
function unknown({ error, milliseconds, marks }: KeyedCall): void {
  same("code", error?.code, "unavailable");
  same("status", error?.status, 502);
  same("outcome", error?.outcome, "unknown");
  soon("the call", milliseconds, settleMs + slackMs);
  same("marks", marks.join(), "");
}

function soon(what: string, took: number, most: number): void {
  if (took > most) throw new Error(`${what} took ${Math.round(took)} ms, with ${most} ms at most`);
}

/** What listeners hear of the look-up after the lost answer. */
function result({ events }: KeyedCall, expected: (CloneEvent & { type: "look_up_ended" })["result"]): void {
  const ended = events.filter((event) => event.type === "look_up_ended").at(-1);
  same("result of the look-up", ended?.result, expected);
}

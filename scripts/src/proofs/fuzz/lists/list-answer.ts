import type { Answer, Reply } from "../answer.ts";
import type { SentRequest } from "../wire.ts";
import type { Account } from "./account.ts";
import { garbagePage } from "./garbage.ts";
import { askedIn, pageOf } from "./page.ts";
import type { ListTurn } from "./plan.ts";

/** A request for a page of the list, and what the service knows about its answer. */
export interface ListRequest extends SentRequest {
  readonly served: ListTurn["kind"];
  readonly cursor: string | undefined;
  readonly search: string | undefined;
  /** Whether the cursor was given out before. */
  readonly isKnown: boolean;
  /** Whether the answer is the last page of the list. */
  readonly isLast: boolean;
  /** Whether the answer passes for a page, and hides what is there. */
  readonly lies: boolean;
  /** The voices with the key that the list had when the request came. */
  readonly bearers: readonly string[];
  /** After how many requests for a voice it came. */
  readonly afterRequests: number;
}

type About = Omit<ListRequest, keyof SentRequest | "afterRequests">;

export const wholePage: Reply = {
  kind: "reply",
  status: 200,
  retryAfter: { form: "none" },
  echoInHeaders: false,
  body: { kind: "JSON", value: null, echo: "nothing", filler: 0 },
  chunks: [4000],
  chunkMs: 0,
  ending: "whole",
};

/**
 * What becomes of a list request.
 *
 * @param isLater Whether a voice was asked for before.
 * @returns `body` absent where the answer's own stands.
 */
export function listAnswer(
  url: string,
  account: Account,
  key: string,
  isLater: boolean,
): { readonly answer: Answer; readonly body?: string; readonly about: About } {
  const { plan, vendor } = account;
  account.requests++;
  const turn = isLater ? plan.later[account.laterRequests++] : plan.turns[account.requests - 1];
  const asked = askedIn(url, vendor);
  const about = {
    ...{ cursor: asked.cursor, search: asked.search, isLast: false, lies: false },
    isKnown: asked.cursor === undefined || account.cursors.has(asked.cursor),
    bearers: account.bearers(key).map(({ id }) => id),
  };
  // A list without an end would keep the call for thousands of requests.
  const delayMs = plan.endless === "new pages" ? Math.max(500, plan.pageMs) : plan.pageMs;
  const carried = turn === undefined ? {} : { obeys: turn.carried.obeys };
  const whole = (status: number): Answer => ({
    ...{ reads: "nothing", delayMs, obeys: true, acts: false, ...carried },
    how: { ...wholePage, status },
  });
  const again = turn?.kind === "page again" && asked.cursor !== undefined ? account.lastPage : undefined;
  if (again !== undefined) return { answer: whole(200), body: again, about: { ...about, served: "page again" } };
  if (turn?.kind === "fault") {
    const { how } = turn.carried;
    const success = how.kind === "reply" && how.status >= 200 && how.status < 300;
    return { answer: { ...turn.carried, reads: "nothing" }, about: { ...about, served: "fault", lies: success } };
  }
  if (turn?.kind === "busy") {
    const how: Reply = {
      ...wholePage,
      status: turn.which % 2 === 0 ? 429 : 503,
      retryAfter: { form: "seconds", seconds: turn.which },
    };
    return { answer: { ...whole(200), how }, body: "", about: { ...about, served: "busy" } };
  }
  if (turn?.kind === "garbage") {
    const { body, lies } = garbagePage(vendor, turn.which);
    return { answer: whole(200), body, about: { ...about, served: "garbage", lies } };
  }
  const page = turn?.kind === "stale cursor" && asked.cursor !== undefined ? undefined : pageOf(account, asked);
  if (page === undefined) {
    const status = (turn?.which ?? 0) % 2 === 0 ? 400 : 404;
    return { answer: whole(status), body: '{"message":"no such cursor"}', about: { ...about, served: "stale cursor" } };
  }
  account.lastPage = page.isLast ? undefined : page.body;
  return { answer: whole(200), body: page.body, about: { ...about, served: "page", isLast: page.isLast } };
}

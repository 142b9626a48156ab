import type { Fetch } from "@org/clone-core";
import type { Answer } from "../answer.ts";
import type { VirtualClock } from "../clock.ts";
import type { Account } from "../lists/account.ts";
import { type ListRequest, listAnswer } from "../lists/list-answer.ts";
import { otherKey } from "../lists/plan.ts";
import { bodyBytes } from "../values/bodies.ts";
import type { Moments } from "../values/moments.ts";
import type { Secrets } from "../values/secrets.ts";
import { Wire } from "../wire.ts";
import { act, askedOf, garbageFor, rightAnswer, surelyNothing, type VoiceRequest, wholeReply } from "./life-answer.ts";
import type { LifeTurn } from "./life-scenario.ts";

const listPath = { cartesia: "/voices", inworld: "/voices/v1/voices" };

/** A `fetch` that answers about the voices of an account, and what it was asked for. */
export class LifeService {
  readonly pages: ListRequest[] = [];
  readonly asked: VoiceRequest[] = [];
  readonly #account: Account;
  readonly #turns: readonly LifeTurn[];
  readonly #secrets: Secrets;
  readonly #wire: Wire;

  constructor(account: Account, turns: readonly LifeTurn[], secrets: Secrets, clock: VirtualClock, moments: Moments) {
    this.#account = account;
    this.#turns = turns;
    this.#secrets = secrets;
    this.#wire = new Wire(secrets, clock, moments);
  }

  readonly fetch: Fetch = (request) => {
    const { vendor } = this.#account;
    const isPage = request.method === "GET" && new URL(request.url).pathname === listPath[vendor];
    return isPage ? this.#page(request) : this.#voice(request);
  };

  #page(request: Request): Promise<Response> {
    const { answer, body, about } = listAnswer(request.url, this.#account, otherKey, false);
    const entry: ListRequest = { ...this.#wire.entryOf(request, answer), ...about, afterRequests: 0 };
    this.pages.push(entry);
    return this.#wire.play(entry, request, (how) =>
      body === undefined ? this.#said(how) : new TextEncoder().encode(body),
    );
  }

  #voice(request: Request): Promise<Response> {
    const { vendor, voices } = this.#account;
    const { kind = "right", which = 0, carried } = this.#turns[this.asked.length] ?? {};
    const about = askedOf(request, vendor);
    const exists = voices.some(({ id, own }) => id === about.id && own);
    const right = rightAnswer({ ...about, exists }, this.#account);
    const delivery = {
      reads: "all",
      delayMs: carried?.delayMs ?? 0,
      obeys: carried?.obeys ?? true,
      acts: true,
    } as const;
    const answer: Answer =
      kind === "fault" && carried !== undefined
        ? carried
        : { ...delivery, how: wholeReply(kind === "right" ? right.status : 200) };
    const entry: VoiceRequest = { ...this.#wire.entryOf(request, answer), ...about, exists, served: kind };
    this.asked.push(entry);
    return this.#wire.play(entry, request, (how) => {
      const acts = answer.acts && entry.body !== undefined && !surelyNothing(answer);
      if (acts) act(entry, this.#account);
      if (kind === "garbage") return new TextEncoder().encode(garbageFor(about, vendor, which));
      if (kind === "fault") return this.#said(how);
      // A voice is shown as it is after the change.
      return new Uint8Array(about.asks === "update" && exists ? rightAnswer(entry, this.#account).body : right.body);
    });
  }

  #said(how: Answer["how"]): Uint8Array<ArrayBuffer> {
    return how.kind === "reply" ? bodyBytes(how.body, this.#account.vendor, this.#secrets) : new Uint8Array();
  }
}

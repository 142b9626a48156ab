import type { Fetch } from "@org/clone-core";
import type { Answer } from "./answer.ts";
import type { VirtualClock } from "./clock.ts";
import type { Account, KeptVoice } from "./lists/account.ts";
import { type ListRequest, listAnswer } from "./lists/list-answer.ts";
import { entryOf } from "./lists/page.ts";
import { mayHaveCreated, verdictOn } from "./oracle/oracle.ts";
import type { Leg } from "./scenario.ts";
import { bodyBytes, isVoiceBody } from "./values/bodies.ts";
import type { Moments } from "./values/moments.ts";
import type { Secrets } from "./values/secrets.ts";
import { type SentRequest, Wire } from "./wire.ts";

/** Where a call with an idempotency key is made. */
export interface Keeping {
  readonly account: Account;
  readonly key: string;
}

/** A `fetch` that answers as the leg says, in turn, and what it was asked for. */
export class Service {
  /** Requests for a new voice. */
  readonly sent: SentRequest[] = [];
  readonly asked: ListRequest[] = [];
  readonly #leg: Leg;
  readonly #secrets: Secrets;
  readonly #wire: Wire;
  readonly #keeping: Keeping | undefined;
  readonly #answered: number;

  /** @param answered How many of the leg's answers were given by an earlier call. */
  constructor(
    leg: Leg,
    secrets: Secrets,
    clock: VirtualClock,
    moments: Moments,
    keeping: Keeping | undefined,
    answered = 0,
  ) {
    this.#leg = leg;
    this.#secrets = secrets;
    this.#wire = new Wire(secrets, clock, moments);
    this.#keeping = keeping;
    this.#answered = answered;
  }

  readonly fetch: Fetch = (request) => {
    if (this.#keeping !== undefined && request.method === "GET") return this.#list(request, this.#keeping);
    const { answers } = this.#leg;
    const given = answers[Math.min(this.#answered + this.sent.length, answers.length - 1)] as Answer;
    // A voice that was made of nothing could not be looked for.
    const names = given.how.kind === "reply" && isVoiceBody(given.how.body);
    const answer: Answer = this.#keeping !== undefined && names ? { ...given, reads: "all" } : given;
    const entry = this.#wire.entryOf(request, answer);
    this.sent.push(entry);
    return this.#wire.play(entry, request, (how) => this.#clone(entry, how, request.headers.get("content-type") ?? ""));
  };

  #list(request: Request, { account, key }: Keeping): Promise<Response> {
    const { answer, body, about } = listAnswer(request.url, account, key, this.#answered + this.sent.length > 0);
    const entry: ListRequest = { ...this.#wire.entryOf(request, answer), ...about, afterRequests: this.sent.length };
    this.asked.push(entry);
    return this.#wire.play(entry, request, (how) => {
      if (body !== undefined) return new TextEncoder().encode(body);
      return how.kind === "reply" ? bodyBytes(how.body, account.vendor, this.#secrets) : new Uint8Array();
    });
  }

  /** What the answer to a request for a voice says; the voice exists from then on, where the answer has one made. */
  async #clone(entry: SentRequest, how: Answer["how"], contentType: string): Promise<Uint8Array<ArrayBuffer>> {
    const { vendor } = this.#leg;
    const said = how.kind === "reply" ? bodyBytes(how.body, vendor, this.#secrets) : new Uint8Array();
    const { body } = entry;
    if (this.#keeping === undefined || body === undefined) return said;
    // As if it had come, to see whether there may be a voice then.
    const tried = { ...entry, ...(how.kind === "reply" && { replied: said }) };
    const hasVoice = verdictOn(tried, vendor).voice !== undefined && how.kind === "reply" && isVoiceBody(how.body);
    if (!hasVoice && !(entry.answer.acts && mayHaveCreated(tried, vendor))) return said;
    const { account } = this.#keeping;
    const made = account.make(await wishedVoice(body, contentType, vendor));
    if (!hasVoice || how.kind !== "reply") return said;
    return bodyBytes(how.body, vendor, this.#secrets, { id: made.id, shown: entryOf(vendor, made, account) });
  }
}

/** What a request asks for. */
async function wishedVoice(
  body: Uint8Array,
  contentType: string,
  vendor: Leg["vendor"],
): Promise<Pick<KeptVoice, "name" | "description" | "tags">> {
  if (vendor === "inworld") {
    const { displayName, description = "", tags = [] } = JSON.parse(Buffer.from(body).toString("utf8"));
    return { name: displayName, description, tags };
  }
  const form = await new Response(Uint8Array.from(body), { headers: { "content-type": contentType } }).formData();
  return { name: String(form.get("name")), description: String(form.get("description") ?? ""), tags: [] };
}

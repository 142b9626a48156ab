import type { Answer, Reply } from "./answer.ts";
import type { VirtualClock } from "./clock.ts";
import type { Moments } from "./values/moments.ts";
import type { Secrets } from "./values/secrets.ts";
import { thrownBy } from "./values/thrown.ts";

/** A request that reached the wire, and what became of it. Times are in milliseconds since the call began. */
export interface SentRequest {
  readonly answer: Answer;
  readonly sentAt: number;
  readonly method: string;
  readonly url: string;
  readonly redirect: string;
  readonly authorization: string | null;
  /** Absent when the service did not read it. */
  body?: Uint8Array;
  /** When `fetch` itself settled by what the answer says. */
  headAt?: number;
  /** When the caller had all of the answer, or as much as an error's body may have. */
  doneAt?: number;
  /** What `Retry-After` asks for: so many seconds, or until then. */
  retryAfter?: { readonly text: string; readonly seconds?: number; readonly until?: number };
  replied?: Uint8Array;
  /** Whether the body was neither read to its end nor given up: then its connection stays. */
  open?: boolean;
  /** Whether `fetch` rejected since the request's signal aborted. */
  gone?: boolean;
}

/** Of the body of an error this much is read. */
export const largestError = 64 * 1024;

/** What a request gets in the body of a reply, and what the service does with it, once it has been read. */
export type Serve = (how: Answer["how"]) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;

/** Lets answers come as their scenario says. */
export class Wire {
  readonly #secrets: Secrets;
  readonly #clock: VirtualClock;
  readonly #moments: Moments;

  constructor(secrets: Secrets, clock: VirtualClock, moments: Moments) {
    this.#secrets = secrets;
    this.#clock = clock;
    this.#moments = moments;
  }

  /** What is known of a request as soon as it is here. */
  entryOf(request: Request, answer: Answer): SentRequest {
    return {
      answer,
      sentAt: this.#clock.elapsed,
      method: request.method,
      url: request.url,
      redirect: request.redirect,
      authorization: request.headers.get("authorization"),
    };
  }

  /** What `fetch` returns for the request; throws where it throws. */
  play(entry: SentRequest, request: Request, serve: Serve): Promise<Response> {
    const { answer } = entry;
    this.#moments.reached("fetch");
    if (answer.how.kind === "fails" && answer.how.atOnce) {
      entry.headAt = this.#clock.elapsed;
      throw thrownBy(answer.how, this.#secrets);
    }
    const response = this.#answered(entry, request, serve);
    if (!answer.obeys) return response;
    const gone = aborted(request.signal).catch((reason: unknown) => {
      entry.gone = entry.headAt === undefined;
      throw reason;
    });
    return Promise.race([response, gone]);
  }

  async #answered(entry: SentRequest, request: Request, serve: Serve): Promise<Response> {
    const { how, reads, delayMs } = entry.answer;
    const neverConnects = how.kind === "fails" && how.what === "connect";
    if (reads === "all" && !neverConnects) {
      entry.body = new Uint8Array(await this.#clock.hold(request.arrayBuffer()));
    }
    const bytes = await this.#clock.hold((async () => serve(how))());
    if (delayMs > 0) await this.#clock.sleep(delayMs);
    if (how.kind === "hangs") return new Promise(() => {});
    entry.headAt = this.#clock.elapsed;
    if (how.kind === "fails") throw thrownBy(how, this.#secrets);
    this.#moments.reached("head");
    return how.kind === "odd" ? oddResponse(how.which) : this.#replied(entry, how, bytes);
  }

  #replied(entry: SentRequest, reply: Reply, bytes: Uint8Array<ArrayBuffer>): Response {
    const { status, retryAfter, echoInHeaders } = reply;
    const headers = new Headers({ "content-type": "application/json" });
    if (echoInHeaders) headers.set("x-request-id", `r-${this.#secrets.key}`);
    entry.retryAfter = this.#retryAfter(retryAfter);
    if (retryAfter.form !== "none") headers.set("retry-after", entry.retryAfter.text);
    if ([204, 205, 304].includes(status)) {
      entry.doneAt = this.#clock.elapsed;
      return new Response(null, { status, headers });
    }
    entry.replied = bytes;
    return new Response(this.#stream(entry, reply, bytes), { status, headers });
  }

  #stream(entry: SentRequest, { chunks, chunkMs, ending, status }: Reply, bytes: Uint8Array): ReadableStream {
    const end = ending === "whole" ? bytes.length : Math.floor(bytes.length / 2);
    let at = 0;
    let turn = 0;
    entry.open = true;
    return new ReadableStream({
      pull: async (controller) => {
        if (chunkMs > 0) await this.#clock.sleep(chunkMs);
        this.#moments.reached("chunk");
        const size = chunks[turn++ % chunks.length] ?? 1;
        // The last of many small chunks are one, so that a long body does not take long.
        const next = Math.min(end, turn > 40 ? end : at + size);
        if (at < end) controller.enqueue(bytes.slice(at, next));
        at = next;
        if (at < end) return undefined;
        entry.doneAt = this.#clock.elapsed;
        entry.open = ending === "stalls";
        if (ending === "whole") return controller.close();
        if (ending !== "stalls") return controller.error(thrownBy(ending, this.#secrets));
        delete entry.doneAt;
        return new Promise(() => {});
      },
      cancel: () => {
        entry.open = false;
        if (status >= 300 && at >= largestError) entry.doneAt ??= this.#clock.elapsed;
      },
    });
  }

  #retryAfter(plan: Reply["retryAfter"]): NonNullable<SentRequest["retryAfter"]> {
    switch (plan.form) {
      case "none":
        return { text: "" };
      case "seconds":
        return { text: plan.seconds.toLocaleString("en", { useGrouping: false }), seconds: plan.seconds };
      case "date": {
        const text = new Date(this.#clock.now + plan.inSeconds * 1000).toUTCString();
        return { text, until: this.#clock.elapsed + Date.parse(text) - this.#clock.now };
      }
      case "odd": {
        const text = plan.text.replaceAll(/[^ -~]/g, "?");
        return /^ *\d+ *$/.test(text) ? { text, seconds: Number(text) } : { text };
      }
    }
  }
}

/** So many seconds must pass after an answer before the next request; `undefined` where it does not say. */
export function askedWait({ retryAfter, doneAt = 0 }: SentRequest): number | undefined {
  const { seconds, until } = retryAfter ?? {};
  return until === undefined ? seconds : Math.max(0, Math.ceil((until - doneAt) / 1000));
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** What is no answer of a service. */
function oddResponse(which: number): Response {
  const opaque = { type: { value: "opaqueredirect" }, status: { value: 0 }, ok: { value: false } };
  const locked = new Response("{}");
  locked.body?.getReader();
  const values: readonly unknown[] = [
    undefined,
    null,
    {},
    { ok: true, status: 200, body: null },
    Response.error(),
    Object.defineProperties(new Response(null), opaque),
    { ok: true, status: "200", headers: new Headers(), body: null },
    locked,
    new Response(new ReadableStream({ start: (controller) => controller.enqueue("text, not bytes") })),
    { ok: true, status: Number.NaN, headers: new Headers(), body: null },
  ];
  return values[which % values.length] as Response;
}

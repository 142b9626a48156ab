import type { Redactor } from "../output/redactor.ts";
import type { Fetch } from "../providers/provider.ts";
import type { Deadline } from "./deadline.ts";

/** A success may carry processed audio back: up to this many bytes of it are read. */
const largestSuccess = 64 * 1024 * 1024;
/** Of any other body only so much is read, in bytes. */
const largestError = 64 * 1024;

/** An answer that arrived. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly redirected: boolean;
}

/** One request and its answer. */
export class Exchange {
  /** Whether `fetch` was called: from then on the service may have the request. */
  sent = false;
  /** Status and headers, as soon as they are here. */
  head: Pick<Received, "status" | "headers"> | undefined;
  received: Received | undefined;
  /** What `fetch` or the reading of the body rejected with. */
  failure: { readonly error: unknown } | undefined;
  #request: Request | undefined;
  #copied = false;
  readonly #fetch: Fetch;
  readonly #deadline: Deadline;
  readonly #redactor: Redactor;
  readonly #take: ((chunk: Uint8Array) => void) | undefined;

  /** @param take Gets the bytes of a success, whose text is empty then. */
  constructor(fetch: Fetch, deadline: Deadline, redactor: Redactor, take?: (chunk: Uint8Array) => void) {
    this.#take = take;
    this.#fetch = fetch;
    this.#deadline = deadline;
    this.#redactor = redactor;
  }

  readonly fetch: Fetch = async (request) => {
    if (this.sent) throw new Error("A provider sends one request for each call of send");
    this.#redactor.learn(request.headers);
    // Some services want their key in the address.
    this.#redactor.learn(new URL(request.url).searchParams);
    if (this.#deadline.ended) throw this.#deadline.signal.reason;
    this.sent = true;
    this.#request = request;
    // A copy's body may be sent while this one's stays whole. A provider may send one request again and again, and what
    // cannot be watched may have been copied.
    const { clone } = request;
    this.#copied = !Reflect.defineProperty(request, "clone", {
      configurable: true,
      value: () => {
        this.#copied = true;
        return clone.call(request);
      },
    });
    try {
      const response = await this.#fetch(request);
      const { status, headers } = response;
      this.head = { status, headers };
      const redirected = response.type === "opaqueredirect" || [301, 302, 303, 307, 308].includes(status);
      const text = await this.#readText(response);
      this.received = { status, headers, text, redirected };
    } catch (error) {
      this.failure = { error };
      throw error;
    }
    const { status, headers } = this.received;
    // A status that no Response can be made with, such as a browser's 0 for a redirect, is told by `received` alone.
    const showable = status >= 200 && status < 600;
    return new Response(null, showable ? { status, headers } : { status: 500 });
  };

  /** Whether nobody has taken the body of the request that was given to `fetch`, so that it cannot have left. */
  get untouched(): boolean {
    const request = this.#request;
    return request?.bodyUsed === false && !this.#copied && request.body?.locked === false;
  }

  async #readText(response: Response): Promise<string> {
    const reader = response.body?.getReader();
    if (reader === undefined) return "";
    const decoder = new TextDecoder();
    let text = "";
    const take = response.ok ? this.#take : undefined;
    let left = response.ok ? largestSuccess : largestError;
    try {
      while (left > 0) {
        const { done, value } = await this.#deadline.race(reader.read());
        if (done) return text + decoder.decode();
        // A runtime may hand over a chunk that is larger than what is left.
        const chunk = value.subarray(0, left);
        if (take === undefined) text += decoder.decode(chunk, { stream: true });
        else take(chunk);
        left -= value.length;
      }
    } catch (error) {
      // The status of an error says enough, even when its body breaks off.
      if (response.ok || this.#deadline.ended) throw error;
    } finally {
      // Frees the connection; what the runtime says to that changes nothing.
      reader.cancel().catch(() => {});
    }
    return text;
  }
}

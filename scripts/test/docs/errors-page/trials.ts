import type { CloneEvent } from "@org/clone-core";
import { type Answer, never, type Trial } from "./trial.ts";

const answering = (answer: () => Response): Trial => ({ fetch: async () => answer() });
const json = (status: number, body: unknown): Trial => answering(() => Response.json(body, { status }));
const text = (status: number, body: string): Trial => answering(() => new Response(body, { status }));
// Some statuses may have no body.
const bare = (status: number): Trial => answering(() => new Response(null, { status }));

const failure = (message: string, code?: string): TypeError =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(message), code !== undefined && { code }) });
const failing = (message: string, code?: string): Trial => ({ fetch: () => Promise.reject(failure(message, code)) });
/** A success whose body fails before its end. */
const breakingOff = (message: string, code: string): Trial =>
  answering(() => new Response(new ReadableStream({ start: (body) => body.error(failure(message, code)) })));

/** A key that comes at once for the first requests, and then never. */
function keyThatStops(after: number): () => Promise<string> {
  let asked = 0;
  return () => (asked++ < after ? Promise.resolve("made-up") : new Promise(() => {}));
}

/** Aborts when `fetch` is called, or at an event of this type. */
function abortingAt(moment: "fetch" | CloneEvent["type"], fetch: Answer): Trial {
  const controller = new AbortController();
  const abort = (): void => controller.abort(new Error("enough"));
  return {
    fetch: (request) => {
      const answer = fetch(request);
      if (moment === "fetch") abort();
      return answer;
    },
    options: { signal: controller.signal, onEvent: (event: CloneEvent) => event.type === moment && abort() },
  };
}

const busy: Answer = async () => new Response(null, { status: 429 });
const hidden = (): Response =>
  Object.defineProperties(new Response(null), {
    type: { value: "opaqueredirect" },
    status: { value: 0 },
    ok: { value: false },
  });
const unreadable = Object.defineProperty(new Blob(["RIFF"]), "arrayBuffer", {
  value: () => Promise.reject(new Error("the file is gone")),
});

/** The rows that name no status, each with the ways to bring it about. */
const causes: Readonly<Record<string, () => Trial[]>> = {
  "an option or a key that cannot be used, or a sample that cannot be read": () => [
    { options: { name: "" } },
    { options: { timeoutMs: 0 } },
    { options: { providerOptions: { colour: "red" } } },
    { apiKey: async () => "two\nlines" },
    { apiKey: () => Promise.reject(new Error("no key today")) },
    { options: { sample: unreadable } },
  ],
  "a language that is not a BCP 47 tag, or that the provider does not support": () => [
    { options: { language: "Klingon, please" } },
    { options: { language: "tlh" } },
  ],
  "a sample that is empty, not audio, over the limit or refused by the provider": () => [
    { options: { sample: new Uint8Array() } },
    { options: { sample: new Uint8Array(500) } },
    { options: { maxSampleBytes: 499 } },
    { options: { sample: new TextEncoder().encode("OggS".padEnd(500, "\0")) }, at: "inworld" },
  ],
  "the runtime reports that it never connected": () => [
    failing("connect", "ECONNREFUSED"),
    failing("getaddrinfo", "ENOTFOUND"),
    failing("connect", "UND_ERR_CONNECT_TIMEOUT"),
    failing("self-signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT"),
  ],
  "a port that fetch blocks": () => [failing("bad port")],
  "the connection broke, or failed in any other way": () => [
    failing("read", "ECONNRESET"),
    failing("other side closed", "UND_ERR_SOCKET"),
    failing("no reason given"),
    breakingOff("read", "ECONNRESET"),
    breakingOff("connect", "ECONNREFUSED"),
  ],
  "the runtime's own time-out, waiting for the answer or within it": () => [
    failing("headers", "UND_ERR_HEADERS_TIMEOUT"),
    breakingOff("body", "UND_ERR_BODY_TIMEOUT"),
  ],
  "the deadline passed before a request was sent, or before a retry": () => [
    { apiKey: keyThatStops(0) },
    { apiKey: keyThatStops(1), fetch: busy },
  ],
  "the deadline passed after a request was sent": () => [{ fetch: never }],
  "your signal aborted before a request was sent, or before a retry": () => [
    { options: { signal: AbortSignal.abort(new Error("enough")) } },
    abortingAt("attempt_started", never),
    abortingAt("retry_scheduled", busy),
  ],
  "your signal aborted after a request was sent": () => [abortingAt("fetch", never)],
  "a redirect whose status the browser hides": () => [answering(hidden)],
  "a success of Inworld in which every sample has errors": () => [
    { ...json(200, { audioSamplesValidated: [{ errors: [{ text: "too noisy" }] }] }), at: "inworld" },
  ],
  "any other success without a voice": () => [
    ...[{}, null, [], { id: "" }, { voice: {} }, { audioSamplesValidated: [] }].map((body) => json(200, body)),
    text(200, ""),
    text(200, "<html></html>"),
    bare(204),
  ],
};

/** The statuses that a row names; those of "any other" are what `named` leaves. */
export function statusesOf(what: string, named: readonly number[]): number[] {
  const [, from, to] = /^any other status from (\d+) to (\d+)$/.exec(what) ?? [];
  if (from !== undefined) {
    const all = Array.from({ length: Number(to) - Number(from) + 1 }, (_one, index) => Number(from) + index);
    return all.filter((status) => !named.includes(status));
  }
  return what.startsWith("status ") ? (what.match(/\b\d{3}\b/g) ?? []).map(Number) : [];
}

/** Every way to bring a row of the page about; none for a row that nobody has written one for. */
export function trialsOf(what: string, named: readonly number[]): Trial[] {
  const [, said] = /, where Cartesia says (.+)$/.exec(what) ?? [];
  if (said !== undefined) {
    const some = [400, 401, 402, 403, 413, 415, 422, 429, 499];
    return said
      .split(" or ")
      .flatMap((error_code) => some.map((status) => ({ ...json(status, { error_code }), at: "cartesia" as const })));
  }
  return causes[what]?.() ?? statusesOf(what, named).map(bare);
}

/** The rows that `trialsOf` knows without their naming a status. */
export const causeRows = Object.keys(causes);

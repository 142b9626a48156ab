import { deleteVoice, type Fetch, findVoices } from "@org/clone-core";
import { type Sandbox, type SandboxOptions, startSandbox } from "@org/voices-mock";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CloneLine, CloneOrder } from "../src/api/clone.ts";
import { aloneAt } from "../src/providers/all.ts";
import { cartesiaInStudio } from "../src/providers/cartesia.ts";
import { anySample } from "../src/providers/stand-in.ts";
import type { Connection } from "../src/providers/studio-provider.ts";
import { Attempts } from "../src/server/attempts.ts";

const order: CloneOrder = {
  ...{ provider: "cartesia", name: "Ada", language: "en", options: {}, consent: true },
  idempotencyKey: "studio-1",
};

let minutes = 0;
let sandbox: Sandbox;
let attempts: Attempts;

async function start(options: SandboxOptions = {}): Promise<void> {
  sandbox = await startSandbox({ now: () => minutes * 60_000, ...options });
}

const newAttempts = (): Attempts =>
  new Attempts(
    (error) => {
      throw error;
    },
    () => minutes * 60_000,
  );

/** Which of the service's scenarios is asked for; the service itself answers where there is none. */
function connectionTo(scenario?: string): Connection {
  const below = scenario === undefined ? "" : `/scenario/${scenario}`;
  return { apiKey: "sk_car_made-up", baseUrl: `${sandbox.url}${below}/cartesia` };
}

async function lastOf(lines: AsyncIterable<CloneLine> | readonly CloneLine[]): Promise<CloneLine | undefined> {
  let line: CloneLine | undefined;
  for await (line of lines);
  return line;
}

/** Begins it, and does not search long for a lost answer. */
function press(connection = connectionTo()): Promise<CloneLine | undefined> {
  const call = { ...cartesiaInStudio.call(connection, {}, anySample), settleMs: 1 };
  return lastOf(attempts.begin(call, order) ?? []);
}

const look = (connection = connectionTo()): Promise<CloneLine | undefined> =>
  lastOf(attempts.settle(cartesiaInStudio, connection, order.idempotencyKey, new AbortController().signal));

beforeEach(() => {
  minutes = 0;
  attempts = newAttempts();
});
afterEach(() => sandbox.close());

it("a voice that was deleted elsewhere is made again with its key, once its service's list can be trusted", async () => {
  await start();
  const first = await press();
  expect(first).toMatchObject({ type: "voice", voice: { existed: false } });
  sandbox.reset();
  minutes = 9;
  expect(await press()).toEqual(first);
  expect(sandbox.voices()).toHaveLength(0);
  minutes = 10;
  expect(await press()).toMatchObject({ type: "voice", voice: { existed: false } });
  minutes = 20;
  expect(await press()).toMatchObject({ type: "voice", voice: { existed: true } });
  expect(sandbox.voices()).toHaveLength(1);
});

it("where nobody knows, pressing again only looks until the list shows what was made", async () => {
  await start({ listLag: { ms: 8 * 60_000 } });
  expect(await press(connectionTo("answerLost"))).toMatchObject({
    error: { outcome: "unknown" },
    sendAgainFrom: 600_000,
  });
  minutes = 7;
  expect(await press()).toEqual({ type: "absent", sendAgainFrom: 600_000 });
  expect(sandbox.voices()).toHaveLength(1);
  minutes = 9;
  const found = await press();
  expect(found).toMatchObject({ type: "voice", voice: { name: "Ada" } });
  expect(await look()).toEqual(found);
  expect(sandbox.voices()).toHaveLength(1);
});

it.each([
  ["lost", { outcome: "unknown" }],
  ["heard", undefined],
] as const)(
  "the ten minutes begin when the request leaves, not an hour before it: its answer is %s",
  async (what, error) => {
    await start({ listLag: { ms: 8 * 60_000 } });
    let looks = 0;
    const sleepy: Connection = {
      ...connectionTo(what === "lost" ? "answerLost" : undefined),
      fetch: async (...given: Parameters<Fetch>) => {
        const response = await fetch(...given);
        // The lid is closed during the first look.
        if (response.ok && ++looks === 1) minutes = 60;
        return response;
      },
    };
    expect((await press(sleepy))?.type).toBe(error ? "error" : "voice");
    minutes = 66;
    expect(await press()).toMatchObject(error ? { type: "absent", sendAgainFrom: 70 * 60_000 } : { type: "voice" });
    expect(sandbox.voices()).toHaveLength(1);
  },
);

it("where nothing was made, it is sent again once the list can be trusted", async () => {
  await start();
  expect(await press(connectionTo("unavailable"))).toMatchObject({ error: { outcome: "unknown" } });
  minutes = 9;
  expect(await press()).toMatchObject({ type: "absent" });
  minutes = 10;
  expect(await press()).toMatchObject({ type: "voice", voice: { existed: false } });
});

it("a second try that surely made nothing does not say that the first one made nothing", async () => {
  await start({ listLag: { ms: 30 * 60_000 } });
  await press(connectionTo("answerLost"));
  minutes = 11;
  const unknown = { type: "error", error: { code: "quota", outcome: "unknown" }, sendAgainFrom: 600_000 };
  expect(await press(connectionTo("quotaExceeded"))).toMatchObject(unknown);
  expect(await look()).toEqual({ type: "absent", sendAgainFrom: 600_000 });
  // It was refused, so that nothing new holds the next one up.
  expect(await press(connectionTo("quotaExceeded"))).toMatchObject(unknown);
  minutes = 31;
  expect(await press(connectionTo("quotaExceeded"))).toMatchObject({ type: "voice", voice: { existed: true } });
});

it("nor that a voice which was made long ago was not, when the list cannot be read", async () => {
  await start();
  const { voice } = (await press()) as Extract<CloneLine, { type: "voice" }>;
  minutes = 11;
  const unreadable = { ...connectionTo(), fetch: async () => new Response("{}", { status: 401 }) };
  expect(await press(unreadable)).toMatchObject({ type: "error", error: { outcome: "unknown" } });
  expect(await look()).toMatchObject({ type: "voice", voice: { id: voice.id } });
});

it("a voice that was deleted here is not given as one that exists, though the list still shows it", async () => {
  await start();
  const shown: string[] = [];
  let isStale = false;
  const lagging: Connection = {
    ...connectionTo(),
    fetch: async (...given: Parameters<Fetch>) => {
      const request = new Request(...given);
      if (isStale && request.method === "GET")
        return new Response(shown.at(-1), { headers: { "content-type": "application/json" } });
      const response = await fetch(request);
      if (request.method === "GET") shown.push(await response.clone().text());
      return response;
    },
  };
  const { voice } = (await press(lagging)) as Extract<CloneLine, { type: "voice" }>;
  const provider = aloneAt(cartesiaInStudio, lagging);
  expect(await findVoices({ provider, idempotencyKey: order.idempotencyKey })).toHaveLength(1);
  await deleteVoice({ provider, id: voice.id });
  isStale = true;
  attempts.forgetVoice("cartesia", voice.id);
  const deleted = { type: "error", error: { code: "just_deleted", outcome: "not_created" } };
  expect(await press(lagging)).toMatchObject(deleted);
  expect(await look(lagging)).toMatchObject(deleted);
  attempts = newAttempts();
  attempts.forgetVoice("cartesia", voice.id);
  expect(await look(lagging)).toMatchObject(deleted);
  isStale = false;
  expect(await press(lagging)).toMatchObject({ type: "voice", voice: { existed: false } });
});

it("what is cancelled before its form has come in is not sent, and can be asked for again", async () => {
  await start();
  attempts.cancel("cartesia", order.idempotencyKey);
  expect(await press()).toMatchObject({ type: "error", error: { code: "aborted", outcome: "not_created" } });
  expect(sandbox.voices()).toHaveLength(0);
  expect(await press()).toMatchObject({ type: "voice", voice: { existed: false } });
  // A form that never came is not taken for one that comes later.
  attempts.cancel("cartesia", "studio-2");
  minutes = 1;
  const call = cartesiaInStudio.call(connectionTo(), {}, anySample);
  const later = { ...order, name: "Grace", idempotencyKey: "studio-2" };
  expect(await lastOf(attempts.begin(call, later) ?? [])).toMatchObject({ type: "voice", voice: { name: "Grace" } });
});

it("of what may have been made already, a cancelled form says nothing", async () => {
  await start();
  await press(connectionTo("unavailable"));
  minutes = 11;
  attempts.cancel("cartesia", order.idempotencyKey);
  const unknown = { type: "error", error: { code: "aborted", outcome: "unknown" }, sendAgainFrom: 600_000 };
  expect(await press()).toMatchObject(unknown);
});

it.each(["a look", "a press that only looks"])("%s is ended by Cancel, and can be begun again", async (what) => {
  await start();
  await press(connectionTo("unavailable"));
  let asked = (): void => {};
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  const silent: Connection = {
    ...connectionTo(),
    fetch: (...given: Parameters<Fetch>) =>
      new Promise((_resolve, reject) => {
        const { signal } = new Request(...given);
        signal.addEventListener("abort", () => reject(signal.reason));
        asked();
      }),
  };
  const looking = what === "a look" ? look(silent) : press(silent);
  await isAsked;
  attempts.cancel("cartesia", order.idempotencyKey);
  const ended = { type: "error", error: { code: "aborted", outcome: "unknown" }, sendAgainFrom: 600_000 };
  expect(await looking).toMatchObject(ended);
  expect(await look()).toMatchObject({ type: "absent" });
  minutes = 10;
  expect(await press()).toMatchObject({ type: "voice" });
});

it("of several voices with one key, a look gives the oldest, as a call does", async () => {
  await start({ listLag: { ms: 60_000 } });
  const first = (await press()) as Extract<CloneLine, { type: "voice" }>;
  // Another studio, which does not see the first one yet.
  attempts = newAttempts();
  await press();
  expect(sandbox.voices()).toHaveLength(2);
  minutes = 2;
  attempts = newAttempts();
  expect(await look()).toMatchObject({ type: "voice", voice: { id: first.voice.id } });
});

import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gaps } from "../../src/proofs/runtimes/gaps.ts";
import { root } from "../../src/specs/documents/sources.ts";
import { rowsBelow, sectionOf } from "./errors-page/page.ts";
import { bring, type Trial } from "./errors-page/trial.ts";
import { causeRows, statusesOf, trialsOf } from "./errors-page/trials.ts";

const happened = "What happened, and whether a voice exists";
const rows = rowsBelow(happened);
const named = rows.flatMap(([what = ""]) => (what.startsWith("status ") ? statusesOf(what, []) : []));
const source = await readFile(new URL("packages/clone-core/src/output/clone-error.ts", root), "utf8");
const codes = /export type CloneErrorCode =([^;]+);/.exec(source)?.[1]?.match(/[a-z_]+/g) ?? [];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The code, outcome and retries of each trial of a row, as the page writes them; equal ones once. */
async function found(what: string): Promise<string[]> {
  const all = new Set<string>();
  for (const at of ["cartesia", "inworld"] as const) {
    // Made anew for each provider, since a signal aborts once.
    for (const trial of trialsOf(what, named)) {
      if ((trial.at ?? at) !== at) continue;
      const { error, requests } = await bring(trial, at);
      all.add([error.code, error.outcome, requests > 1 ? "yes" : "no"].join(" | "));
    }
  }
  return [...all];
}

describe("what happened, and whether a voice exists", () => {
  it.each(rows)("is right about: %s", async (what = "", ...said) => {
    expect(await found(what)).toEqual([said.join(" | ")]);
  });

  it("has a row for each cause that is known, and for each status once", () => {
    const whats = rows.map(([what = ""]) => what);
    expect(whats).toEqual(expect.arrayContaining(causeRows));
    const statuses = whats.flatMap((what) => statusesOf(what, named)).sort((one, other) => one - other);
    expect(statuses).toEqual(Array.from({ length: 300 }, (_one, index) => 300 + index));
  });

  it("has every code, and no other", () => {
    // A voice that is to be made cannot be missing.
    expect(new Set(rows.map(([, code]) => code))).toEqual(new Set(codes.filter((code) => code !== "not_found")));
  });
});

describe("retries", () => {
  const asking = (wait: string): Trial => ({
    fetch: async () => new Response(null, { status: 429, headers: { "retry-after": wait } }),
  });

  it("wait up to 60 seconds, and no longer", async () => {
    expect(sectionOf(happened)).toContain("up to 60 seconds");
    const { requests } = await bring({ ...asking("60"), options: { timeoutMs: 600_000 } }, "cartesia");
    expect(requests).toBe(3);
    const { error, requests: once } = await bring(asking("61"), "cartesia");
    expect([once, error.retryAfterSeconds]).toEqual([1, 61]);
  });

  it("are two, within two minutes, unless the call says otherwise", async () => {
    expect(sectionOf(happened)).toContain("`maxRetries` is 2 and `timeoutMs` 120,000 unless");
    expect((await bring(asking("0"), "inworld")).requests).toBe(3);
    expect((await bring({}, "inworld")).events.at(-1)).toMatchObject({ type: "settled", durationMs: 120_000 });
  });
});

describe("what to do", () => {
  const advice = rowsBelow("What to do");

  it("has every code, and no other", () => {
    expect(advice.map(([code]) => code)).toEqual(codes);
  });

  it.each(advice)("tells to look first where %s may be unknown, and only there", (code, text) => {
    const outcomes = rows.filter(([, one]) => one === code).map(([, , outcome]) => outcome);
    expect(/look first/.test(text ?? "")).toBe(outcomes.includes("unknown"));
  });
});

describe("what shows", () => {
  const section = sectionOf("What never shows, and what does");
  const key = "sk_car_a-key-of-nobody";
  const saying = (body: unknown): Trial => ({ apiKey: key, fetch: async () => Response.json(body, { status: 400 }) });

  it("of an error ends where the page says", async () => {
    expect(section).toContain("after 2,000 characters, an object after 100 entries");
    const long = Object.fromEntries(Array.from({ length: 101 }, (_one, index) => [`field ${index}`, index]));
    const body = { said: "no. ".repeat(501), long, list: Array.from({ length: 101 }, () => 1) };
    const { error } = await bring(saying(body), "cartesia");
    const shown = error.body as typeof body;
    expect(shown.said).toMatch(/^(no\. ){500}… \[2004 characters\]$/);
    expect(Object.keys(shown.long)).toHaveLength(100);
    expect(shown.list).toBe("[a list of 101]");
    expect(section).toContain("body 64 KiB are read");
    const endless = await bring({ fetch: async () => new Response("no. ".repeat(20_000), { status: 400 }) }, "inworld");
    expect(endless.error.body).toMatch(/… \[65536 characters\]$/);
  });

  it("is never the key that was sent, but an own abort's reason and what the key function throws", async () => {
    expect(JSON.stringify((await bring(saying({ message: key }), "cartesia")).error)).not.toContain(key);
    const reason = new Error(key);
    expect((await bring({ options: { signal: AbortSignal.abort(reason) } }, "inworld")).error.cause).toBe(reason);
    expect((await bring({ apiKey: () => Promise.reject(reason) }, "inworld")).error.cause).toBe(reason);
  });
});

describe("what a runtime cannot promise", () => {
  it("has a row for each gap that the suite lets pass", () => {
    const runtimes = rowsBelow("What a runtime cannot promise").map(([runtime = ""]) => runtime);
    expect(runtimes.sort()).toEqual(gaps.map(({ runtime }): string => runtime).sort());
  });
});

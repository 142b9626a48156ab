import { readFile } from "node:fs/promises";
import { type CloneError, type CloneErrorCode, cloneVoice, isCloneError } from "@org/clone-core";
import { cartesia } from "@org/clone-core/cartesia";
import { inworld } from "@org/clone-core/inworld";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { root } from "../src/specs/sources.ts";

const page = await readFile(new URL("docs/errors-and-safety.md", root), "utf8");
const source = await readFile(new URL("packages/clone-core/src/clone-error.ts", root), "utf8");

/** The rows of the table below a heading, without its head. */
function rowsBelow(heading: string): string[][] {
  const section = page.slice(page.indexOf(`## ${heading}`)).split(/\n## /)[0] ?? "";
  return section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("`", "")),
    );
}

type Answer = (request: Request) => Promise<Response>;
interface Trial {
  readonly fetch?: Answer;
  readonly at?: "inworld";
  readonly options?: Record<string, unknown>;
}

const json = (status: number, body: object = {}): Trial => ({ fetch: async () => Response.json(body, { status }) });
const never: Answer = (request) =>
  new Promise((_resolve, reject) => {
    request.signal.addEventListener("abort", () => reject(request.signal.reason));
  });
const refused = Object.assign(new TypeError("fetch failed"), {
  cause: Object.assign(new Error("connect"), { code: "ECONNREFUSED" }),
});
const failing = (error: Error): Trial => ({
  fetch: async () => {
    throw error;
  },
});
const stuckKey = { apiKey: () => new Promise<string>(() => {}) };

/** Brings a row about; the second part is a later abort or nothing. */
const trials: Readonly<Record<string, Trial | (() => Trial)>> = {
  "an option or a key that cannot be used": { options: { name: "" } },
  "a language that the provider has no form of": { options: { language: "tlh" } },
  "a sample that is empty, no audio, over the limit or refused by the provider": {
    options: { sample: new Uint8Array(500) },
  },
  "no connection came about, and the runtime says so unmistakably": failing(refused),
  "the connection broke, or failed in any other way": failing(new TypeError("fetch failed")),
  "the deadline passed before a request was sent": { options: { timeoutMs: 50, ...stuckKey } },
  "the deadline passed after a request was sent": { fetch: never, options: { timeoutMs: 50 } },
  "the caller aborted before a request was sent": { options: { signal: AbortSignal.abort(new Error("enough")) } },
  "the caller aborted after a request was sent": () => {
    const controller = new AbortController();
    const fetch: Answer = (request) => {
      const answer = never(request);
      controller.abort(new Error("enough"));
      return answer;
    };
    return { fetch, options: { signal: controller.signal } };
  },
  "status 307 or 308": json(307),
  "status 301, 302 or 303": json(302),
  "status 401": json(401),
  "status 403": json(403),
  "status 402": json(402),
  "status 429 with a body that names a used-up quota or a plan": json(429, { error_code: "quota_exceeded" }),
  "status 413 or 415": json(413),
  "status 429": json(429),
  "status 408": json(408),
  "any other status from 400 to 499": json(422),
  "status 500 or above": json(503),
  "a success of Inworld in which every sample has errors": {
    ...json(200, { audioSamplesValidated: [{ errors: [{ text: "too noisy" }] }] }),
    at: "inworld",
  },
  "any other success that names no voice": json(200),
};

async function brought(trial: Trial): Promise<{ error: CloneError; requests: number }> {
  let requests = 0;
  const { apiKey = "made-up", ...options } = trial.options ?? {};
  const fetch: Answer = (request) => {
    requests++;
    return (trial.fetch ?? never)(request);
  };
  const make = trial.at === "inworld" ? inworld : cartesia;
  const sample = new Uint8Array(500);
  sample.set(new TextEncoder().encode("RIFF    WAVE"));
  const settled = cloneVoice({
    provider: make({ apiKey: apiKey as string, fetch }),
    name: "Ada",
    language: "en",
    sample,
    ...options,
  }).then(
    () => undefined,
    (error: unknown) => error,
  );
  // Waits and the deadline pass at once.
  await vi.runAllTimersAsync();
  const error = await settled;
  if (!isCloneError(error)) throw new Error(`expected a CloneError, found ${error}`);
  return { error, requests };
}

describe("docs/errors-and-safety.md", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const rows = rowsBelow("What happened");

  it("has a row for each trial of this test, and no other", () => {
    expect(rows.map(([what]) => what)).toEqual(Object.keys(trials));
  });

  it.each(rows)("is right about: %s", async (what, code, outcome, retried) => {
    const trial = trials[what ?? ""] ?? {};
    const { error, requests } = await brought(typeof trial === "function" ? trial() : trial);
    expect({ code: error.code, outcome: error.outcome, retried: requests > 1 ? "yes" : "no" }).toEqual({
      code,
      outcome,
      retried,
    });
  });

  it("says what to do about every code, and about no other", () => {
    const codes = /export type CloneErrorCode =([^;]+);/.exec(source)?.[1]?.match(/[a-z_]+/g);
    expect(rowsBelow("What to do").map(([code]) => code)).toEqual(codes);
    expect(new Set(rows.map(([, code]) => code))).toEqual(new Set(codes as CloneErrorCode[]));
  });
});

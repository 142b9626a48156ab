import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ToldVoice } from "../src/api/clone.ts";
import { getPreview, remove, rename } from "../src/page/ask.ts";
import { RowWork } from "../src/page/voices/row-work.ts";

const ada: ToldVoice = { provider: "cartesia", id: "voice-1", name: "Ada" };
const asked: string[] = [];
/** Answers what hangs. */
let answer = (): void => {};
let row: RowWork;

beforeEach(() => {
  row = new RowWork();
  asked.length = 0;
  // The first request hangs until it is answered or given up.
  vi.stubGlobal("fetch", (_path: string, { method = "GET", signal }: RequestInit) => {
    asked.push(method);
    if (asked.length > 1) return Promise.resolve(Response.json({ ...ada, name: "Grace" }));
    return new Promise<Response>((resolve, reject) => {
      answer = () => resolve(Response.json(ada));
      signal?.addEventListener("abort", () => reject(signal.reason));
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

const hear = (): Promise<void> =>
  row.hear(async (signal) => {
    await getPreview(ada, signal);
    return "";
  });
const erase = (): Promise<void> =>
  row.change("Deleting …", async () => {
    await remove(ada);
    return "Gone.";
  });
const save = (): Promise<void> =>
  row.change("Renaming …", async () => {
    const { name } = await rename(ada, "Grace");
    return `Renamed: ${name}.`;
  });

it("a voice is deleted while its sample is loading, which is said, and given up", async () => {
  const heard = hear();
  await vi.waitUntil(() => asked.length === 1, { interval: 1 });
  expect(row.said.value).toBe("Loading the sample …");
  await erase();
  await heard;
  expect([asked, row.said.value, row.problem.value]).toEqual([["GET", "DELETE"], "Gone.", ""]);
  expect(row.isHearing.value).toBe(false);
});

it("a second press on Hear loads nothing twice", async () => {
  const both = [hear(), hear()];
  await vi.waitUntil(() => asked.length === 1, { interval: 1 });
  answer();
  await Promise.all(both);
  expect([asked, row.said.value]).toEqual([["GET"], ""]);
});

it("what is asked for while a voice is renamed is done afterwards", async () => {
  const all = [save(), hear(), erase(), save()];
  await vi.waitUntil(() => asked.length === 1, { interval: 1 });
  expect(row.said.value).toBe("Renaming …");
  answer();
  await Promise.all(all);
  expect([asked, row.said.value]).toEqual([["PATCH", "DELETE", "PATCH"], "Renamed: Grace."]);
});

it("what fails says why, and the next thing is done all the same", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  await erase();
  expect([row.said.value, row.problem.value]).toEqual(["", expect.stringContaining("does not answer")]);
  vi.stubGlobal("fetch", async () => Response.json({}));
  await erase();
  expect([row.said.value, row.problem.value]).toEqual(["Gone.", ""]);
});

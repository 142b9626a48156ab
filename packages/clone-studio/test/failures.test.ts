import { afterEach, expect, it, vi } from "vitest";
import { describe, Refused, wordsFor } from "../src/page/ask.ts";
import { chosenNames, facts, factsProblem, loadFacts } from "../src/page/studio.ts";
import { isReading, more, problem, readFirst, readMore, status, voices } from "../src/page/voices/voice-list.ts";

const gone = (): Promise<never> => Promise.reject(new TypeError("Failed to fetch"));
const answer = (value: object, status = 200) => Promise.resolve(Response.json(value, { status }));
const ada = { provider: "cartesia", id: "voice-1", name: "Ada" };

afterEach(() => {
  vi.unstubAllGlobals();
  [facts.value, factsProblem.value, chosenNames.value] = [undefined, "", []];
  [voices.value, more.value, problem.value] = [[], undefined, ""];
});

it("without its studio the page says so, and tries again when it is asked to", async () => {
  vi.stubGlobal("fetch", gone);
  await loadFacts();
  expect([facts.value, factsProblem.value]).toEqual([undefined, expect.stringContaining("does not answer")]);
  const provider = { name: "cartesia", title: "Cartesia", hasKey: true, options: [] };
  vi.stubGlobal("fetch", () => answer({ kind: "accounts", languages: [], providers: [provider] }));
  await loadFacts();
  expect([factsProblem.value, chosenNames.value]).toEqual(["", ["cartesia"]]);
});

it("a page of an earlier studio says which address to open", async () => {
  vi.stubGlobal("fetch", () => answer({}, 401));
  await readFirst("cartesia", "");
  expect(problem.value).toBe(
    "The studio was started again. Open the address that the studio printed when it was started last.",
  );
  expect(isReading.value).toBe(false);
  await loadFacts();
  expect(factsProblem.value).toBe(problem.value);
});

it("a list that cannot be read says why and what to do, with one full stop each", async () => {
  const error = { code: "authentication", message: "cartesia: the key was refused.", outcome: "not_created" };
  vi.stubGlobal("fetch", () => answer({ error }, 502));
  await readFirst("cartesia", "");
  expect(problem.value).toMatch(/^cartesia: the key was refused\. Check the key .*[^.]\.$/);
});

it("so does an answer that breaks off in the middle", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response('{"voices":')));
  await readFirst("cartesia", "");
  expect(problem.value).toContain("The studio does not answer");
});

it("more of a list comes behind what is shown, which stays when the rest cannot be read", async () => {
  vi.stubGlobal("fetch", () => answer({ voices: [ada], cursor: "next" }));
  await readFirst("cartesia", "");
  vi.stubGlobal("fetch", () => answer({ voices: [{ ...ada, id: "voice-2" }], cursor: "last" }));
  await readMore();
  expect(voices.value.map(({ id }) => id)).toEqual(["voice-1", "voice-2"]);
  vi.stubGlobal("fetch", gone);
  await readMore();
  expect(voices.value).toHaveLength(2);
  expect(problem.value).toContain("Is it still running");
  // And may be asked for again.
  vi.stubGlobal("fetch", () => answer({ voices: [{ ...ada, id: "voice-3" }] }));
  await readMore();
  expect(voices.value).toHaveLength(3);
  expect([more.value, problem.value]).toEqual([undefined, ""]);
});

it("what is said of a list is of what was searched for", async () => {
  vi.stubGlobal("fetch", () => answer({ voices: [] }));
  await readFirst("cartesia", "zzz");
  expect(status.value).toBe("There is no such voice at cartesia.");
  await readFirst("cartesia", " ");
  expect(status.value).toBe("There is no voice of your own at cartesia yet.");
  vi.stubGlobal("fetch", () => answer({ voices: [ada], cursor: "next" }));
  await readFirst("inworld", "");
  expect(status.value).toBe("1 or more at inworld.");
  // What fails says itself why.
  vi.stubGlobal("fetch", gone);
  await readFirst("cartesia", "");
  expect(status.value).toBe("");
});

it("what would be sent is refused in the words of core, with what to do", async () => {
  const error = { code: "invalid_input", message: "name is empty", outcome: "not_created" };
  vi.stubGlobal("fetch", () => answer({ error }, 502));
  const fields = { provider: "cartesia", name: "", language: "en", options: {} } as const;
  const refused = await describe(fields, new Blob(["sample"]), new AbortController().signal).catch((one) => one);
  expect(refused).toBeInstanceOf(Refused);
  expect(wordsFor(refused)).toBe("name is empty. Correct what the reason names.");
});

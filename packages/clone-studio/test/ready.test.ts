import { expect, it, onTestFinished, vi } from "vitest";
import { attempts, canCloneAgain, cloneAgain, dismiss, lookAgain, takeUp } from "../src/page/cloning/attempts.ts";
import { firstMissing, press } from "../src/page/cloning/ready.ts";
import { addTake, choose, consent, removeTake, setConsent, takes } from "../src/page/recording/takes.ts";
import { chosenNames } from "../src/page/studio.ts";
import { name, ownOptions, wantedLanguage } from "../src/page/voice/voice.ts";
import { answers, give, kept, made, ordered, refused, sampleReady, settled, usePage } from "./form.ts";

usePage();

it("says what is missing first, and orders nothing", async () => {
  const said: (string | undefined)[] = [];
  const ask = async (): Promise<void> => void said.push((await press())?.at);
  await ask();
  await give("one");
  for (const take of [() => (name.value = " "), () => (chosenNames.value = [])]) {
    take();
    await ask();
    [name.value, chosenNames.value] = ["Ada", ["cartesia", "inworld"]];
    await sampleReady();
  }
  wantedLanguage.value = "xx";
  await ask();
  wantedLanguage.value = "en";
  setConsent(false);
  await ask();
  expect(said).toEqual(["record", "name", "providers", "language", "consent"]);
  expect([ordered, takes.value.length]).toEqual([[], 1]);
});

it("another recording may be another person's, so its speaker's consent is ticked anew", async () => {
  chosenNames.value = ["cartesia"];
  answers.set("cartesia", [made("cartesia", "voice-1")]);
  await give("ada");
  addTake(new Blob(["bob"]), "bob.wav");
  await sampleReady();
  expect([consent.value, (await press())?.at, ordered]).toEqual([false, "consent", []]);
  const [ada] = takes.value;
  if (ada === undefined) throw new Error("nothing was taken");
  choose(ada);
  await sampleReady();
  expect([consent.value, await press()]).toEqual([true, undefined]);
  await settled();
});

it("whoever ticks it before there is a recording means the first one, and no later one", async () => {
  setConsent(true);
  addTake(new Blob(["ada"]), "ada.wav");
  expect(consent.value).toBe(true);
  for (const take of takes.value) removeTake(take);
  expect(consent.value).toBe(false);
});

it("after one service refused, correcting its field makes no second voice at the other", async () => {
  answers.set("cartesia", [made("cartesia", "voice-1")]).set("inworld", [refused]);
  await give("one");
  await press();
  expect(await settled()).toEqual(["cartesia made", "inworld failed"]);
  ownOptions.value = { "inworld.tags": "calm" };
  answers.set("inworld", [made("inworld", "voice-2")]);
  await press();
  expect(await settled()).toContain("inworld made");
  expect(ordered.map(({ provider }) => provider)).toEqual(["inworld", "cartesia", "inworld"]);
  expect(new Set(ordered.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
});

it("a service that joins later is the only one that is asked", async () => {
  chosenNames.value = ["cartesia"];
  answers.set("cartesia", [made("cartesia", "voice-1")]).set("inworld", [made("inworld", "voice-2")]);
  await give("one");
  await press();
  await settled();
  chosenNames.value = ["cartesia", "inworld"];
  await sampleReady();
  await press();
  await settled();
  expect(ordered.map(({ provider }) => provider)).toEqual(["cartesia", "inworld"]);
});

it("a double click orders one voice at each, and one more says that it is made", async () => {
  answers.set("cartesia", [made("cartesia", "voice-1")]).set("inworld", [made("inworld", "voice-2")]);
  await give("one");
  await Promise.all([press(), press()]);
  await settled();
  expect((await press())?.words).toContain("made already");
  expect(ordered).toHaveLength(2);
});

it("a new recording makes a new voice, with another key", async () => {
  chosenNames.value = ["cartesia"];
  answers.set("cartesia", [made("cartesia", "voice-1")]);
  for (const sound of ["one", "two"]) {
    await give(sound);
    await press();
    await settled();
  }
  expect(new Set(ordered.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
});

it("as long as nobody knows of a voice, no other is made there", async () => {
  chosenNames.value = ["cartesia"];
  await give("one");
  await press();
  expect(await settled()).toEqual(["cartesia unknown"]);
  name.value = "Grace";
  expect((await press())?.words).toContain("First settle what became of “Ada” at Cartesia");
  expect(ordered).toHaveLength(1);
  // Nothing is open at the other one.
  chosenNames.value = ["inworld"];
  await sampleReady();
  expect(firstMissing()).toBe(undefined);
});

it("nor is one while it is looked for, as after a reload in the middle of a call", async () => {
  kept.set("clone-studio-unsettled", JSON.stringify([{ key: "studio-old", provider: "cartesia", name: "Ada" }]));
  takeUp();
  await give("one");
  const [attempt] = attempts.value;
  if (attempt === undefined) throw new Error("nothing was taken up");
  void lookAgain(attempt);
  expect(firstMissing()?.words).toContain("First wait for what becomes of “Ada” at Cartesia");
  answers.set("settle", [made("cartesia", "voice-1")]).set("cartesia", [made("cartesia", "voice-2")]);
  await lookAgain(attempt);
  expect(firstMissing()).toBe(undefined);
});

it("what was left in another account, as in a sandbox, stays there, and does not stand in the way of the same here", async () => {
  chosenNames.value = ["cartesia"];
  answers.set("cartesia", [made("cartesia", "voice-1")]).set("settle", [{ type: "absent" }]);
  await give("one");
  await press();
  await settled();
  const key = ordered[0]?.idempotencyKey;
  attempts.value = [];
  const other = { key, provider: "cartesia", name: "Ada", account: "other", sendAgainFrom: Date.now() + 600_000 };
  kept.set("clone-studio-unsettled", JSON.stringify([other]));
  takeUp();
  expect(attempts.value).toEqual([]);
  expect(await press()).toBe(undefined);
  expect(await settled()).toEqual(["cartesia made"]);
  expect(ordered).toHaveLength(2);
  for (const attempt of attempts.value) dismiss(attempt);
  expect(JSON.parse(kept.get("clone-studio-unsettled") ?? "")).toEqual([other]);
  kept.set("clone-studio-unsettled", JSON.stringify([{ ...other, account: "own" }]));
  takeUp();
  expect(await settled()).toEqual(["cartesia unknown"]);
});

it("as long as nobody knows of a voice of another tab, no other is made there", async () => {
  chosenNames.value = ["cartesia"];
  answers.set("cartesia", [made("cartesia", "voice-1")]);
  await give("one");
  const other = { key: "studio-other", provider: "cartesia", name: "Grace", account: "own", sendAgainFrom: 1 };
  kept.set("clone-studio-unsettled", JSON.stringify([other]));
  expect((await press())?.words).toMatch(/^First settle what became of “Grace” at Cartesia in another tab/);
  expect(ordered).toEqual([]);
  kept.clear();
  expect(await press()).toBe(undefined);
  expect(await settled()).toEqual(["cartesia made"]);
});

it("a voice that may have been deleted elsewhere is asked for again, once its service's list can be trusted", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
  onTestFinished(() => void vi.useRealTimers());
  chosenNames.value = ["cartesia"];
  answers.set("cartesia", [made("cartesia", "voice-1")]);
  await give("one");
  await press();
  await settled();
  const listedFrom = attempts.value[0]?.sendAgainFrom.value ?? 0;
  vi.setSystemTime(listedFrom - 1);
  expect((await press())?.words).toContain("made already");
  vi.setSystemTime(listedFrom);
  answers.set("cartesia", [made("cartesia", "voice-2")]);
  expect(await press()).toBe(undefined);
  await settled();
  expect(ordered.map(({ idempotencyKey }) => idempotencyKey)).toEqual(Array(2).fill(ordered[0]?.idempotencyKey));
  expect(attempts.value.map(({ state }) => state.value)).toMatchObject([{ step: "made", voice: { id: "voice-2" } }]);
});

it("after a reload the same wish joins the voice that was begun before it", async () => {
  chosenNames.value = ["cartesia"];
  await give("one");
  await press();
  await settled();
  // The page is loaded again; the studio has gone on meanwhile.
  attempts.value = [];
  answers.set("settle", [made("cartesia", "voice-1")]);
  takeUp();
  expect(await press()).toBe(undefined);
  expect(await settled()).toEqual(["cartesia made"]);
  expect((await press())?.words).toContain("made already");
  expect(ordered).toHaveLength(1);
  expect(attempts.value.map(canCloneAgain)).toEqual([true]);
});

it("a second voice of the same content is made when somebody asks for it, and one for a double click", async () => {
  chosenNames.value = ["cartesia"];
  answers.set("cartesia", [made("cartesia", "voice-1")]);
  await give("one");
  await press();
  await settled();
  const [attempt] = attempts.value;
  if (attempt === undefined) throw new Error("nothing was made");
  cloneAgain(attempt);
  cloneAgain(attempt);
  expect(await settled()).toEqual(["cartesia made", "cartesia made"]);
  expect(ordered).toHaveLength(2);
  expect(ordered[0]?.idempotencyKey).not.toBe(ordered[1]?.idempotencyKey);
});

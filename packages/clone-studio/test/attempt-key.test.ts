import { expect, it } from "vitest";
import type { ProviderName } from "../src/api/facts.ts";
import { anotherKey, keyFor, keysMade } from "../src/page/cloning/attempt-key.ts";
import { choose, currentTake, moveWindow, takes } from "../src/page/recording/takes.ts";
import { chosen, chosenNames } from "../src/page/studio.ts";
import { description, name, ownOptions } from "../src/page/voice/voice.ts";
import { give, sampleReady, usePage } from "./form.ts";

usePage();

async function key(provider: ProviderName): Promise<string> {
  await sampleReady();
  await keysMade();
  const facts = chosen.value.find((one) => one.name === provider);
  const found = facts && keyFor(facts);
  if (found === undefined) throw new Error(`${provider} has no key`);
  return found;
}

it("is one that core and both services take", async () => {
  await give("one");
  expect(await key("cartesia")).toMatch(/^[\w.:-]{1,64}$/);
  expect(await key("cartesia")).not.toBe(await key("inworld"));
});

it("stays when another service is left out, joins again, or joins later with another sample", async () => {
  await give("one");
  const before = await key("cartesia");
  chosenNames.value = ["cartesia"];
  expect(await key("cartesia")).toBe(before);
  chosenNames.value = ["inworld", "cartesia"];
  expect(await key("cartesia")).toBe(before);
});

it("stays when something is typed and deleted again, or ticked and unticked", async () => {
  await give("one");
  const before = [await key("cartesia"), await key("inworld")];
  [name.value, description.value] = ["Adam", "calm"];
  ownOptions.value = { "inworld.tags": "x", "inworld.audioProcessingConfig": true, "cartesia.base_voice_id": "b" };
  expect(await key("cartesia")).not.toBe(before[0]);
  [name.value, description.value] = ["Ada ", ""];
  ownOptions.value = { "inworld.tags": "", "inworld.audioProcessingConfig": false, "cartesia.base_voice_id": " " };
  expect([await key("cartesia"), await key("inworld")]).toEqual(before);
});

it("follows from what is asked for alone, so that a page that has forgotten it makes the same one again", async () => {
  await give("one");
  const before = await key("cartesia");
  // More than a page remembers.
  for (let index = 0; index < 100; index++) {
    name.value = `Ada ${index}`;
    await keysMade();
  }
  name.value = "Ada";
  expect(await key("cartesia")).toBe(before);
});

it("stays when another recording is looked at for a moment, and when the same file is chosen again", async () => {
  await give("one");
  const before = await key("cartesia");
  await give("two");
  expect(await key("cartesia")).not.toBe(before);
  const [first] = takes.value;
  if (first) choose(first);
  expect(await key("cartesia")).toBe(before);
  await give("one");
  expect(await key("cartesia")).toBe(before);
});

it("is another one for another part of the recording", async () => {
  await give("one");
  const before = await key("cartesia");
  if (currentTake.value) moveWindow(currentTake.value, { from: 1, to: 9 });
  expect(await key("cartesia")).not.toBe(before);
});

it("is the first one again when the part is moved back to what was found", async () => {
  await give("one");
  const before = await key("cartesia");
  const take = currentTake.value;
  if (take === undefined) throw new Error("nothing was taken");
  for (const back of [0, 0.04]) {
    moveWindow(take, { from: 1, to: 9 });
    expect(await key("cartesia")).not.toBe(before);
    moveWindow(take, { from: back, to: 10 });
    expect(await key("cartesia")).toBe(before);
  }
  moveWindow(take, { from: 0.1, to: 10 });
  expect(await key("cartesia")).not.toBe(before);
});

it("is the same again for a part that was dragged, moved away, and typed back as the fields showed it", async () => {
  await give("one");
  const take = currentTake.value;
  if (take === undefined) throw new Error("nothing was taken");
  const keyOf = (from: number, to: number): Promise<string> => {
    moveWindow(take, { from, to });
    return key("cartesia");
  };
  const dragged = await keyOf(1.0371, 11.8412);
  expect(await keyOf(1, 9)).not.toBe(dragged);
  expect(await keyOf(1, 11.8)).toBe(dragged);
  // The recording ends at twelve seconds.
  expect(await keyOf(1, 12.04)).toBe(await keyOf(1, 12));
});

it("of one service stays when a field of the other one is corrected", async () => {
  await give("one");
  const [cartesia, inworld] = [await key("cartesia"), await key("inworld")];
  ownOptions.value = { "inworld.tags": "calm" };
  expect(await key("cartesia")).toBe(cartesia);
  expect(await key("inworld")).not.toBe(inworld);
});

it("for one more voice is a new one each time, and no longer each time", () => {
  const again = anotherKey("studio-0123456789abcdef0123456789abcdef");
  expect(again).toMatch(/^studio-0123456789abcdef0123456789abcdef\.[\da-f]{8}$/);
  expect(anotherKey(again)).toHaveLength(again.length);
  expect(anotherKey(again)).not.toBe(again);
});

import { expect, it } from "vitest";
import { currentTake, removeTake, takes } from "../src/page/recording/takes.ts";
import { give, usePage, workers } from "./form.ts";

usePage();

it("a recording that breaks what reads it says what to do, and keeps nothing of an earlier sample", async () => {
  await give("one");
  const take = currentTake.value;
  if (take === undefined) throw new Error("nothing was taken");
  take.isBusy.value = true;
  for (const worker of workers) worker.dispatchEvent(new Event("error"));
  expect([take.isBusy.value, take.sample.value]).toEqual([false, undefined]);
  expect(take.problem.value).toBe("The recording could not be prepared. Load the page again.");
});

it("an answer to an earlier question changes nothing", async () => {
  await give("one");
  const take = currentTake.value;
  const [sample, looked] = [take?.sample.value, take?.looked.value];
  const late = { take: take?.id, turn: (take?.turn ?? 0) - 1, problem: { message: "late" } };
  for (const worker of workers) worker.dispatchEvent(new MessageEvent("message", { data: late }));
  expect([take?.sample.value, take?.looked.value, take?.problem.value]).toEqual([sample, looked, ""]);
});

it("after the current recording is removed, the last of the others is looked at", async () => {
  await give("one");
  await give("two");
  const [one, two] = takes.value;
  if (two) removeTake(two);
  expect(currentTake.value).toBe(one);
  if (one) removeTake(one);
  expect(currentTake.value).toBe(undefined);
});

import { readFile } from "node:fs/promises";
import type { WorkerOptions } from "bullmq";
import { expect, it } from "vitest";
import type { CloneWorkerOptions } from "../src/index.ts";

const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");

// The compiler asks for every name, and refuses others.
const options: Record<Exclude<keyof CloneWorkerOptions, keyof WorkerOptions> | "connection", string> = {
  queue: "",
  connection: "",
  providers: "",
  limits: "the queue's",
  loadSample: "",
  prepare: "none",
  timeoutMs: "120000",
  loadTimeoutMs: "600000",
  maxSampleBytes: "32000000",
  whenUnknown: "settle",
  absentAfterMs: "600000",
  onEvent: "none",
};

it("lists every option of a worker, with its default", () => {
  const [, table = ""] = /\n## Work\n(.*?)\n## /s.exec(readme) ?? [];
  const listed = [...table.matchAll(/^\| `(\w+)`.*\| +(.*?) *\|$/gm)].map(([, name = "", byDefault = ""]) => [
    name,
    byDefault.replaceAll(/[`,]/g, ""),
  ]);
  expect(Object.fromEntries(listed)).toEqual(options);
});

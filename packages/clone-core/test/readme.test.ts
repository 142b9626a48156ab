import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import type { CloneVoiceOptions, Voice } from "../src/index.ts";
import type { CartesiaOptions } from "../src/providers/cartesia.ts";
import type { InworldOptions } from "../src/providers/inworld.ts";

const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");

/** What stands below a heading, up to the next one. */
const below = (heading: string): string => readme.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";

/** Name and default of each option that the table below a heading has. */
const optionsBelow = (heading: string): Record<string, string> =>
  Object.fromEntries(
    [...below(heading).matchAll(/^\| `(\w+)`.*\| +(.*?) *\|$/gm)].map(([, name = "", byDefault = ""]) => [
      name,
      byDefault.replaceAll(/[`,]/g, ""),
    ]),
  );

// The compiler asks for every name, and refuses others.
const call: Record<keyof CloneVoiceOptions, string> = {
  provider: "",
  name: "",
  language: "",
  sample: "",
  samples: "",
  description: "none",
  providerOptions: "none",
  signal: "none",
  timeoutMs: "120000",
  maxRetries: "2",
  maxSampleBytes: "32000000",
  idempotencyKey: "none",
  lookFirst: "true",
  settleMs: "15000",
  onEvent: "none",
};
const provider: Record<keyof CartesiaOptions | keyof InworldOptions, unknown> = {
  apiKey: expect.any(String),
  baseUrl: "https://api.cartesia.ai or https://api.inworld.ai",
  fetch: expect.any(String),
  version: "2026-03-01",
  dangerouslyAllowBrowser: "false",
};
const voice: Record<keyof Voice, true> = {
  provider: true,
  id: true,
  name: true,
  language: true,
  description: true,
  createdAt: true,
  requestId: true,
  existed: true,
  warnings: true,
  raw: true,
};

it("the README has every option of a call and of a provider, with its default, and no other", () => {
  expect(optionsBelow("A call")).toEqual(call);
  expect(optionsBelow("A provider")).toEqual(provider);
});

it("the README has the defaults that the types state", async () => {
  const source = await readFile(new URL("../src/input/options.ts", import.meta.url), "utf8");
  const stated = [...source.matchAll(/@default (\w+)\s+\*\/\s+(\w+)\?/g)].map(([, value, name]) => [name, value]);
  expect(stated.length).toBe(5);
  for (const [name = "", value = ""] of stated) {
    expect(optionsBelow("A call")[name]).toBe(value.replaceAll("_", ""));
  }
});

it("the README names every part of a voice", () => {
  for (const part of Object.keys(voice)) expect(below("A call")).toContain(`\`${part}\``);
});

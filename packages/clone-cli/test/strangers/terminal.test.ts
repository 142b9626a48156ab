import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { journalOf, manifest } from "../batch/batch-run.ts";
import { cartesiaKey } from "../keys.ts";
import { jsonLines, ran } from "../ran-command.ts";
import { file, folder, wav } from "../recordings.ts";
import { type HostileService, hostileService } from "./hostile-service.ts";

/** What steers a terminal, turns text around, hides in it or begins a line: each between two letters. */
const hostile = [
  ...["\u001b[2J", "\u001b]0;x\u0007", "\u009b2J", "\u0000", "\u0008", "\u007f", "\u0085"],
  ...["\n\u2713 cartesia  forged", "\r\n\u2713 cartesia  forged", "\u2028", "\u2029"],
  ...["\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069"],
  ...["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u180e", "\u3164", "\ufff9"],
  ...["\u{e0001}", "\u{e0041}", "\u{e007f}"],
];
const text = `A${hostile.join("B")}C`;
const bad = /[^\P{Cc}\n]|\p{Zl}|\p{Zp}|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/u;

const sample = file("ada.wav", wav);
const clone = [sample, "--name", "Ada", "--language", "en", "--provider", "cartesia", "--max-retries", "0"];
let service: HostileService;
let env: Record<string, string>;
beforeAll(async () => {
  service = await hostileService();
  env = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: service.url };
});
afterAll(() => service.close());

const succeed = (): void => {
  service.answer = { status: 200, body: JSON.stringify({ id: text, name: text, language: "en", description: text }) };
};
const fail = (status: number): void => {
  // With any of these it is no text at all, and told by its length.
  const said = text.replaceAll(/[\0-\x08\x0e-\x1f]/g, "");
  service.answer = { status, body: JSON.stringify({ error_code: said, title: said, message: said, request_id: said }) };
};
/** A forged line would begin with it. */
const lineStarts = (shown: string): number =>
  shown.split("\n").filter((line) => line.includes("forged") && /^\W*✓ cartesia {2}forged/.test(line)).length;

describe("a terminal is not steered by what a service says", () => {
  it.each([
    ["a voice", succeed],
    ["a refusal", () => fail(400)],
    ["a failure", () => fail(500)],
  ])("in %s", async (_what, answer) => {
    answer();
    const rows = manifest("sample,name,language,provider\nclips/ada.wav,Ada,en,cartesia\n");
    for (const args of [clone, [...clone, "--verbose"], ["batch", rows, "--rate", "none"]]) {
      const { stdout, stderr } = await ran(args, { env: { ...env, NO_COLOR: "1", TERM: "dumb" } });
      expect(stdout + stderr).not.toMatch(bad);
      expect(lineStarts(stdout + stderr)).toBe(0);
      expect(stdout + stderr).toContain("forged");
    }
  });

  it("nor where it is kept in a file", async () => {
    succeed();
    const path = join(folder, "hostile.txt");
    await ran([...clone, "--output", path], { env });
    expect(readFileSync(path, "utf8")).not.toMatch(bad);
  });

  it("and programs get all of it, escaped: on standard output, in a file and in the journal", async () => {
    succeed();
    const path = join(folder, "hostile.ndjson");
    const rows = manifest("sample,name,language,provider\nclips/ada.wav,Ada,en,cartesia\n");
    await ran([...clone, "--json", "--output", path], { env });
    const outputs = [
      (await ran([...clone, "--json"], { env })).stdout,
      readFileSync(path, "utf8"),
      (await ran(["batch", rows, "--rate", "none", "--json"], { env })).stdout,
      readFileSync(journalOf(rows), "utf8"),
    ];
    for (const output of outputs) {
      expect(output).not.toMatch(bad);
      expect(jsonLines(output)).toContainEqual(expect.objectContaining({ id: text }));
    }
  });

  it("and a name keeps its emoji, without the joiners between them", async () => {
    service.answer = { status: 200, body: JSON.stringify({ id: "1", name: "Ada 👩🏽‍🚀 ❤️", language: "en" }) };
    expect((await ran(clone, { env })).stdout).toContain("Ada 👩🏽🚀 ❤️");
  });
});

describe("nor by a manifest or a command line", () => {
  it.each([
    ["an unknown key", { [text]: 1, sample: "clips/ada.wav", name: "Ada", language: "en" }],
    ["a wrong language", { sample: "clips/ada.wav", name: "Ada", language: text }],
    ["a missing sample", { sample: text, name: text, language: "en" }],
  ])("of NDJSON with %s", async (_what, row) => {
    const { stderr } = await ran(["batch", manifest(`${JSON.stringify(row)}\n`, "a.ndjson"), "--dry-run"], { env });
    expect(stderr).not.toMatch(bad);
    expect(lineStarts(stderr)).toBe(0);
  });

  it.each([
    ["a value", ["--timeout", text]],
    ["a choice", ["--provider", text]],
    ["an unknown option", [`--x${text}`]],
    ["a sample", [text]],
    ["a trim", ["--trim", text]],
  ])("with %s that is wrong", async (_what, args) => {
    const { stderr, exitCode } = await ran([...clone, ...args], { env });
    expect(exitCode).not.toBe(0);
    expect(stderr).not.toMatch(bad);
    expect(lineStarts(stderr)).toBe(0);
  });
});

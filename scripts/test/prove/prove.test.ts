import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { allProofs } from "../../src/prove/all-proofs.ts";
import { proveOptions } from "../../src/prove/options.ts";
import { type Proof, program } from "../../src/prove/proof.ts";
import { type ProofResult, prove } from "../../src/prove/prove.ts";
import { inTime, listLines, tableLines } from "../../src/prove/tables.ts";
import { root } from "../../src/specs/documents/sources.ts";

const suite = (name: string, run: Proof["run"], others: Partial<Proof> = {}): Proof => ({
  name,
  proves: `${name} holds`,
  run,
  ...others,
});
const passes = suite("passes", async () => true);
const fails = suite("fails", async () => false);
const long = suite("long", async () => true, { isLong: true });
const all = [fails, long, passes];

const folder = mkdtempSync(join(tmpdir(), "prove-"));
afterAll(() => rmSync(folder, { recursive: true }));

const quiet = { folder, begun() {}, ended() {}, passThrough: false, long: false, args: undefined, isBuilt: true };

describe("the suites", () => {
  it("are all there, each with a sentence, and CI runs every one that is not long", async () => {
    const proofs = await allProofs();
    for (const { proves } of proofs) expect(proves).toMatch(/^\S.{20,140}[^.]$/);
    const ci = parse(readFileSync(new URL(".github/workflows/ci.yml", root), "utf8"));
    expect(ci.jobs.proofs.strategy.matrix.proof).toEqual(
      proofs.filter(({ isLong }) => isLong !== true).map(({ name }) => name),
    );
    expect(proofs.map(({ name }) => name)).toContain("mutation");
  });

  it("are few enough scripts at the root, each of them a command that is there", () => {
    const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
    expect(Object.keys(scripts).length).toBeLessThanOrEqual(21);
  });
});

describe("pnpm prove", () => {
  it("runs all but the long ones, the named ones, or all", () => {
    const names = (...args: string[]) => proveOptions(args, all).proofs.map(({ name }) => name);
    expect(names()).toEqual(["fails", "passes"]);
    expect(names("--long")).toEqual(["fails", "long", "passes"]);
    expect(names("--list")).toEqual(["fails", "long", "passes"]);
    expect(names("passes", "long", "passes")).toEqual(["passes", "long"]);
  });

  it("hands what stands behind -- to one suite", () => {
    expect(proveOptions(["passes", "--", "--runs", "5"], all).args).toEqual(["--runs", "5"]);
    expect(() => proveOptions(["--", "--runs"], all)).toThrow("name one, as in pnpm prove fails -- --help");
    expect(() => proveOptions(["passes", "long", "--", "x"], all)).toThrow("goes to one suite");
  });

  it("says which suites there are when one is not", () => {
    expect(() => proveOptions(["pases"], all)).toThrow('no suite "pases": there are fails, long, passes');
    expect(() => proveOptions(["--fast"], all)).toThrow("--fast");
  });

  it("keeps how long a suite took that passed, and what it printed", async () => {
    const heard: (number | undefined)[] = [];
    const signal = new AbortController().signal;
    writeFileSync(join(folder, "times.json"), "no JSON");
    const begun = (_: Proof, __: number, usual: number | undefined): void => void heard.push(usual);
    for (let time = 0; time < 2; time++) await prove([suite("timed", async () => true)], { ...quiet, signal, begun });
    expect(heard).toEqual([undefined, 0]);
    expect(existsSync(join(folder, "timed.log"))).toBe(true);
  });

  it("goes on after a failure", async () => {
    const ended: ProofResult[] = [];
    const signal = new AbortController().signal;
    const results = await prove([fails, passes], {
      ...quiet,
      signal,
      ended: (result) => void ended.push(result),
    });
    expect(results.map(({ name, verdict }) => [name, verdict])).toEqual([
      ["fails", "failed"],
      ["passes", "passed"],
    ]);
    expect(ended).toEqual(results);
  });

  it("goes on after a suite that throws, and keeps what it threw", async () => {
    const signal = new AbortController().signal;
    const throws = suite("throws", async () => {
      throw new Error("boom");
    });
    const results = await prove([throws, passes], { ...quiet, signal });
    expect(results.map(({ verdict }) => verdict)).toEqual(["failed", "passed"]);
    expect(readFileSync(join(folder, "throws.log"), "utf8")).toContain("boom");
  });

  it("runs what needs no build when the build failed", async () => {
    const signal = new AbortController().signal;
    const needs = suite("needs", async () => true, { needsBuild: true });
    const results = await prove([needs, passes], { ...quiet, signal, isBuilt: false });
    expect(results.map(({ verdict }) => verdict)).toEqual(["not run", "passed"]);
  });

  it("stops a suite and all that it has started, and runs no other", async () => {
    const stop = new AbortController();
    // Its child would go on for an hour, and takes no notice of the first signal.
    const code = `
      import { spawn } from "node:child_process";
      process.on("SIGTERM", () => {});
      const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 3600000)"], { stdio: "ignore" });
      console.log(child.pid);
      setInterval(() => {}, 3600000);`;
    const file = join(folder, "endless.mjs");
    writeFileSync(file, code);
    const run = program(pathToFileURL(file).href, import.meta, 100);
    const running = prove([suite("endless", run), passes], { ...quiet, signal: stop.signal });
    const log = join(folder, "endless.log");
    await vi.waitUntil(() => existsSync(log) && readFileSync(log, "utf8").includes("\n"), { timeout: 20_000 });
    stop.abort();
    expect((await running).map(({ name, verdict }) => [name, verdict])).toEqual([
      ["endless", "stopped"],
      ["passes", "not run"],
    ]);
    const child = Number(readFileSync(log, "utf8"));
    // The system may take a moment to take it away.
    await vi.waitUntil(() => !existsSync(`/proc/${child}`) || process.platform !== "linux", { timeout: 20_000 });
  });

  it("hands a suite its usual arguments, its long ones, or those that it was given", async () => {
    const seen: (readonly string[])[] = [];
    const run: Proof["run"] = async ({ args }) => seen.push(args) > 0;
    const proof = suite("args", run, { args: ["--usual"], longArgs: ["--long"] });
    const signal = new AbortController().signal;
    await prove([proof], { ...quiet, signal });
    await prove([proof], { ...quiet, signal, long: true });
    await prove([proof], { ...quiet, signal, long: true, args: ["--mine"] });
    expect(seen).toEqual([["--usual"], ["--long"], ["--mine"]]);
  });

  it("shows tables whose columns stand under one another", () => {
    expect(
      tableLines([
        { name: "fuzz", verdict: "passed", seconds: 5 },
        { name: "audio", verdict: "not run", seconds: 0 },
      ]),
    ).toEqual(["suite  verdict  seconds", "fuzz   passed   5", "audio  not run  0"]);
    expect(listLines([{ name: "fuzz", proves: "it holds", isLong: true, lastSeconds: 125 }])).toEqual([
      "fuzz  2 min 5 s  it holds (long)",
    ]);
    expect([inTime(119), inTime(120)]).toEqual(["119 s", "2 min 0 s"]);
  });
});

import { EventEmitter, once } from "node:events";
import { PassThrough, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { run } from "../../src/index.ts";
import { cartesiaKey, secrets } from "../keys.ts";
import { jsonLines, ran } from "../ran-command.ts";
import { sandboxAccount } from "./account.ts";
import { type ListService, listed, listService } from "./list-service.ts";
import { before } from "./person.ts";

const account = sandboxAccount();
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");

let service: ListService | undefined;
afterEach(() => {
  service?.close();
  service = undefined;
});
const brokenPipe = (): Error => Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
const voices = (from: number, count: number): ReturnType<typeof listed>[] =>
  Array.from({ length: count }, (_, index) => listed(`v${from + index}`));

describe("clone-voice list", () => {
  it("writes a plain line for each voice into a pipe, with tabs between its cells", async () => {
    const { cartesia, inworld } = await account.cloned("Ada", { idempotencyKey: "order-4711" });
    const { exitCode, stdout, stderr } = await ran(["list"], { env: account.env });
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(
      `cartesia\t${cartesia}\tAda\ten\t2026-03-01T00:00Z\torder-4711\n` +
        `inworld\t${inworld}\tAda\ten-US\t2026-03-01T00:00Z\torder-4711\n`,
    );
  });

  it("writes one JSON document for each voice", async () => {
    const { cartesia, inworld } = await account.cloned("Ada", { description: "Calm", idempotencyKey: "order-4711" });
    const { exitCode, stdout } = await ran(["list", "--json"], { env: account.env });
    expect(exitCode).toBe(0);
    const both = { name: "Ada", description: "Calm", idempotencyKey: "order-4711", sandbox: false };
    expect(jsonLines(stdout)).toEqual([
      {
        ...{ provider: "cartesia", id: cartesia, language: "en", ...both },
        ...{ createdAt: "2026-03-01T00:00:01.000Z", createdAtSource: "service" },
      },
      {
        ...{ provider: "inworld", id: inworld, language: "en-US", ...both },
        ...{ createdAt: "2026-03-01T00:00:01.000Z", createdAtSource: "id" },
      },
    ]);
  });

  it("asks the provider that is named, else those that there is a key for", async () => {
    await account.cloned("Ada");
    const named = await ran(["list", "--provider", "inworld", "--json"], { env: account.env });
    expect(jsonLines(named.stdout)).toMatchObject([{ provider: "inworld" }]);
    const { INWORLD_API_KEY: _, ...one } = account.env as Record<string, string>;
    expect(jsonLines((await ran(["list", "--json"], { env: one })).stdout)).toMatchObject([{ provider: "cartesia" }]);
    const { exitCode, stderr } = await ran(["list"]);
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain("CARTESIA_API_KEY and INWORLD_API_KEY are not set");
    expect(flat(stderr)).toContain("--sandbox needs no key.");
  });

  it("says where there is no voice, on standard error, and marks a sandbox", async () => {
    const { exitCode, stdout, stderr } = await ran(["list", "--sandbox"]);
    expect([exitCode, stdout]).toEqual([0, ""]);
    expect(stderr).toBe(
      "sandbox: nothing of this is real\ncartesia: there is no voice of yours.\ninworld: there is no voice of yours.\n",
    );
  });

  it("goes on at the other provider where one cannot be read, and exits with 1", async () => {
    const { inworld } = await account.cloned("Ada");
    const env = { ...account.env, CARTESIA_BASE_URL: `${account.sandbox.url}/scenario/list:unauthorized/cartesia` };
    const people = await ran(["list"], { env });
    expect([people.exitCode, people.stdout.split("\t")[1]]).toEqual([1, inworld]);
    expect(people.stderr).toContain("✗ cartesia  authentication, status 401\n");
    expect(flat(people.stderr)).toContain("next check the key in CARTESIA_API_KEY");
    const programs = await ran(["list", "--json"], { env });
    expect(jsonLines(programs.stdout)).toMatchObject([
      { provider: "cartesia", error: { code: "authentication", next: expect.any(String) }, sandbox: false },
      { provider: "inworld", id: inworld },
    ]);
    expect(programs.stdout).not.toContain("outcome");
  });

  it("tells of each request with --verbose, and never shows a key", async () => {
    const { stdout, stderr } = await ran(["list", "--provider", "cartesia", "--verbose"], { env: account.env });
    expect(stderr).toContain("> cartesia: list: attempt 1\n");
    expect(stderr).toContain(`> cartesia: GET ${account.sandbox.cartesiaUrl}/voices\n< cartesia: status 200\n`);
    expect(stderr).toMatch(/< cartesia: list: done; attempts: 1; \d+ ms\n/);
    for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  });

  it("writes a page as soon as it is here, while the next is under way", async () => {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    service = await listService([voices(1, 2), voices(3, 2)], async (page) => (page === 1 ? released : undefined));
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const running = run(["list"], { stdout, stderr, stdin: new PassThrough(), env: service.env });
    const [first] = await once(stdout, "data");
    expect(String(first)).toContain("\tv1\t");
    release();
    const rest = text(stdout);
    expect(await running).toBe(0);
    stdout.end();
    expect(((await rest).match(/\tv[234]\t/g) ?? []).length).toBe(3);
  });

  it.each([
    ["nobody reads on", (stdout: PassThrough) => stdout.once("data", () => stdout.destroy(brokenPipe()))],
    ["nobody reads at all", (stdout: PassThrough) => stdout.destroy()],
  ])("ends quietly when %s, and asks for no more pages", async (_what, leave) => {
    service = await listService(Array.from({ length: 50 }, (_, index) => voices(index * 2, 2)));
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const said = text(stderr);
    // As the process does.
    stdout.on("error", () => {});
    leave(stdout);
    if (stdout.destroyed) await once(stdout, "close");
    expect(await run(["list"], { stdout, stderr, stdin: new PassThrough(), env: service.env })).toBe(0);
    stderr.end();
    expect(await said).toBe("");
    expect(service.asked).toBeLessThan(5);
  });

  it("ends by Ctrl-C, and says so", async () => {
    const controller = new AbortController();
    service = await listService([voices(1, 2), voices(3, 2)], async (page, response) => {
      if (page === 0) return;
      controller.abort();
      await once(response, "close");
    });
    const { exitCode, stdout, stderr } = await ran(["list"], { env: service.env, signal: controller.signal });
    expect([exitCode, stdout.match(/\tv\d\t/g)]).toEqual([1, ["\tv1\t", "\tv2\t"]]);
    expect(stderr).toContain("✗ cartesia  aborted\n");
  });

  it("waits for a reader that is slow, and holds no more than a page for it", async () => {
    service = await listService(Array.from({ length: 10 }, (_, index) => voices(index * 50, 50)));
    let most = 0;
    let lines = 0;
    const stdout = new Writable({
      highWaterMark: 100,
      async write(_chunk, _encoding, done) {
        most = Math.max(most, stdout.writableLength);
        lines += 1;
        for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
        done();
      },
    });
    const { env } = service;
    expect(await run(["list"], { stdout, stderr: new PassThrough(), stdin: new PassThrough(), env })).toBe(0);
    await new Promise<void>((resolve) => stdout.end(resolve));
    expect(lines).toBe(500);
    expect(most).toBeLessThan(4_000);
  });

  it("shows nothing of a service that steers a terminal, and keeps cells apart", async () => {
    const hostile = "Ada\t\u001b[2J\n\u202eevil\u200b";
    service = await listService([[listed("v1\tx", hostile, { language: "e\tn" })]]);
    const { stdout } = await ran(["list"], { env: service.env });
    expect(stdout).toBe("cartesia\tv1 x\tAda \ufffd[2J \ufffdevil\te n\t2026-03-01T12:34Z\t\n");
    service.close();
    service = await listService([[listed("v1\tx", hostile)]]);
    const shown = await before([], ["list"], { env: service.env, rows: 24 });
    expect(shown.stdout).not.toMatch(/[^\P{Cc}\n]|[\u202e\u200b]/u);
    service.close();
    service = await listService([[listed(cartesiaKey, cartesiaKey)]]);
    for (const more of [[], ["--json"]]) {
      const { stdout: kept } = await ran(["list", ...more], { env: service.env });
      expect(kept).not.toContain(cartesiaKey);
      expect(kept).toContain("[key]");
    }
  });
});

describe("clone-voice list on a terminal", () => {
  it("aligns columns under a head, cuts names where a line is too long, and names providers where there are several", async () => {
    service = await listService([[listed("v1", "A name that is rather long for the line"), listed("voice-2", "Bob")]]);
    const { stdout } = await before([], ["list"], { env: service.env, rows: 24, columns: 60 });
    expect(stdout).toMatchInlineSnapshot(`
      "id       name               language  created            key
      v1       A name that is r…  en        2026-03-01T12:34Z
      voice-2  Bob                en        2026-03-01T12:34Z
      "
    `);
    await account.cloned("Ada", { idempotencyKey: "order-4711" });
    const both = await before([], ["list"], { env: account.env, rows: 24, columns: 120 });
    expect(both.stdout).toMatchInlineSnapshot(`
      "provider  id                                    name  language  created            key
      cartesia  d0389311-a304-4b74-bffc-38cfa7682329  Ada   en        2026-03-01T00:00Z  order-4711
      inworld   sandbox__ada_20260301_000001z         Ada   en-US     2026-03-01T00:00Z  order-4711
      "
    `);
  });

  it("comes a screen at a time, as far as a person goes on", async () => {
    service = await listService([voices(1, 5), voices(6, 5), voices(11, 5)]);
    const { exitCode, stdout } = await before([" ", "\r", "q"], ["list"], { env: service.env, rows: 6 });
    expect(exitCode).toBe(0);
    expect(stdout.split("-- more: Enter or space, q to end --\n")).toHaveLength(4);
    expect(stdout.match(/^v\d+/gm)).toEqual(Array.from({ length: 11 }, (_, index) => `v${index + 1}`));
  });

  it("gives up the page that is under way when a person ends it", async () => {
    const next = new EventEmitter();
    const [asked, closed] = [once(next, "asked"), once(next, "closed")];
    service = await listService([voices(1, 9), voices(10, 9)], async (page, response) => {
      if (page === 0) return;
      next.emit("asked");
      await once(response, "close");
      next.emit("closed");
    });
    const { exitCode } = await before([() => asked.then(() => "q")], ["list"], { env: service.env, rows: 6 });
    expect(exitCode).toBe(0);
    await closed;
  });

  it.each([
    ["q", ["q"], true],
    ["Ctrl-C", ["\u0003"], true],
    ["a line where there are no single keys", ["q\n"], false],
    ["the end of the input", [], true],
  ])("ends at the first screen by %s", async (_what, typing, raw) => {
    service = await listService([voices(1, 9)]);
    const { exitCode, stdout, stderr } = await before(typing, ["list"], { env: service.env, rows: 6, raw });
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout.match(/^v\d+/gm)).toEqual(["v1", "v2", "v3"]);
  });

  it.each([
    ["that fits", 24, {}, []],
    ["of JSON", 6, {}, ["--json"]],
    ["on a terminal that cannot move its cursor", 6, { TERM: "dumb" }, []],
  ])("never asks for a list %s", async (_what, rows, surroundings, more) => {
    service = await listService([voices(1, 9)]);
    const env = { ...service.env, ...surroundings };
    const { stdout } = await before([], ["list", ...more], { rows, env });
    expect(stdout).not.toContain("-- more");
    expect(new Set(stdout.match(/\bv\d+/g)).size).toBe(9);
  });
});

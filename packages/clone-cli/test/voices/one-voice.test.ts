import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { secrets } from "../keys.ts";
import { jsonLines, ran } from "../ran-command.ts";
import { file, folder, wav } from "../recordings.ts";
import { sandboxAccount } from "./account.ts";
import { voiceService } from "./voice-service.ts";

const account = sandboxAccount();
const flat = (output: string): string => output.replaceAll(/\s+/g, " ");
const at = (provider: string): readonly string[] => ["--provider", provider];

describe("clone-voice get", () => {
  it("tells what is known of a voice", async () => {
    const { cartesia, inworld } = await account.cloned("Ada", { description: "Calm", idempotencyKey: "order-4711" });
    const { exitCode, stdout, stderr } = await ran(["get", cartesia, ...at("cartesia")], { env: account.env });
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "✓ cartesia
        id           d0389311-a304-4b74-bffc-38cfa7682329
        name         Ada
        language     en
        description  Calm
        created      2026-03-01T00:00:01.000Z
        key          order-4711
      "
    `);
    const { stdout: other } = await ran(["get", inworld, ...at("inworld")], { env: account.env });
    expect(other).toContain("created      2026-03-01T00:00:01.000Z (as its id says)\n");
    const json = await ran(["get", inworld, ...at("inworld"), "--json"], { env: account.env });
    expect(jsonLines(json.stdout)).toMatchObject([{ provider: "inworld", id: inworld, idempotencyKey: "order-4711" }]);
  });

  it("finds those of everybody in the sandbox, and marks them", async () => {
    const { exitCode, stdout } = await ran(["get", "Marlow", ...at("inworld"), "--sandbox"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("  name         Marlow\n");
    expect(stdout).toContain("  sandbox: nothing of this is real\n");
  });
});

describe("clone-voice rename", () => {
  it("changes the name, and nothing else", async () => {
    const { cartesia, inworld } = await account.cloned("Ada", { description: "Calm", idempotencyKey: "order-4711" });
    for (const [provider, id] of Object.entries({ cartesia, inworld })) {
      const args = ["rename", id, "--name", "Ada Lovelace", ...at(provider)];
      const { exitCode, stdout } = await ran(args, { env: account.env });
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`✓ ${provider}  changed\n`);
      const { stdout: now } = await ran(["get", id, "--json", ...at(provider)], { env: account.env });
      expect(jsonLines(now)).toMatchObject([
        { name: "Ada Lovelace", description: "Calm", idempotencyKey: "order-4711" },
      ]);
    }
  });

  it("changes the description, or takes it away", async () => {
    const { inworld } = await account.cloned("Ada", { description: "Calm" });
    const args = ["rename", inworld, ...at("inworld"), "--json", "--description"];
    expect(jsonLines((await ran([...args, "Loud"], { env: account.env })).stdout)).toMatchObject([
      { name: "Ada", description: "Loud" },
    ]);
    expect(jsonLines((await ran([...args, ""], { env: account.env })).stdout)[0]).not.toHaveProperty("description");
  });

  it.each([
    ["nothing to change", [], "There is nothing to change: pass --name, --description or both."],
    ["a name that is empty", ["--name", ""], "reason name is empty"],
  ])("refuses %s, and sends nothing", async (_what, more, message) => {
    const { exitCode, stderr } = await ran(["rename", "v1", ...at("cartesia"), ...more], { env: account.env });
    expect([exitCode, account.asked()]).toEqual([2, []]);
    expect(flat(stderr)).toContain(message);
  });
});

describe("clone-voice hear", () => {
  it("writes the sample that comes with an answer into a new file", async () => {
    const { inworld } = await account.cloned("Ada");
    const path = join(folder, "ada.mp3");
    const { exitCode, stdout } = await ran(["hear", inworld, "-o", path, ...at("inworld")], { env: account.env });
    expect(exitCode).toBe(0);
    const bytes = readFileSync(path);
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xf3]));
    expect(flat(stdout)).toBe(`✓ inworld ${path}: audio/mpeg, ${bytes.length} bytes id ${inworld} `);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("writes the sample that lies at an address of the service, and says so as JSON", async () => {
    const service = await voiceService();
    const path = join(folder, "ada.wav");
    const { exitCode, stdout } = await ran(["hear", "v1", "-o", path, "--json"], { env: service.env });
    expect(exitCode).toBe(0);
    expect(readFileSync(path)).toEqual(Buffer.from(wav));
    const told = { id: "v1", output: path, mediaType: "audio/wav", sizeBytes: wav.length, sandbox: false };
    expect(jsonLines(stdout)).toEqual([{ provider: "cartesia", ...told }]);
    service.close();
  });

  it("overwrites no file, and asks nobody then", async () => {
    const path = file("precious.wav", "precious");
    const { exitCode, stderr } = await ran(["hear", "Marlow", "-o", path, ...at("inworld")], { env: account.env });
    expect([exitCode, account.asked()]).toEqual([2, []]);
    expect(flat(stderr)).toContain("exists already, and is never overwritten");
    expect(readFileSync(path, "utf8")).toBe("precious");
  });

  it("leaves no half of a file where none can be written", async () => {
    const path = join(folder, "no-folder", "ada.mp3");
    const { exitCode, stderr } = await ran(["hear", "Marlow", "-o", path, ...at("inworld"), "--sandbox"]);
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain("cannot be written (ENOENT). Pass another --output.");
  });

  it("writes to a pipe, and to no terminal", async () => {
    const args = ["hear", "Marlow", "-o", "-", ...at("inworld"), "--sandbox"];
    const { exitCode, stdout, stderr } = await ran(args);
    expect([exitCode, stderr]).toEqual([0, "sandbox: nothing of this is real\n"]);
    expect(stdout.length).toBeGreaterThan(400);
    for (const [more, terminal] of [
      [[], true],
      [["--json"], false],
    ] as const) {
      const refused = await ran([...args, ...more], { terminal });
      expect([refused.exitCode, refused.stdout]).toEqual([2, ""]);
    }
  });

  it("says when a voice has no sample, and writes nothing", async () => {
    const service = await voiceService({ hasSample: false });
    const { env } = service;
    const path = join(folder, "none.wav");
    const people = await ran(["hear", "v1", "-o", path], { env });
    expect([people.exitCode, people.stdout, existsSync(path)]).toEqual([1, "", false]);
    expect(people.stderr).toBe("✗ cartesia  no_sample\n  id      v1\n  reason  cartesia has no sample of this voice\n");
    const programs = await ran(["hear", "v1", "-o", path, "--json"], { env });
    expect(programs.exitCode).toBe(1);
    expect(jsonLines(programs.stdout)).toMatchObject([{ id: "v1", error: { code: "no_sample" } }]);
    service.close();
  });
});

const commands: readonly (readonly [string, readonly string[]])[] = [
  ["get", ["get", "no-such-voice"]],
  ["rename", ["rename", "no-such-voice", "--name", "Ada"]],
  ["hear", ["hear", "no-such-voice", "-o", join(folder, "no-such.wav")]],
  ["delete", ["delete", "no-such-voice", "--yes"]],
];

describe.each(commands)("clone-voice %s", (_name, args) => {
  it("exits with 1 where there is no such voice, and says so", async () => {
    for (const provider of ["cartesia", "inworld"]) {
      const { exitCode, stdout, stderr } = await ran([...args, ...at(provider)], { env: account.env });
      expect([exitCode, stdout]).toEqual([1, ""]);
      expect(stderr).toContain(`✗ ${provider}  not_found, status 404\n`);
      expect(stderr).toContain("no-such-voice\n");
      expect(flat(stderr)).toContain(`next check the id: ${provider} has no such voice in this account (any more)`);
      expect(stderr).not.toContain("outcome");
      const json = await ran([...args, ...at(provider), "--json"], { env: account.env });
      expect([json.exitCode, json.stderr]).toEqual([1, ""]);
      expect(jsonLines(json.stdout)).toMatchObject([
        { id: "no-such-voice", error: { code: "not_found", status: 404 } },
      ]);
    }
  });

  it("takes an id for that of the one provider that there is a key for, and asks whose it is where there are more", async () => {
    const { CARTESIA_API_KEY: _, ...one } = account.env as Record<string, string>;
    expect((await ran(args, { env: one })).stderr).toContain("✗ inworld  not_found");
    account.sandbox.reset();
    for (const [surroundings, more] of [
      [{ env: account.env }, []],
      [{}, ["--sandbox"]],
    ] as const) {
      const { exitCode, stderr } = await ran([...args, ...more], surroundings);
      expect(exitCode).toBe(2);
      expect(flat(stderr)).toContain("Pass --provider cartesia or --provider inworld.");
    }
    const all = await ran([...args, "--provider", "all"], { env: account.env });
    expect(all.exitCode).toBe(2);
    expect(all.stderr).toContain("Allowed choices are cartesia, inworld");
    expect(account.asked()).toEqual([]);
  });

  it("refuses what is no id, and sends nothing", async () => {
    const wrong = args.map((arg) => (arg === "no-such-voice" ? "../voices" : arg));
    const { exitCode, stderr } = await ran([...wrong, ...at("cartesia")], { env: account.env });
    expect([exitCode, account.asked()]).toEqual([2, []]);
    expect(flat(stderr)).toContain("pass the id of a voice as the provider gave it");
  });

  it("says what went wrong after --max-retries and --timeout, and shows no key", async () => {
    const operation = args[0] === "hear" ? "preview" : args[0] === "rename" ? "update" : "get";
    const failing = account.playing(`${operation}:unavailable`);
    const more = [...at("inworld"), "--max-retries", "0", "--verbose"];
    const { exitCode, stderr } = await ran([...args, ...more], { env: failing });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("✗ inworld  unavailable, status 503\n");
    expect(stderr).toContain(`> inworld: ${operation}: attempt 1\n`);
    expect(stderr).toMatch(new RegExp(`< inworld: ${operation}: unavailable, failed; attempts: 1; `));
    for (const secret of secrets) expect(stderr).not.toContain(secret);
    const silent = account.playing(`${operation}:neverAnswering`);
    const late = await ran([...args, ...at("inworld"), "--timeout", "0.05", "--json"], { env: silent });
    expect(late.exitCode).toBe(1);
    expect(jsonLines(late.stdout)).toMatchObject([{ error: { code: "timeout", next: "run the command again" } }]);
  });

  it("says everything of itself in 80 columns, exit codes too", async () => {
    const { exitCode, stdout } = await ran([String(args[0]), "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Exit codes:\n  0  ");
    expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect((await ran(["help", String(args[0])])).stdout).toBe(stdout);
  });
});

import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cartesiaKey, inworldKey, keys, secrets } from "../keys.ts";
import { jsonLines, ran } from "../ran-command.ts";
import { wav } from "../recordings.ts";
import {
  type Answer,
  batch,
  created,
  entries,
  journalOf,
  manifest,
  named,
  names,
  service,
  unitEntries,
} from "./batch-run.ts";

/** Where nothing that is absent is sent again, nor waited for. */
const never = ["--absent-after", "never"];

const events = (path: string): string[] => unitEntries(path).map(({ event, name }) => `${event} ${name}`);

describe("clone-voice batch", () => {
  it("creates each voice once, tells of it, and keeps a journal beside the manifest", async () => {
    const { env, asked } = await service();
    const path = named("Ada", "Bob");
    const { exitCode, stdout, stderr } = await batch(path, ["--concurrency", "1"], { env });
    expect(exitCode).toBe(0);
    expect(asked).toEqual(["Ada", "Bob"]);
    expect(stdout).toBe("✓ cartesia  id of Ada  Ada (row 2)\n✓ cartesia  id of Bob  Bob (row 3)\n");
    expect(stderr).toBe(
      "Clone only voices whose speakers agreed: both services demand their consent.\n" +
        "cartesia  2 created, 0 failed, 0 unknown, 0 left\n",
    );
    expect(events(path)).toEqual(["sending Ada", "created Ada", "sending Bob", "created Bob"]);
  });

  it("creates nothing again: not after a rerun, in another order, from a moved sample, beside new rows", async () => {
    const { env, asked } = await service();
    const path = named("Ada", "Bob");
    await batch(path, [], { env });
    const rows = ["clips/../clips/ada.wav,Bob,en", "clips/ada.wav,Cy,en", "clips/ada.wav,Ada,en"];
    writeFileSync(path, `sample,name,language\n${rows.join("\n")}\n`);
    const { exitCode, stdout, stderr } = await batch(path, ["--json"], { env });
    expect(asked.toSorted()).toEqual(["Ada", "Bob", "Cy"]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("1 created (and 2 before), 0 failed");
    // The ids of all voices, so that a script needs the last run only.
    expect(jsonLines(stdout).filter(({ id }) => id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: "Ada", row: 4, id: "id of Ada", createdBefore: true }),
        expect.objectContaining({ name: "Bob", row: 2, id: "id of Bob", createdBefore: true }),
        expect.objectContaining({ name: "Cy", row: 3, id: "id of Cy" }),
      ]),
    );
  });

  it("tells of an error in JSON with all that one voice's error has", async () => {
    const refused = { detail: "Too short", code: "clip_too_short" };
    const { env } = await service(() => ({ status: 422, body: refused, headers: { "x-request-id": "request-1" } }));
    const path = named("Ada");
    const { exitCode, stdout } = await batch(path, ["--json"], { env });
    expect(exitCode).toBe(1);
    const [told] = jsonLines(stdout);
    const one = await ran(
      [path.replace("voices.csv", "clips/ada.wav"), "--name", "Ada", "--language", "en", "--json"],
      {
        env,
      },
    );
    const startedAt = expect.any(String);
    expect(jsonLines(one.stdout)).toMatchObject([{ error: { code: "rejected", requestId: "request-1" } }]);
    expect(told).toMatchObject({ row: 2, error: { ...(jsonLines(one.stdout)[0]?.["error"] as object), startedAt } });
  });

  it("takes another sample, or other values, for another voice", async () => {
    const { env, asked } = await service();
    const path = named("Ada");
    await batch(path, [], { env });
    const sample = path.replace("voices.csv", "clips/ada.wav");
    appendFileSync(sample, "x");
    await batch(path, [], { env });
    writeFileSync(path, "sample,name,language,description\nclips/ada.wav,Ada,en,Calm\n");
    await batch(path, [], { env });
    expect(asked).toHaveLength(3);
  });

  it("sends no row or sample that changed while the batch ran, and says so", async () => {
    let change = (): void => {};
    const { env, asked } = await service((name) => {
      change();
      return created(name);
    });
    const path = manifest("sample,name,language\nclips/ada.wav,Ada,en\nclips/bob.wav,Bob,en\n");
    const bob = path.replace("voices.csv", "clips/bob.wav");
    writeFileSync(bob, wav);
    change = () => appendFileSync(bob, "x");
    const { exitCode, stderr } = await batch(path, ["--concurrency", "1"], { env, columns: 100 });
    expect(exitCode).toBe(1);
    expect(asked).toEqual(["Ada"]);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      "1 voice is left. Rows or samples were changed while the batch ran.",
    );
  });

  it("makes one unit of each provider of a row", async () => {
    const path = manifest("sample,name,language,provider\nclips/ada.wav,Ada,en,all\nclips/ada.wav,Bob,en,inworld\n");
    const { exitCode, stdout, stderr } = await batch(path, ["--sandbox", "--json"], { env: {} });
    expect(exitCode).toBe(0);
    expect(jsonLines(stdout).filter(({ id }) => id)).toHaveLength(3);
    expect(jsonLines(stdout).every(({ sandbox }) => sandbox === true)).toBe(true);
    expect(stderr).toContain("Sandbox: nothing real was created.");
    // A real run must not take these voices for its own.
    expect(existsSync(journalOf(path))).toBe(false);
    expect(await batch(path, ["--sandbox"], { env: {} })).toMatchObject({ exitCode: 0, stdout: "" });
  });

  it("clones rows that name no provider wherever there is a key, or where --provider says", async () => {
    const path = named("Ada");
    const summary = async (args: readonly string[], env: Record<string, string>): Promise<string> =>
      (await batch(path, ["--dry-run", ...args], { env })).stderr;
    expect(await summary([], { INWORLD_API_KEY: inworldKey })).toMatch(/inworld {3}0 created/);
    expect(await summary([], { INWORLD_API_KEY: inworldKey })).not.toContain("cartesia");
    expect(await summary(["--provider", "cartesia"], {})).not.toContain("inworld");
  });

  it("shows with --dry-run what a real run would do, and sends and writes nothing", async () => {
    const { env, asked } = await service();
    const path = named("Ada", "Bob");
    const { exitCode, stderr } = await batch(path, ["--dry-run"], { env });
    expect(exitCode).toBe(0);
    expect(stderr).toContain("2 rows, 2 voices: nothing was sent (dry run).");
    expect(stderr).toContain("2 left");
    expect(asked).toEqual([]);
    expect(existsSync(journalOf(path))).toBe(false);
    expect(existsSync(`${journalOf(path)}.lock`)).toBe(false);
  });
});

describe("a voice that was surely not created", () => {
  it("is told of with its reason, and sent again by the next run", async () => {
    let refuses = true;
    const { env, asked } = await service((name) => {
      return refuses && name === "Bob" ? { status: 400, body: { message: "no such thing" } } : created(name);
    });
    const path = named("Ada", "Bob", "Cy");
    const { exitCode, stdout, stderr } = await batch(path, ["--concurrency", "1"], { env });
    expect(exitCode).toBe(1);
    expect(stdout.split("\n")).toHaveLength(3);
    expect(stderr).toContain('✗ cartesia "Bob" (row 3): status 400: no such thing');
    expect(stderr).toContain("2 created, 1 failed, 0 unknown, 0 left");
    refuses = false;
    expect(await batch(path, ["--json"], { env })).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual(["Ada", "Bob", "Cy", "Bob"]);
  });

  it.each<[number, string]>([
    [401, "authentication"],
    [402, "quota"],
    [403, "permission"],
  ])("because of status %i ends that provider's part: the next row would fare no better", async (status) => {
    const { env, asked } = await service(() => ({ status, body: { message: "not you" } }));
    const path = named(...names(20));
    const { exitCode, stderr } = await batch(path, ["--concurrency", "1"], { env, columns: 100 });
    expect(exitCode).toBe(1);
    expect(asked).toHaveLength(1);
    expect(stderr).toContain("0 created, 1 failed, 0 unknown, 19 left");
    expect(stderr).toContain(`cartesia was stopped: cartesia: status ${status}: not you`);
    expect(stderr).toContain("19 voices are left. The same command goes on with them.");
  });

  it("because nobody can be reached is tried again, not counted as failed, and given up in the end", async () => {
    const path = named("Ada");
    const env = { CARTESIA_API_KEY: cartesiaKey, CARTESIA_BASE_URL: "http://127.0.0.1:9" };
    // fetch refuses this port itself, so nothing is waited for.
    const { exitCode, stderr } = await batch(path, ["--timeout", "1"], { env, signal: AbortSignal.timeout(500) });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("cartesia: unavailable; nothing is sent there for");
    expect(stderr).toContain("1 left");
  });
});

describe("a voice of unknown outcome", () => {
  it("is listed and left alone, until --retry-unknown says otherwise", async () => {
    let lost = true;
    const { env, asked } = await service((name) => (lost && name === "Bob" ? undefined : created(name)));
    const path = named("Ada", "Bob");
    const first = await batch(path, [...never, "--concurrency", "1"], { env });
    expect(first.exitCode).toBe(3);
    const printed = first.stderr.replaceAll(/\s+/g, " ");
    expect(printed).toMatch(/\? cartesia "Bob" \(row 3\): .*nobody knows whether the voice exists/);
    expect(printed).toContain("the voice is looked for in the list");
    // Said once, in words of the batch.
    expect(printed).not.toContain("the voice may exist");
    lost = false;

    const second = await batch(path, [...never, "--json"], { env });
    expect(second.exitCode).toBe(3);
    expect(jsonLines(second.stdout)).toMatchObject([
      { name: "Ada", createdBefore: true },
      {
        name: "Bob",
        row: 3,
        error: { code: "unresolved", outcome: "unknown", startedAt: expect.stringMatching(/^20/) },
      },
      { summary: { created: 0, createdBefore: 1, failed: 0, unknown: 1, left: 0 } },
    ]);
    expect(second.stderr).toContain("The same command looks for the unknown voices again");
    expect(asked).toEqual(["Ada", "Bob"]);

    expect((await batch(path, never, { env })).stderr).toContain('? cartesia "Bob" (row 3) was sent around 20');
    expect(await batch(path, ["--retry-unknown"], { env })).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual(["Ada", "Bob", "Bob"]);
  });

  it("is one whose run ended between sending and the answer", async () => {
    const { env, asked } = await service();
    const path = named("Ada", "Bob");
    await batch(path, ["--concurrency", "1"], { env });
    const lines = readFileSync(journalOf(path), "utf8").trimEnd().split("\n");
    // As if the process had been killed before it could write what came of Bob, and in the middle of writing that.
    for (const torn of ["", lines.at(-1)?.slice(0, 40) ?? ""]) {
      writeFileSync(journalOf(path), `${lines.slice(0, -1).join("\n")}\n${torn}`);
      const { exitCode, stderr } = await batch(path, never, { env });
      expect(exitCode).toBe(3);
      expect(stderr).toContain("0 created (and 1 before), 0 failed, 1 unknown, 0 left");
      expect(stderr.includes("The journal ended in half a line (40 bytes)")).toBe(torn !== "");
    }
    // As if it had been killed while it announced Bob, who then was not sent.
    writeFileSync(journalOf(path), `${lines.slice(0, -2).join("\n")}\n${lines.at(-2)?.slice(0, 60)}`);
    expect(await batch(path, [], { env })).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual(["Ada", "Bob", "Bob"]);
  });

  it("ten times in a row ends that provider's part", async () => {
    const { env, asked } = await service(() => ({ status: 503 }));
    const { exitCode, stderr } = await batch(named(...names(30)), ["--concurrency", "1"], { env });
    expect(exitCode).toBe(3);
    expect(asked).toHaveLength(10);
    expect(stderr).toContain("0 created, 0 failed, 10 unknown, 20 left");
    expect(stderr).toContain("cartesia was stopped: 10 calls in a row ended without anybody knowing how");
  });
});

describe("a provider that says 429", () => {
  it("is left alone as a whole for as long as it asks, and gets the voice afterwards", async () => {
    const slow: Answer = { status: 429, headers: { "retry-after": "1" } };
    const { env, asked, times } = await service((name, count) => (count === 2 ? slow : created(name)));
    const path = named(...names(4));
    const { exitCode, stderr } = await batch(path, ["--concurrency", "1"], { env });
    expect(exitCode).toBe(0);
    expect(asked).toEqual(["Ada 1", "Ada 2", "Ada 2", "Ada 3", "Ada 4"]);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(990);
    expect(stderr).toContain("cartesia: rate_limited, status 429; nothing is sent there for 1.0 s");
    expect(stderr).toContain("4 created, 0 failed, 0 unknown, 0 left");
    // Each request is announced by itself.
    expect(events(path).filter((event) => event === "sending Ada 2")).toHaveLength(2);
  });

  it("and asks to wait for an hour is left for another day", async () => {
    const { env, asked } = await service(() => ({ status: 429, headers: { "retry-after": "3600" } }));
    const { exitCode, stderr } = await batch(named("Ada", "Bob"), ["--concurrency", "1"], { env });
    expect(exitCode).toBe(1);
    expect(asked).toHaveLength(1);
    expect(stderr).toContain("cartesia was stopped: it asks to wait 60 minutes");
    expect(stderr).toContain("0 created, 0 failed, 0 unknown, 2 left");
  });
});

describe("keys", () => {
  it("show nowhere, whatever the service says", async () => {
    const { env } = await service((name) => ({ status: 400, body: { message: `${cartesiaKey} is wrong, ${name}` } }));
    const path = named("Ada");
    for (const args of [[], ["--json"]]) {
      const { stdout, stderr } = await batch(path, ["--provider", "cartesia", ...args], {
        env: { ...env, INWORLD_API_KEY: inworldKey },
      });
      const all = stdout + stderr + readFileSync(journalOf(path), "utf8");
      for (const secret of secrets) expect(all).not.toContain(secret);
    }
  });

  it("that are missing are named, and nothing is sent", async () => {
    const path = manifest("sample,name,language,provider\nclips/ada.wav,Ada,en,all\n");
    const { exitCode, stderr } = await batch(path, [], { env: { CARTESIA_API_KEY: cartesiaKey }, columns: 100 });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error: INWORLD_API_KEY is not set, and the manifest has rows for inworld.");
    expect(existsSync(journalOf(path))).toBe(false);
  });

  it("that cannot be keys are refused by the name of their variable", async () => {
    const { exitCode, stderr } = await batch(named("Ada"), [], { env: { CARTESIA_API_KEY: "a\nb" } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("CARTESIA_API_KEY");
  });
});

describe("a journal of another address", () => {
  it("is refused, unless told that the account is the same", async () => {
    const [first, second] = [await service(), await service()];
    const path = named("Ada");
    await batch(path, [], { env: first.env });
    const { exitCode, stderr } = await batch(path, [], { env: second.env, columns: 100 });
    expect(exitCode).toBe(2);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      `tells of voices at ${first.env["CARTESIA_BASE_URL"]}, and cartesia is now at ${second.env["CARTESIA_BASE_URL"]}. ` +
        "Set CARTESIA_BASE_URL back, pass another --journal",
    );
    expect(await batch(path, ["--any-address"], { env: second.env })).toMatchObject({ exitCode: 0 });
    expect(second.asked).toEqual([]);
  });

  it("is told without the credentials in it", async () => {
    const { env } = await service();
    const url = `${env["CARTESIA_BASE_URL"]}/proxy?secret=1`;
    const path = named("Ada");
    await batch(path, [], { env: { ...env, CARTESIA_BASE_URL: url } });
    expect(existsSync(journalOf(path)) ? JSON.stringify(entries(path)) : "").not.toContain("secret");
  });
});

describe("options", () => {
  it.each([
    [["--rate", "0"], "Pass a number above 0, or none, or the same for one provider"],
    [["--rate", "acme=5"], "cartesia=<count> or inworld=<count>"],
    [["--concurrency", "1.5"], "Pass a whole number from 1 to 100"],
    [["--concurrency", "none"], "Pass a whole number from 1 to 100"],
    [["--timeout", "0"], "--timeout"],
    [["--provider", "acme"], "Allowed choices are cartesia, inworld, all"],
    [["--colour"], "unknown option '--colour'"],
  ])("%j are refused", async (args, message) => {
    const { exitCode, stderr } = await ran(["batch", "voices.csv", ...args], { env: keys });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it("has help in 80 columns", async () => {
    const { exitCode, stdout } = await ran(["batch", "--help"], {});
    expect(exitCode).toBe(0);
    expect(Math.max(...stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
    for (const option of ["--skip-invalid", "--retry-unknown", "--rate", "--journal"]) expect(stdout).toContain(option);
  });

  it("says with --quiet only results and errors", async () => {
    const { env } = await service((name) =>
      name === "Bob" ? { status: 400, body: { message: "no" } } : created(name),
    );
    const { stdout, stderr } = await batch(named("Ada", "Bob"), ["--quiet", "--concurrency", "1"], { env });
    expect(stdout).toBe("✓ cartesia  id of Ada  Ada (row 2)\n");
    expect(stderr).toBe('✗ cartesia "Bob" (row 3): status 400: no\n');
  });
});

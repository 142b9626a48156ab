import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { keys as apiKeys } from "../keys.ts";
import { jsonLines, ran } from "../ran-command.ts";
import { batch, created, journalOf, listed, named, service, unitEntries } from "./batch-run.ts";
import { killedBatch } from "./killed-batch.ts";

/** A minute more than after which what is absent counts as not created. */
const old = 11 * 60_000;
/** So little less than that, that a test hardly waits, and enough for a busy machine to begin. */
const almost = 10 * 60_000 - 2_500;

const never = ["--absent-after", "never"];

describe("the key of a unit", () => {
  it("stands in each request, is the same in every run and place, and costs no look while nothing is unknown", async () => {
    const own = await service();
    const path = named("Ada", "Bob");
    expect(await batch(path, ["--concurrency", "1"], { env: own.env })).toMatchObject({ exitCode: 0 });
    expect(await batch(named("Bob"), [], { env: own.env })).toMatchObject({ exitCode: 0 });
    expect(own.keys[0]).toMatch(/^batch:[\da-f]{32}$/);
    expect(own.keys[1]).not.toBe(own.keys[0]);
    expect(own.keys[2]).toBe(own.keys[1]);
    expect(own.looks).toBe(0);
    expect(unitEntries(path).flatMap(({ event, key }) => (event === "sending" ? [key] : []))).toEqual(
      own.keys.slice(0, 2),
    );
  });

  it("is not to be mistaken for one in a cell: that is refused at the check", async () => {
    const path = named("Ada");
    writeFileSync(path, "sample,name,language,description\nclips/ada.wav,Ada,en,Calm [key:mine]\n");
    const { exitCode, stderr } = await batch(path, ["--dry-run"], { env: apiKeys });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("leave out what looks like the mark of an");
  });
});

describe("a voice that an earlier run left unknown", () => {
  it("and that the list shows is created: it is found before anything is sent, and not sent", async () => {
    const { own, path, key } = await killedBatch();
    const sentBefore: number[] = [];
    own.list = () => {
      sentBefore.push(own.asked.length);
      return { status: 200, body: { data: [listed("other", "batch:1"), listed("Bob", key, "b-1")], has_more: false } };
    };
    const { exitCode, stdout } = await batch(path, ["--json"], { env: own.env });
    expect(exitCode).toBe(0);
    expect([own.asked, sentBefore]).toEqual([["Cy"], [0]]);
    expect(jsonLines(stdout)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: "Bob", row: 3, id: "b-1", found: true }),
        expect.objectContaining({
          summary: { created: 1, createdBefore: 2, failed: 0, unknown: 0, left: 0, found: 1, countedAbsent: 0 },
        }),
      ]),
    );
    expect(unitEntries(path)).toContainEqual(
      expect.objectContaining({ event: "created", name: "Bob", id: "b-1", found: true }),
    );
    // From then on it is like any other, also as earlier versions wrote it.
    const written = readFileSync(journalOf(path), "utf8");
    expect(written).toContain('"found":true');
    writeFileSync(journalOf(path), written.replace('"found":true', '"existed":true'));
    const next = await batch(path, ["--json"], { env: own.env });
    expect(jsonLines(next.stdout)).toContainEqual(expect.objectContaining({ id: "b-1", createdBefore: true }));
    expect(sentBefore).toHaveLength(1);
  });

  it("and of which there are two is the one whose time is known", async () => {
    const { own, path, key } = await killedBatch();
    own.voices.push({ ...listed("Bob", key, "b-0"), created_at: undefined }, listed("Bob", key, "b-1"));
    const { stdout } = await batch(path, [], { env: own.env });
    expect(stdout).toContain("✓ cartesia  b-1  Bob (row 3), found in the list\n");
  });

  it("and of which there are two is the older one, with a warning", async () => {
    const { own, path, key } = await killedBatch();
    const younger = { ...listed("Bob", key, "b-2"), created_at: "2026-02-01T00:00:00Z" };
    own.voices.push(younger, listed("Bob", key, "b-1"));
    const { stdout, stderr } = await batch(path, [], { env: own.env });
    expect(stdout).toContain("✓ cartesia  b-1  Bob (row 3), found in the list\n");
    expect(stderr.replaceAll(/\s+/g, " ")).toContain("row 3: the voices b-1 and b-2 bear the same key");
  });

  it("and that is absent long enough is sent again with its key, after a look of its own", async () => {
    const { own, path, key } = await killedBatch({ ageMs: old });
    const { exitCode, stdout, stderr } = await batch(path, ["--concurrency", "1"], { env: own.env });
    expect(exitCode).toBe(0);
    expect(own.asked).toEqual(["Bob", "Cy"]);
    expect(own.keys[0]).toBe(key);
    expect(own.looks).toBe(2);
    expect(stdout).toContain("id of Bob");
    const said = stderr.replaceAll(/\s+/g, " ");
    expect(said).toContain('"Bob" (row 3) was sent around');
    expect(said).toContain("still not in the list: it counts as not created, and is sent again");
    expect(said).toContain("0 found in the list, 1 counted as not created and sent again");
  });

  it("and that shows up in the look before it is sent again is not sent", async () => {
    const { own, path, key } = await killedBatch({ ageMs: old });
    own.list = () => {
      const data = own.looks > 1 ? [listed("Bob", key, "late")] : [];
      return { status: 200, body: { data, has_more: false } };
    };
    const { exitCode, stdout } = await batch(path, ["--json"], { env: own.env });
    expect(exitCode).toBe(0);
    expect(own.asked).toEqual(["Cy"]);
    expect(jsonLines(stdout)).toContainEqual(expect.objectContaining({ name: "Bob", id: "late", found: true }));
  });

  it("and that was sent lately waits: it is found in the end, or sent in the end", async () => {
    for (const shows of [true, false]) {
      const { own, path, key } = await killedBatch({ ageMs: almost });
      own.list = () => {
        const data = shows && own.looks > 1 ? [listed("Bob", key, "late")] : [];
        return { status: 200, body: { data, has_more: false } };
      };
      const { exitCode, stdout, stderr } = await batch(path, ["--concurrency", "1"], { env: own.env });
      expect(exitCode).toBe(0);
      expect(own.asked).toEqual(shows ? ["Cy"] : ["Cy", "Bob"]);
      expect(stdout).toContain(shows ? "late" : "id of Bob");
      expect(stderr.replaceAll(/\s+/g, " ")).toMatch(
        /looking for a voice that the list does not show yet, for up to 0:0[1-3]/,
      );
    }
  }, 30_000);

  it.each([
    ["was sent just now", 0],
    ["was sent by a clock that was set back by a day since", -24 * 60 * 60_000],
  ])("and that %s is told as unknown when Ctrl-C ends the waiting", async (_, ageMs) => {
    const stop = new AbortController();
    const { own, path } = await killedBatch({
      ageMs,
      answer(name) {
        if (name === "Cy") setImmediate(() => stop.abort());
        return created(name);
      },
    });
    const { exitCode, stderr } = await batch(path, [], { env: own.env, signal: stop.signal });
    expect(exitCode).toBe(3);
    expect(own.asked).toEqual(["Cy"]);
    expect(stderr).toContain("0 failed, 1 unknown, 0 left");
    expect(stderr.replaceAll(/\s+/g, " ")).toContain("The same command looks for the unknown voices again");
  });

  it("stays unknown with --absent-after never, unless the list shows it", async () => {
    const { own, path, key } = await killedBatch({ ageMs: old });
    const { exitCode, stdout } = await batch(path, [...never, "--json"], { env: own.env });
    expect(exitCode).toBe(3);
    expect(own.asked).toEqual(["Cy"]);
    expect(jsonLines(stdout)).toContainEqual(
      expect.objectContaining({ name: "Bob", error: expect.objectContaining({ code: "unresolved" }) }),
    );
    own.voices.push(listed("Bob", key));
    expect(await batch(path, never, { env: own.env })).toMatchObject({ exitCode: 0 });
    expect(own.asked).toEqual(["Cy"]);
  });

  it("is only told where its journal is older than keys, for no look can find it", async () => {
    const { own, path } = await killedBatch({ ageMs: old, change: ({ key: _, ...entry }) => entry });
    const { exitCode, stderr } = await batch(path, [], { env: own.env });
    expect(exitCode).toBe(3);
    expect([own.asked, own.looks]).toEqual([["Cy"], 0]);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      "Look for the unknown voices in the provider's list. Those that are not there are sent by --retry-unknown, and so " +
        "are, a second time, those that are.",
    );
    expect(await batch(path, ["--retry-unknown"], { env: own.env })).toMatchObject({ exitCode: 0 });
    expect(own.asked).toEqual(["Cy", "Bob"]);
  });

  it("is told with the reason when the list cannot be read: nothing is sent for it, and the others are", async () => {
    const { own, path } = await killedBatch({ ageMs: old });
    own.list = () => ({ status: 403, body: { message: "not for you" } });
    const { exitCode, stdout, stderr } = await batch(path, ["--json"], { env: own.env });
    expect(exitCode).toBe(3);
    expect(own.asked).toEqual(["Cy"]);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain("cartesia: the list of voices cannot be read: status 403");
    const bob = jsonLines(stdout).find(({ name }) => name === "Bob");
    expect(bob).toMatchObject({
      error: { outcome: "unknown", message: expect.stringContaining("could not be read (permission)") },
    });
    // Who asks for it has looked by other means.
    expect(await batch(path, ["--retry-unknown"], { env: own.env })).toMatchObject({ exitCode: 0 });
    expect(own.asked).toEqual(["Cy", "Bob"]);
  });

  it("is looked for in every run whose request for it created nothing", async () => {
    let refuses = true;
    const { own, path } = await killedBatch({
      ageMs: old,
      answer: (name, count) => (refuses && count > 2 && name === "Bob" ? { status: 400 } : created(name)),
    });
    own.asked.push("Ada", "Bob");
    expect(await batch(path, [], { env: own.env })).toMatchObject({ exitCode: 1 });
    refuses = false;
    own.looks = 0;
    expect(await batch(path, [], { env: own.env })).toMatchObject({ exitCode: 0 });
    expect(own.asked.filter((name) => name === "Bob")).toHaveLength(3);
    expect(own.looks).toBe(1);
  });

  it("is no business of a run whose manifest has it no more, and needs no look", async () => {
    const { own, path } = await killedBatch({ ageMs: old });
    writeFileSync(path, readFileSync(path, "utf8").replace("clips/ada.wav,Bob,en\n", ""));
    expect(await batch(path, [], { env: own.env })).toMatchObject({ exitCode: 0 });
    expect([own.asked, own.looks]).toEqual([["Cy"], 0]);
  });
});

describe("a voice whose answer is lost", () => {
  it("is found before the run ends, and told of once", async () => {
    const own = await service((name) => {
      if (name !== "Bob") return created(name);
      own.voices.push(listed("Bob", own.keys.at(-1)));
      return undefined;
    });
    const path = named("Ada", "Bob");
    const { exitCode, stdout } = await batch(path, [...never, "--json"], { env: own.env });
    expect(exitCode).toBe(0);
    expect(own.asked.toSorted()).toEqual(["Ada", "Bob"]);
    expect(jsonLines(stdout).filter(({ name }) => name === "Bob")).toEqual([
      expect.objectContaining({ id: "id of Bob", found: true }),
    ]);
    expect(jsonLines(stdout).at(-1)).toMatchObject({ summary: { created: 2, unknown: 0, left: 0, found: 1 } });
  });

  it("is told as unknown when the list cannot be read either: nothing waits for ten minutes then", async () => {
    const own = await service(() => undefined);
    own.list = () => ({ status: 503 });
    const { exitCode, stderr } = await batch(named("Ada"), [], { env: own.env });
    expect(exitCode).toBe(3);
    expect([own.asked.length, own.looks]).toEqual([1, 3]);
    expect(stderr.match(/cannot be read/g)).toHaveLength(1);
  });

  it("is sent a second time when it stays absent, and not a third time in the same run", async () => {
    for (const lost of [1, 2]) {
      const own = await service((name, count) => (count <= lost ? undefined : created(name)));
      const { exitCode, stdout } = await batch(named("Ada"), ["--absent-after", "0.1s", "--json"], { env: own.env });
      expect(exitCode).toBe(lost === 1 ? 0 : 3);
      expect(own.asked).toHaveLength(2);
      expect(new Set(own.keys).size).toBe(1);
      expect(jsonLines(stdout).filter(({ name }) => name)).toHaveLength(1);
    }
  });
});

it.each(["0s", "5", "ten minutes", "-1s", "600h", "s", ""])("--absent-after %j is refused", async (time) => {
  const { exitCode, stderr } = await ran(["batch", "voices.csv", `--absent-after=${time}`], { env: apiKeys });
  expect(exitCode).toBe(2);
  expect(stderr.replaceAll(/\s+/g, " ")).toContain("Pass a time such as 30s, 10m or 1h, up to 596h, or never.");
});

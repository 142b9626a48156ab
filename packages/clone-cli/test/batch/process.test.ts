import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, statSync } from "node:fs";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import type { JournalFile } from "../../src/batch/journal/file.ts";
import { openJournalFile } from "../../src/batch/journal/file.ts";
import { batchVoices } from "../../src/batch/reporting/voices.ts";
import { binPath, jsonLines, nodePath, ran } from "../ran-command.ts";
import { batch, created, journalOf, named, names, service, unitEntries } from "./batch-run.ts";

/** A gate that opens once. */
function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** The command as its users run it. */
function started(path: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(nodePath, [binPath, "batch", path, "--rate", "none", "--json", ...args], { env, stdio: "pipe" });
  const stdout = text(child.stdout);
  const stderr = text(child.stderr);
  const end = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  return { child, ended: async () => ({ end: await end, stdout: await stdout, stderr: await stderr }) };
}

describe("Ctrl-C", () => {
  it("finishes what is under way, sends nothing more, and says what is left", async () => {
    const [arrived, answer] = [gate(), gate()];
    const { env, asked } = await service(async (name, count) => {
      if (count === 2) arrived.open();
      await answer.opened;
      return created(name);
    });
    const path = named(...names(5));
    const { child, ended } = started(path, [], env);
    await arrived.opened;
    const stopping = once(child.stderr, "data").then(async () => {
      while (!said.includes("Stopping")) await once(child.stderr, "data");
    });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += String(chunk);
    });
    child.kill("SIGINT");
    await stopping;
    answer.open();
    const { end, stdout, stderr } = await ended();
    expect(end).toEqual([1, null]);
    expect(asked.toSorted()).toEqual(["Ada 1", "Ada 2"]);
    expect(jsonLines(stdout).at(-1)).toMatchObject({ summary: { created: 2, unknown: 0, left: 3 } });
    expect(stderr).toContain("3 voices are left. The same command goes on with them.");
    expect(await batch(path, [], { env })).toMatchObject({ exitCode: 0 });
    expect(asked).toHaveLength(5);
  });

  it("a second time ends at once, and what was under way is unknown to the next run", async () => {
    const arrived = gate();
    const { env } = await service(() => {
      arrived.open();
      return new Promise(() => {});
    });
    const path = named("Ada", "Bob");
    const { child, ended } = started(path, ["--concurrency", "1"], env);
    await arrived.opened;
    child.kill("SIGINT");
    while (!String((await once(child.stderr, "data"))[0]).includes("Stopping"));
    child.kill("SIGINT");
    expect((await ended()).end).toEqual([null, "SIGINT"]);
    const { stderr } = await batch(path, ["--dry-run"], { env });
    expect(stderr).toContain("0 created, 0 failed, 1 unknown, 1 left");
  });

  it("while the manifest is checked sends nothing", async () => {
    const { env, asked } = await service();
    const { exitCode, stderr } = await batch(named("Ada"), [], { env, signal: AbortSignal.abort() });
    expect(exitCode).toBe(1);
    expect(stderr).toBe("error: Stopped before anything was sent: no voice was created.\n");
    expect(asked).toEqual([]);
  });
});

describe("two runs at once", () => {
  it("are one too many: the second refuses, also after the first was killed and came back", async () => {
    const [arrived, answer] = [gate(), gate()];
    const { env, asked } = await service(async (name, count) => {
      if (count === 1) arrived.open();
      if (count === 1) await new Promise(() => {});
      await answer.opened;
      return created(name);
    });
    const path = named("Ada", "Bob");
    const first = started(path, ["--concurrency", "1"], env);
    await arrived.opened;
    const second = await batch(path, [], { env, columns: 100 });
    expect(second.exitCode).toBe(2);
    expect(second.stderr).toContain("error: Another clone-voice batch is at work with this journal");
    // The lock goes with the process, however it ends.
    first.child.kill("SIGKILL");
    await first.ended();
    answer.open();
    expect(await batch(path, ["--absent-after", "never"], { env })).toMatchObject({ exitCode: 3 });
    expect(asked).toEqual(["Ada", "Bob"]);
  });
});

/** Runs a batch in this process with a journal's file that a test changes. */
async function withFile(
  path: string,
  env: Readonly<Record<string, string>>,
  change: (file: JournalFile) => JournalFile,
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const { PassThrough } = await import("node:stream");
  const [stdout, stderr, stdin] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const texts = Promise.all([text(stdout), text(stderr)]);
  const flags = { rate: [{ value: Number.POSITIVE_INFINITY }], concurrency: [{ value: 1 }] };
  const exitCode = await batchVoices(path, flags, { stdout, stderr, stdin, env }, async (file) =>
    change(await openJournalFile(file)),
  ).finally(() => {
    stdout.end();
    stderr.end();
  });
  const [out, err] = await texts;
  return { exitCode, stdout: out, stderr: err.replaceAll(/\s+/g, " ") };
}

describe("the journal", () => {
  it("is on the disk before each request leaves", async () => {
    const synced: string[] = [];
    let written = "";
    const { env, asked } = await service((name) => {
      seen.push([name, synced.join("")]);
      return created(name);
    });
    const seen: [string, string][] = [];
    await withFile(named("Ada", "Bob"), env, (file) => ({
      ...file,
      write(bytes) {
        written += Buffer.from(bytes).toString();
        return file.write(bytes);
      },
      async sync() {
        const upToHere = written;
        written = "";
        await file.sync();
        synced.push(upToHere);
      },
    }));
    expect(asked).toEqual(["Ada", "Bob"]);
    expect(seen.map(([name, onDisk]) => onDisk.includes(`"event":"sending"`) && onDisk.includes(name))).toEqual([
      true,
      true,
    ]);
  });

  it("that does not fit on the disk stops the batch before the next request", async () => {
    const { env, asked } = await service();
    const path = named("Ada", "Bob", "Cy");
    // Room for everything up to the announcement of Bob, and for half a line more.
    let room = Number.POSITIVE_INFINITY;
    const full = (file: JournalFile): JournalFile => ({
      ...file,
      async write(bytes) {
        const some = bytes.subarray(0, room);
        room -= some.length;
        if (some.length === 0) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
        if (Buffer.from(some).includes('"Bob"')) room = 20;
        return file.write(some);
      },
    });
    const { exitCode, stdout, stderr } = await withFile(path, env, full);
    expect(exitCode).toBe(3);
    expect(asked).toEqual(["Ada", "Bob"]);
    // The id of Bob is told, since the journal could not take it.
    expect(stdout).toContain("id of Bob");
    expect(stderr).toContain('"Bob" (row 3) exists at cartesia as id of Bob, but the journal could not take it down.');
    expect(stderr).toContain(
      "The journal cannot be written any more (ENOSPC), and without it nothing is sent. " +
        "What came of 1 calls is told above and stands nowhere else. Make room and run the command again.",
    );
    expect(unitEntries(path).map(({ event, name }) => `${event} ${name}`)).toEqual([
      "sending Ada",
      "created Ada",
      "sending Bob",
    ]);
    // With room again, the rest is sent; Bob is unknown to the next run.
    expect(await batch(path, ["--absent-after", "never"], { env })).toMatchObject({ exitCode: 3 });
    expect(asked).toEqual(["Ada", "Bob", "Cy"]);
  });

  it("that takes no first line is refused before anything is sent", async () => {
    const { env, asked } = await service();
    const refused = withFile(named("Ada"), env, (file) => ({
      ...file,
      write: async () => Promise.reject(Object.assign(new Error("no space left"), { code: "ENOSPC" })),
    }));
    await expect(refused).rejects.toThrow(/cannot be written \(ENOSPC\), and without it nothing is sent\. Make room/);
    expect(asked).toEqual([]);
  });

  it("is kept, and what is left is told, when the manifest cannot be read any more", async () => {
    const { env, asked } = await service();
    const path = named("Ada");
    // The journal is opened when the manifest was checked, and before it is read again.
    const { exitCode, stderr } = await withFile(path, env, (file) => {
      rmSync(path);
      return file;
    });
    expect(exitCode).toBe(1);
    expect(asked).toEqual([]);
    expect(stderr).toContain("cartesia was stopped: There is no file");
    expect(stderr).toContain("1 voice is left. The same command goes on with them.");
  });

  it("stops at the system's own limit for files, and goes on without it", async () => {
    const { env, asked } = await service();
    const path = named(...names(40));
    const args = [binPath, "batch", path, "--rate", "none"].map((arg) => `'${arg}'`).join(" ");
    // In units of 512 or 1,024 bytes: too little for 40 voices in either.
    const child = spawn("sh", ["-c", `ulimit -f 4; exec '${nodePath}' ${args}`], { env, stdio: "pipe" });
    const [stderr] = await Promise.all([text(child.stderr), text(child.stdout), once(child, "close")]);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain("The journal cannot be written any more (EFBIG)");
    expect(statSync(journalOf(path)).size).toBeLessThanOrEqual(4096);
    const before = asked.length;
    expect(before).toBeLessThan(40);
    const { stdout } = await ran(["batch", path, "--rate", "none", "--absent-after", "never", "--json"], { env });
    const results = jsonLines(stdout).filter(({ name }) => name);
    expect(results).toHaveLength(40);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toHaveLength(40);
  });

  it("may lie elsewhere, but not where one cannot write", async () => {
    const { env } = await service();
    const path = named("Ada");
    expect(await batch(path, ["--journal", `${path}.kept`], { env })).toMatchObject({ exitCode: 0 });
    expect(statSync(`${path}.kept`).size).toBeGreaterThan(0);
    const { exitCode, stderr } = await batch(path, ["--journal", `${path}/nowhere`], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error: The lock");
  });
});

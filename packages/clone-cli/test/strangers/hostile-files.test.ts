// Files that are not what they seem, and Ctrl-C while they are read.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, constants, mkdtempSync, openSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openJournalFile } from "../../src/batch/journal/file.ts";
import { batchVoices } from "../../src/batch/reporting/voices.ts";
import { batch, manifest, named, service, unitEntries } from "../batch/batch-run.ts";
import { keys } from "../keys.ts";
import { binPath, nodePath, ran, spawned } from "../ran-command.ts";
import { file, folder, wav } from "../recordings.ts";

const machine = vi.hoisted(() => ({ interrupt: undefined as AbortController | undefined }));
afterEach(() => {
  machine.interrupt = undefined;
});
// Ctrl-C is pressed while a sample is measured.
vi.mock("@org/voice-sample", async (importOriginal) => {
  const inspect = await importOriginal<typeof import("@org/voice-sample")>();
  const measureSample: typeof inspect.measureSample = (...call) => {
    machine.interrupt?.abort();
    return inspect.measureSample(...call);
  };
  return { ...inspect, measureSample };
});

const flat = (output: string): string => output.replaceAll(/\s+/g, " ");
const voice = ["--name", "Ada", "--language", "en", "--provider", "cartesia"];

describe("a row", () => {
  it.each([
    ["a line", (nested: string) => `{"sample":"clips/ada.wav","name":"Ada","language":"en","tags":${nested}}`],
    ["a cell of CSV", (nested: string) => `sample,name,language,providerOptions\nclips/ada.wav,Ada,en,"${nested}"`],
  ])("is told of when %s is nested beyond all measure", async (_, text) => {
    const levels = 200_000;
    const path = manifest(text(`${"[".repeat(levels)}${"]".repeat(levels)}`));
    const { exitCode, stderr } = await batch(path, ["--dry-run"]);
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toMatch(/row \d/);
    expect(flat(stderr)).toContain("1 of 1 rows are wrong, and nothing was sent");
  });

  it("may be nested as deep as any field of a provider", async () => {
    const options = { inworld: { audioProcessingConfig: { removeBackgroundNoise: true } } };
    const row = { sample: "clips/ada.wav", name: "Ada", language: "en", provider: "inworld", providerOptions: options };
    expect(await batch(manifest(JSON.stringify(row)), ["--dry-run"])).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ["before the header", "\n".repeat(50_000_000), "", 50_000_002],
    ["behind the header", "", "\n".repeat(20_000_000), 20_000_002],
  ])("keeps its number behind millions of empty lines %s", async (_, before, behind, row) => {
    const path = manifest(`${before}sample,name,language\n${behind}nowhere.wav,Ada,en\n`);
    const { exitCode, stderr } = await batch(path, ["--dry-run"]);
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain(`row ${row}, sample: there is no file`);
  });

  it("keeps its number behind rows that a spreadsheet left empty", async () => {
    const path = manifest("sample,name,language\n,,\n  ,,\nnowhere.wav,Ada,en\n,,\n");
    const { stderr } = await batch(path, ["--dry-run"]);
    expect(flat(stderr)).toContain("row 4, sample: there is no file");
    expect(flat(stderr)).toContain("1 of 1 rows are wrong");
  });
});

describe("a file that the system makes up as it is read, without end and with a size of 0", () => {
  // Some 500 GB.
  const endless = "/proc/self/pagemap";

  it("is read up to the limit for a row, and told of", async () => {
    const path = manifest(`sample,name,language\n${endless},Ada,en\n`);
    const { exitCode, stderr } = await batch(path, ["--dry-run"]);
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain("grows while it is read");
  });

  it("is read up to the limit for a clone", async () => {
    const { exitCode, stderr } = await ran([endless, ...voice, "--dry-run"]);
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain("has more than 700000000 bytes");
  });
});

describe("a pipe that has a path", () => {
  const pipe = (): string => {
    const path = join(mkdtempSync(join(folder, "pipe-")), "pipe");
    execFileSync("sh", ["-c", 'mkfifo "$0"', path]);
    return path;
  };
  /** Opens a pipe for writing as soon as somebody reads from it. */
  async function writer(path: string): Promise<number> {
    for (;;) {
      try {
        return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENXIO") throw error;
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }

  it("is refused as a manifest before it is opened", async () => {
    const { exitCode, stderr } = await batch(pipe(), ["--sandbox"]);
    expect(exitCode).toBe(2);
    expect(flat(stderr)).toContain("is no file. Pass the path of a CSV or NDJSON file.");
  });

  it("is read to its end", async () => {
    const path = pipe();
    const run = spawned([path, ...voice, "--dry-run", "--json"]);
    await writeFile(path, wav);
    const { exitCode, stdout } = await run;
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`"size":${wav.length}`);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("is left at the first %s, though nothing comes out of it", async (name) => {
    const path = pipe();
    const child = spawn(nodePath, [binPath, path, ...voice], { env: keys, stdio: "pipe" });
    const errors = text(child.stderr);
    const end = await writer(path);
    child.kill(name);
    expect(await once(child, "close")).toEqual([1, null]);
    expect(flat(await errors)).toContain("Stopped before anything was sent: no voice was created.");
    closeSync(end);
  });
});

describe("Ctrl-C", () => {
  it.each(["a clone", "inspect"])("while %s looks at a sample ends the command at once", async (what) => {
    const { env, asked } = await service();
    machine.interrupt = new AbortController();
    const path = file("looked-at.wav", wav);
    const args = what === "inspect" ? ["inspect", path] : [path, ...voice];
    const { exitCode, stdout, stderr } = await ran(args, { env, signal: machine.interrupt.signal });
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(flat(stderr)).toContain("Stopped before anything was sent: no voice was created.");
    expect(asked).toEqual([]);
  });

  it("while a request is announced keeps it back, and the journal says so", async () => {
    const { env, asked } = await service();
    const path = named("Ada");
    const interrupt = new AbortController();
    const stream = (): PassThrough => new PassThrough().resume();
    const io = { env, signal: interrupt.signal, stdout: stream(), stderr: stream(), stdin: stream() };
    const code = await batchVoices(path, { quiet: true }, io, async (journal) => {
      const file = await openJournalFile(journal);
      return {
        ...file,
        async sync() {
          await file.sync();
          if (readFileSync(journal, "utf8").includes('"sending"')) interrupt.abort();
        },
      };
    });
    expect(code).toBe(1);
    expect(asked).toEqual([]);
    expect(unitEntries(path).map(({ event }) => event)).toEqual(["sending", "not_created"]);
    expect(await batch(path, [], { env })).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual(["Ada"]);
  });
});

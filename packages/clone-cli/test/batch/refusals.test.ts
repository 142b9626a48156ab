import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CloneError } from "@org/clone-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { JournalWriter } from "../../src/batch/journal/writer.ts";
import type { ManifestRow } from "../../src/batch/manifest/row.ts";
import { rowSample, unreadable } from "../../src/batch/manifest/row-sample.ts";
import { unitDigest } from "../../src/batch/manifest/unit.ts";
import { UnitTable } from "../../src/batch/manifest/unit-table.ts";
import type { BatchReporter } from "../../src/batch/reporting/reporter.ts";
import { Pace } from "../../src/batch/sending/pace.ts";
import { type BatchProvider, newBatchProvider } from "../../src/batch/sending/provider.ts";
import { runProvider } from "../../src/batch/sending/provider-run.ts";
import { cartesiaTarget } from "../../src/targets/cartesia.ts";
import { cartesiaKey, keys } from "../keys.ts";
import { file, wav } from "../recordings.ts";
import { anySettler, batch, manifest, named, service } from "./batch-run.ts";

afterEach(() => void vi.restoreAllMocks());

const said = async (path: string, args: readonly string[] = []): Promise<string> => {
  const { exitCode, stderr } = await batch(path, args, { env: keys, columns: 100 });
  expect(exitCode).toBe(2);
  return stderr.replaceAll(/\s+/g, " ");
};

describe("a sample", () => {
  it.each<[string, (path: string) => void, string]>([
    [
      "too large",
      (path) => writeFileSync(path, new Uint8Array(32_000_001)),
      "it has 32000001 bytes, and 32000000 are the most that are sent as they are",
    ],
    [
      "a pipe",
      (path) => void execFileSync("sh", ["-c", 'mkfifo "$0"', path]),
      "is no file: a sample is read more than once",
    ],
    ["a link to itself", (path) => symlinkSync(path, path), "cannot be read (ELOOP)"],
    ["empty", (path) => writeFileSync(path, ""), "is empty: pass a whole wav"],
  ])("that is %s is named with its row", async (_what, make, message) => {
    const path = manifest("sample,name,language,provider\nodd.wav,Ada,en,cartesia\n");
    make(join(dirname(path), "odd.wav"));
    const text = await said(path);
    expect(text).toContain("row 2, sample: ");
    expect(text).toContain(message);
  });

  it("that one may not read is told so", () => {
    const denied = Object.assign(new Error("denied"), { code: "EACCES" });
    expect(unreadable('"ada.wav"', denied)).toBe('"ada.wav" may not be read by you: change its permissions');
  });
});

describe("a manifest", () => {
  it("that is a link to itself cannot be read", async () => {
    const path = join(dirname(named("Ada")), "loop.csv");
    symlinkSync(path, path);
    expect(await said(path)).toContain("cannot be read (ELOOP). Pass a manifest that you may read.");
  });

  it("with a quote in the middle of a cell is refused", async () => {
    const path = manifest('sample,name,language\nclips/ada.wav,Ada "the cat",en\n');
    expect(await said(path)).toContain("cannot be read as CSV from line 2 on: a quote stands inside a cell.");
  });
});

describe("a journal", () => {
  it("that cannot be read or be one is refused", async () => {
    const path = named("Ada");
    symlinkSync(`${path}.loop`, `${path}.loop`);
    expect(await said(path, ["--journal", `${path}.loop`])).toContain("cannot be read (ELOOP). Pass a readable one");
    const folder = await said(path, ["--journal", dirname(path), "--dry-run"]);
    expect(folder).toContain("must be a file that keeps what is written. Pass one with --journal.");
  });

  it("needs a Node that can lock it", async () => {
    vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined as never);
    expect(await said(named("Ada"))).toContain("error: batch needs Node 22.13 or later to keep two runs apart");
  });
});

/** Takes no time, whatever a provider asks for. */
class NoPace extends Pace {
  override slowDown(): void {}
}

describe("a provider that always refuses", () => {
  it("is stopped after ten calls in a row", async () => {
    const { env, asked } = await service(() => ({ status: 429 }));
    const connection = { apiKey: cartesiaKey, baseUrl: env["CARTESIA_BASE_URL"] };
    const provider: BatchProvider = { ...newBatchProvider(cartesiaTarget, connection), units: 1, pending: 1 };
    const sample = file("refused.wav", wav);
    const row: ManifestRow = {
      row: 2,
      sample,
      name: "Ada",
      language: "en",
      targets: [cartesiaTarget],
      description: undefined,
      transcription: undefined,
      tags: undefined,
      providerOptions: {},
    };
    const read = await rowSample(sample);
    if (typeof read === "string") throw new Error(read);
    const table = new UnitTable();
    table.setRow(unitDigest(row, cartesiaTarget, read.sha256), row.row);
    const disk = {
      write: async ({ length }: Uint8Array) => length,
      async sync() {},
      async truncate() {},
      async close() {},
    };
    const waiting = vi.fn();
    const rows = (async function* () {
      yield row;
    })();
    const reporter = { waiting } as unknown as BatchReporter;
    const kept = { table, writer: new JournalWriter(disk, 0), reporter };
    await runProvider(provider, rows, {
      ...kept,
      settler: anySettler(provider, kept),
      pace: new NoPace({ concurrency: 1 }),
      timeoutMs: undefined,
      stop: new AbortController().signal,
      requestEnded() {},
      stopAll() {},
    });
    expect(asked).toHaveLength(10);
    expect(waiting).toHaveBeenCalledTimes(10);
    expect(waiting.mock.calls[0]?.[1]).toBeInstanceOf(CloneError);
    expect(provider).toMatchObject({
      failed: 0,
      unknown: 0,
      stopped: expect.stringContaining("10 calls in a row were refused"),
    });
  });
});

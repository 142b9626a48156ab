import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { openJournal } from "../../src/batch/journal/open.ts";
import type { ManifestRow } from "../../src/batch/manifest/row.ts";
import { rowSample } from "../../src/batch/manifest/row-sample.ts";
import { unitDigest } from "../../src/batch/manifest/unit.ts";
import { UnitTable } from "../../src/batch/manifest/unit-table.ts";
import { batchProgress } from "../../src/batch/reporting/progress.ts";
import { BatchReporter } from "../../src/batch/reporting/reporter.ts";
import { Pace } from "../../src/batch/sending/pace.ts";
import { leftOf, newBatchProvider } from "../../src/batch/sending/provider.ts";
import { runProvider } from "../../src/batch/sending/provider-run.ts";
import { cartesiaTarget } from "../../src/targets/cartesia.ts";
import { cartesiaKey } from "../keys.ts";
import { folder, wav } from "../recordings.ts";
import { anySettler, service } from "./batch-run.ts";

describe("what stops a provider", () => {
  it("also stops the unit whose row or sample is just being read: it is neither announced nor sent", async () => {
    const { env, asked } = await service();
    const own = mkdtempSync(join(folder, "run-"));
    const [sample, journalPath] = [join(own, "ada.wav"), join(own, "journal.ndjson")];
    writeFileSync(sample, wav);
    const row = { row: 2, sample, name: "Ada", language: "en", targets: [cartesiaTarget], providerOptions: {} };
    const full: ManifestRow = { ...row, description: undefined, transcription: undefined, tags: undefined };
    const table = new UnitTable();
    const read = await rowSample(sample);
    if (typeof read === "string") throw new Error(read);
    table.setRow(unitDigest(full, cartesiaTarget, read.sha256), full.row);

    const provider = newBatchProvider(cartesiaTarget, { apiKey: cartesiaKey, baseUrl: env["CARTESIA_BASE_URL"] });
    provider.pending = 1;
    const stop = new AbortController();
    const io = { stdout: new PassThrough(), stderr: new PassThrough(), stdin: new PassThrough(), env: {} };
    const journal = await openJournal(journalPath, () => {});
    async function* rows(): AsyncGenerator<ManifestRow> {
      // A Ctrl-C, or the refusal of another call, comes while the manifest is read.
      stop.abort();
      yield full;
    }
    const reporter = new BatchReporter(io, { quiet: true }, batchProgress(io.stderr, true));
    const kept = { table, writer: journal.writer, reporter };
    await runProvider(provider, rows(), {
      ...kept,
      settler: anySettler(provider, kept),
      pace: new Pace({ concurrency: 2 }),
      timeoutMs: undefined,
      stop: stop.signal,
      requestEnded() {},
      stopAll: () => stop.abort(),
    });
    await journal.close();
    expect(asked).toEqual([]);
    expect(readFileSync(journalPath, "utf8")).not.toContain("sending");
    expect(leftOf(provider)).toBe(1);
  });
});

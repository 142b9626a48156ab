import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { chartOf } from "../../src/bench/report/chart.ts";
import { inUnit } from "../../src/bench/report/measures.ts";
import { pageOf } from "../../src/bench/report/page.ts";
import type { Report } from "../../src/bench/report/report.ts";
import { tableLines } from "../../src/bench/report/table.ts";
import { inWords, verdicts } from "../../src/bench/report/targets.ts";
import { root } from "../../src/specs/documents/sources.ts";
import { json, made, prepared, queued, reportFrom } from "./fixture.ts";

const verdictOn = (measure: string, subject: string, report = reportFrom(made)) =>
  report.verdicts.find(({ target }) => target.measure === measure && target.subject === subject);

describe("targets", () => {
  it("are met at the limit itself", () => {
    const outcome = (packages: number): string | undefined => {
      const report = reportFrom([{ measure: "installed.packages", subject: "clone-core", values: [packages] }]);
      return verdictOn("installed.packages", "clone-core", report)?.outcome;
    };
    expect([outcome(5), outcome(6)]).toEqual(["met", "MISSED"]);
  });

  it("are met from below where more is better", () => {
    expect(verdictOn(json, "our clients")).toMatchObject({ outcome: "met", measured: 2.5 });
    expect(verdictOn(json, "clone-core")).toMatchObject({ outcome: "MISSED", measured: 1.9 });
  });

  it("without a figure are neither met nor missed", () => {
    expect(verdictOn("calls.inworld", "clone-core")).toMatchObject({ outcome: "not measured" });
    expect(verdicts([]).every(({ outcome }) => outcome === "not measured")).toBe(true);
  });

  it("are told with their figure and unit", () => {
    const words = (measure: string, subject: string) => {
      const verdict = verdictOn(measure, subject);
      return verdict && inWords(verdict);
    };
    expect(words("memory.inworld", "clone-core")).toEqual({ reached: "", wanted: "at most 200 MB" });
    expect(words(json, "clone-core")).toEqual({ reached: "1.90 × by hand", wanted: "at least 2.00 × by hand" });
    expect(words("installed.packages", "clone-core")).toEqual({ reached: "", wanted: "at most 5" });
  });
});

describe("a figure", () => {
  it("is written to three digits in the unit of its row, and a count in full", () => {
    expect([inUnit(1234, "ms"), inUnit(12_340, "kB"), inUnit(1234, "kB"), inUnit(15_255, "")]).toEqual([
      "1234",
      "12.3",
      "1.23",
      "15255",
    ]);
  });
});

describe("the table", () => {
  it("shows what was measured, with its spread, and leaves out what was not", () => {
    expect(tableLines(reportFrom(made)).join("\n")).toMatchInlineSnapshot(`
      "2030-01-02, commit 0123456789ab, medians of interleaved runs: Abacus, 2 cores, 8 GB, Linux 1, Node v24.21.0, load 1
      ±: half of the range that the middle half of the runs lies in.

                      by hand  openapi-fetch  vendors' SDKs  elevenlabs-js  our clients  clone-core

      Bundle, minified, gzip, kB
        both             0.59                                                                  7.00

      Clones per second up to the request's bytes, JSON (Inworld)
        500 kB clip  300 ±33%                                                  720 ±35%    570 ±33%
          × by hand                                                            2.50 ±2%    1.90 ±0%

      This repository
        generating everything from the vendored documents: 1.10 (1.05 to 1.15) s

      Targets
        met           500 kB as JSON (our clients)                            2.50 × by hand  at least 2.00 × by hand
        not measured  500 kB as JSON, whole call (our clients)                                at least 1.50 × by hand
        not measured  500 kB as multipart (our clients)                                       at least 0.95 × by hand
        not measured  25 MB as multipart, memory (our clients)                                at most 200 MB
        not measured  25 MB as JSON, memory (our clients)                                     at most 200 MB
        not measured  type errors without skipLibCheck (our clients)                          at most 0
        MISSED        500 kB as JSON (clone-core)                             1.90 × by hand  at least 2.00 × by hand
        not measured  500 kB as JSON, whole call (clone-core)                                 at least 1.50 × by hand
        not measured  500 kB as multipart (clone-core)                                        at least 0.95 × by hand
        not measured  25 MB as multipart, memory (clone-core)                                 at most 200 MB
        not measured  25 MB as JSON, memory (clone-core)                                      at most 200 MB
        not measured  type errors without skipLibCheck (clone-core)                           at most 0
        not measured  200 MB refused unread, Cartesia, memory (clone-core)                    at most 32.0 MB
        not measured  200 MB refused unread, Inworld, memory (clone-core)                     at most 32.0 MB
        not measured  installed packages (clone-core)                                         at most 5
        not measured  40 min of MP3 to a sample (prepareSample, own process)                  at most 3.00 × ffmpeg
        not measured  jobs of a queue, Redis' usual durability (clone-queue)                  at least 0.80 × by hand
        not measured  pnpm test, nothing cached (repository)                                  at most 180 s

      Why: 500 kB as JSON (clone-core): A copy of the caller's bytes, so that a retry sends what was given."
    `);
  });

  it("says why a target is missed, and nothing of those that are met", () => {
    const jobs = (perSecond: number): string =>
      tableLines(
        reportFrom([
          { measure: "queue.everysec", subject: "by hand", values: [100] },
          { measure: "queue.everysec", subject: "clone-queue", values: [perSecond] },
        ]),
      ).join("\n");
    expect(jobs(79)).toContain("Why: jobs of a queue, Redis' usual durability (clone-queue): The look for the key");
    expect(jobs(80)).not.toContain("Why");
  });

  it("shows samples out of recordings beside ffmpeg, and nothing else where nothing else was measured", () => {
    const lines = tableLines(reportFrom(prepared));
    expect(lines.slice(2, lines.indexOf("Targets")).join("\n")).toMatchInlineSnapshot(`
      "
      From a recording to a sample
                              ffmpeg  prepareSample, warm  prepareSample, own process
        10 s of MP3, ms    70.0 ±18%             140 ±18%                    210 ±18%
          × ffmpeg                               2.00 ±0%                    3.00 ±0%
          peak memory, MB       50.0                                             80.0
        40 min of MP3, s        3.00                                             9.00
          × ffmpeg                                                               3.00
        All in two channels, for both services' limits, from a path to a written sample of at most 10 s.
        ffmpeg: a process that decodes and mixes everything once, and writes the part that it is told: it has to find none.
        prepareSample: decodes everything too, finds the speech and the part, decodes that again, and measures what it wrote.
        Warm: in a process that has done it before. Own process: the start of Node and all imports included.
        Memory: the peak of the whole process, Node itself included.
      "
    `);
    expect(verdictOn("prepare.time.long-mp3", "prepareSample, own process", reportFrom(prepared))).toMatchObject({
      outcome: "met",
      measured: 3,
    });
  });

  it("shows jobs of a queue beside those of a worker by hand, and says what each column does", () => {
    const lines = tableLines(reportFrom(queued));
    expect(lines.slice(2, 7).join("\n")).toMatchInlineSnapshot(`
      "
      Jobs per second through one worker of a queue
                                  empty    by hand  by hand, after a look  clone-queue
        appendfsync everysec  2000 ±25%  70.0 ±18%                           56.0 ±18%
          × by hand           40.0 ±21%                                       0.80 ±0%"
    `);
    expect(verdictOn("queue.everysec", "clone-queue", reportFrom(queued))).toMatchObject({ outcome: "met" });
  });

  it("says when the run was short", () => {
    expect(tableLines(reportFrom(made, true))[0]).toContain("a short run");
  });
});

describe("the page", () => {
  it("says what the figures mean, where all of those were measured", () => {
    const figures = [
      { measure: "calls.inworld", subject: "clone-core", values: [500] },
      { measure: "memory.cartesia", subject: "clone-core", values: [99.2e6] },
      { measure: "memory.inworld", subject: "clone-core", values: [172e6] },
      { measure: "bundle.both", subject: "clone-core", values: [21_500] },
    ] as const;
    const page = pageOf(reportFrom(figures));
    for (const told of ["takes 2.00 ms here", "99.2 MB (multipart) or 172 MB (JSON)", "the bundle is 21.5 kB"]) {
      expect(page).toContain(told);
    }
    expect(pageOf(reportFrom(figures.slice(1)))).not.toContain("What this means for you");
  });

  it("has as many cells in each line as columns", () => {
    const lines = pageOf(reportFrom(made)).split("\n");
    const table = lines.slice(0, lines.indexOf("This repository:"));
    const cells = table.filter((line) => line.startsWith("|")).map((line) => line.split("|").length);
    expect(new Set(cells).size).toBe(1);
  });

  it("that is committed is what its figures make", () => {
    const folder = new URL("docs/bench/", root);
    const read = (name: string): string => readFileSync(new URL(name, folder), "utf8");
    expect(read("README.md")).toBe(pageOf(JSON.parse(read("figures.json"))));
  });
});

describe("the README's table of costs", () => {
  it("has the figures that are committed", () => {
    const { date, figures } = JSON.parse(readFileSync(new URL("docs/bench/figures.json", root), "utf8")) as Report;
    const median = (measure: string, subject: string, of: "value" | "toByHand" = "value"): number => {
      const figure = figures.find((one) => one.measure === measure && one.subject === subject)?.[of];
      return typeof figure === "number" ? figure : (figure?.median ?? Number.NaN);
    };
    const beside = (measure: string): string =>
      ["our clients", "clone-core"].map((subject) => median(measure, subject, "toByHand").toFixed(1)).join(" ");
    const megabytes = (subject: string): string[] =>
      ["memory.cartesia", "memory.inworld"].map((measure) => (median(measure, subject) / 1e6).toFixed(0));
    const kilobytes = (subject: string): string => (median("bundle.both", subject) / 1000).toFixed(1);
    const text = readFileSync(new URL("README.md", root), "utf8");
    const cost = text.slice(text.indexOf("## What it costs"));
    const rows = cost.split("\n").filter((line) => line.startsWith("|"));
    const numbers = (row: number): string[] =>
      rows[row]
        ?.split("|")
        .slice(2)
        .join("|")
        .match(/\d+(?:\.\d+)?/g) ?? [];
    expect(cost).toContain(date.slice(0, 10));
    expect([2, 3, 4, 5].map((row) => numbers(row).slice(1).join(" "))).toEqual(
      ["serialise.inworld.500 kB", "calls.inworld", "serialise.cartesia.500 kB", "calls.cartesia"].map(beside),
    );
    expect(numbers(6)).toEqual([...megabytes("by hand"), ...megabytes("clone-core")]);
    expect(numbers(7)).toEqual([kilobytes("clone-core"), kilobytes("openapi-fetch")]);
  });
});

describe("samples out of recordings on the page", () => {
  it("have a table with as many cells in each line as columns, and none where none was measured", () => {
    const lines = pageOf(reportFrom(prepared)).split("\n");
    const section = lines.slice(lines.indexOf("## From a recording to a sample"), lines.indexOf("## Targets"));
    const cells = section.filter((line) => line.startsWith("|")).map((line) => line.split("|").length);
    expect([cells.length, new Set(cells).size]).toEqual([7, 1]);
    expect(pageOf(reportFrom(made))).not.toContain("From a recording");
  });
});

describe("jobs of a queue on the page", () => {
  it("have a table with as many cells in each line as columns, and none where none was measured", () => {
    const lines = pageOf(reportFrom(queued)).split("\n");
    const section = lines.slice(lines.indexOf("## Jobs per second through one worker of a queue"));
    const cells = section.slice(0, section.indexOf("## Targets")).filter((line) => line.startsWith("|"));
    expect(cells.map((line) => line.split("|").length)).toEqual([7, 7, 7, 7]);
    expect(pageOf(reportFrom(made))).not.toContain("Jobs per second");
  });
});

describe("the chart", () => {
  it("draws a ratio of one for the hand-written code, and nothing where nothing was measured", () => {
    const { concat } = chartOf(reportFrom(made)) as { concat: { layer: { data: { values: object[] } }[] }[] };
    const points = concat.map(({ layer }) => layer.at(-1)?.data.values);
    expect(points[3]).toMatchObject([
      { contender: "by hand", median: 1 },
      { contender: "our clients", label: "2.50", ours: true },
      { contender: "clone-core", label: "1.90", ours: true },
    ]);
    expect(points[1]).toEqual([]);
  });
});

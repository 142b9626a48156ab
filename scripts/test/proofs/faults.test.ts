import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { Observed, RuntimeReport } from "../../src/proofs/faults/observed.ts";
import { tableOptions } from "../../src/proofs/faults/options.ts";
import { summaryLines, unproven } from "../../src/proofs/faults/summary.ts";
import { coloured, faultTableLines, plain } from "../../src/proofs/faults/table.ts";

const row = (more: Partial<NonNullable<Observed["fault"]>> = {}): Observed => {
  const fault = {
    fault: "status-500",
    requests: 1,
    code: "unavailable",
    outcome: "unknown",
    milliseconds: 3.21,
    broken: [],
    ...more,
  } as const;
  return { promise: `sends once: ${fault.fault}`, broken: fault.broken, fault };
};
const report = (...all: Observed[]): RuntimeReport => ({
  runtime: "Node 1.2.3",
  providers: { one: all, two: [row()] },
});

describe("the table of faults", () => {
  it("has a row per fault and a group of columns per provider", () => {
    const lines = faultTableLines(report(row(), row({ fault: "silence", requests: 0, milliseconds: 1001 })), plain);
    expect(lines.map((line) => line.replaceAll(/ {2,}/g, " | "))).toEqual([
      " | one | two",
      "fault | requests | code | outcome | ms | requests | code | outcome | ms",
      "status-500 | 1 | unavailable | unknown | 3.2 | 1 | unavailable | unknown | 3.2",
      "silence | 0 | unavailable | unknown | 1001",
    ]);
  });

  it("says which row is broken, also without colours", () => {
    const broken = report(row({ requests: 2, broken: ["complete requests: expected 1, found 2"] }));
    expect(faultTableLines(broken, plain).join("\n")).toMatch(/^status-500 .* BROKEN$/m);
    expect(faultTableLines(broken, plain).join("\n")).not.toContain("\x1b");
    expect(faultTableLines(broken, coloured).join("\n")).toContain("\x1b[31m");
    expect(summaryLines(broken, broken, plain)).toEqual(
      expect.arrayContaining([
        "    BROKEN sends once: status-500",
        "           complete requests: expected 1, found 2",
      ]),
    );
  });

  it("tells what comes to something else on another runtime", () => {
    const other = { ...report(row({ code: "timeout" })), runtime: "Other 1" };
    expect(summaryLines(other, report(row()), plain).join("\n")).toContain(
      "status-500: timeout unknown, on Node 1.2.3 unavailable unknown",
    );
  });

  it("takes no connection that was never used again for a proof", () => {
    expect(unproven(report(row({ reused: true })))).toEqual([]);
    expect(unproven(report(row({ fault: "keep-alive-reset-2", reused: false })))).toEqual([
      "Node 1.2.3 opened a new connection for one under keep-alive-reset-2: nothing was proven",
    ]);
  });
});

describe("the command line", () => {
  it("reads runtimes, words and the form of the output", () => {
    const both = ["--runtime", "bun", "--runtime", "deno"];
    expect(tableOptions(["--", ...both, "--provider", "inworld", "--only", "redirect", "--json"])).toEqual({
      json: true,
      runtimes: ["bun", "deno"],
      providers: ["inworld"],
      only: "redirect",
    });
  });

  it("refuses a runtime that there is not", () => {
    expect(() => tableOptions(["--runtime", "node-20"])).toThrow(
      "node-20: pass one of node-24, node-22, node-26, bun, deno",
    );
  });

  it("refuses a provider that there is not", () => {
    expect(() => tableOptions(["--provider", "nobody"])).toThrow(/--provider nobody: pass one of .*cartesia.*inworld/);
  });

  it("refuses what it does not know, and says what it does", async () => {
    const run = fileURLToPath(new URL("../../src/proofs/faults/run.ts", import.meta.url));
    await expect(promisify(execFile)(process.execPath, [run, "--runtmie", "bun"])).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--runtmie[\s\S]*pnpm prove faults -- \[--provider <name>\]/),
    });
  });
});

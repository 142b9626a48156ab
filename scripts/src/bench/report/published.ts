import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { root } from "../../specs/documents/sources.ts";
import { chartOf, drawn } from "./chart.ts";
import { pageOf } from "./page.ts";
import type { Report } from "./report.ts";

const folder = new URL("docs/bench/", root);

/** The run that is committed. */
export const readReport = (): Report => JSON.parse(readFileSync(new URL("figures.json", folder), "utf8"));

/** Writes the run's figures, its page and its chart. */
export async function writeReport(report: Report): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("figures.json", folder), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(new URL("README.md", folder), pageOf(report));
  writeFileSync(new URL("chart.svg", folder), await drawn(chartOf(report)));
}

import { markdownTable } from "../../workspace/tables.ts";
import { contenders } from "../setup/contenders.ts";
import { meaningFor } from "./meaning.ts";
import { preparingSection } from "./preparing.ts";
import { queueSection } from "./queue.ts";
import { reasonsFor } from "./reasons.ts";
import { headline, type Report } from "./report.ts";
import { inFull, repositoryLines, rowsOf } from "./rows.ts";
import { inWords } from "./targets.ts";

/** The run as a page: `docs/bench/README.md`. */
export function pageOf(report: Report): string {
  const { verdicts } = report;
  const why = reasonsFor(verdicts);
  const met = verdicts.filter(({ outcome }) => outcome === "met").length;
  const lines = [
    "# What it costs, measured",
    "",
    "Written by `pnpm bench --write`. Do not edit.",
    "",
    ...meaningFor(report.figures),
    `${headline(report)}.`,
    "",
    "![Each contender's figures as a chart](chart.svg)",
    "",
    "By hand: `fetch` and nothing else. Vendors' SDKs: @cartesia/cartesia-js for Cartesia, @inworld/tts for Inworld.",
    "elevenlabs-js clones at a third service, whose wire is multipart too. The programs are in",
    "[scripts/tools/peers/programs](../../scripts/tools/peers/programs). In parentheses: the middle half of the runs.",
    "Absolute figures move with the machine; ratios, taken within each round, hold better. A load above the number of",
    "cores means that others worked there too: their processes blur what needs several threads, ratios included.",
    "",
    ...markdownTable(
      [
        ["", ...contenders],
        ...rowsOf(report.figures, inFull).map(({ title, cells }) =>
          cells.length === 0 ? [`**${title}**`] : [title.trim(), ...cells],
        ),
      ],
      1,
    ),
    "",
    "This repository:",
    "",
    ...repositoryLines(report.figures).map((text) => `- ${text}`),
    "",
    ...preparingSection(report.figures),
    ...queueSection(report.figures),
    "## Targets",
    "",
    `${met} of ${verdicts.length} met. [Some were retired](../decisions/targets.md).`,
    "",
    ...markdownTable([
      ["", "target", "reached", "wanted"],
      ...verdicts.map((verdict) => {
        const { reached, wanted } = inWords(verdict);
        return [verdict.outcome, `${verdict.target.title} (${verdict.target.subject})`, reached, wanted];
      }),
    ]),
    ...(why.length === 0 ? [] : ["", "Why the missed ones are missed:", "", ...why.map((text) => `- ${text}`)]),
  ];
  return `${lines.join("\n")}\n`;
}

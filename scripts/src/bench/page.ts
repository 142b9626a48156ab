import { contenders } from "./contenders.ts";
import { headline, type Report } from "./report.ts";
import { inFull, repositoryLines, rowsOf } from "./rows.ts";
import { inWords } from "./targets.ts";

/** The run as a page: `docs/bench/README.md`. */
export function pageOf(report: Report): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const { verdicts } = report;
  const met = verdicts.filter(({ outcome }) => outcome === "met").length;
  const lines = [
    "# What it costs, measured",
    "",
    "Written by `pnpm bench --write`. Do not edit.",
    "",
    `${headline(report)}.`,
    "",
    "![Each contender's figures as a chart](chart.svg)",
    "",
    "By hand: `fetch` and nothing else. Vendors' SDKs: @cartesia/cartesia-js for Cartesia, @inworld/tts for Inworld.",
    "elevenlabs-js clones at a third service, whose wire is multipart too. The programs are in",
    "[scripts/tools/peers/programs](../../scripts/tools/peers/programs). In parentheses: the middle half of the runs.",
    "Absolute figures move with the machine; ratios, taken within each round, hold.",
    "",
    line(["", ...contenders]),
    line(["---", ...contenders.map(() => "---:")]),
    ...rowsOf(report.figures, inFull).map(({ title, cells }) =>
      cells.length === 0 ? line([`**${title}**`, ...contenders.map(() => "")]) : line([title.trim(), ...cells]),
    ),
    "",
    "This repository:",
    "",
    ...repositoryLines(report.figures).map((text) => `- ${text}`),
    "",
    "## Targets",
    "",
    `${met} of ${verdicts.length} met.`,
    "",
    line(["", "target", "reached", "wanted"]),
    line(["---", "---", "---", "---"]),
    ...verdicts.map((verdict) => {
      const { reached, wanted } = inWords(verdict);
      return line([verdict.outcome, `${verdict.target.title} (${verdict.target.subject})`, reached, wanted]);
    }),
  ];
  return `${lines.join("\n")}\n`;
}

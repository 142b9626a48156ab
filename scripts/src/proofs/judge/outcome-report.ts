import type { Comparison, Outcome } from "./comparison.ts";
import { stricter } from "./differences/difference.ts";

/** How many wrong requests are printed in full. More would bury the first one, which mostly explains the rest. */
const mostPrinted = 10;
/** Characters of a body that are printed. */
const mostOfBody = 600;

/** What came of one service's table, for a person. */
export function outcomeReport(name: string, outcome: Outcome): string[] {
  const { requests, accepted, refused, listed, unlisted, stale, unused } = outcome;
  const listedCount = [...listed.values()].reduce((sum, count) => sum + count, 0);
  const printed = unlisted.slice(0, mostPrinted);
  return [
    `${name}: ${requests} requests went to the mock and to Prism`,
    `${column(accepted + refused)} agreements: ${accepted} accepted and ${refused} refused by both`,
    `${column(listedCount)} listed differences, of ${listed.size} kinds:`,
    row("", "mock", "Prism", "stricter", "reason"),
    ...[...listed].map(([difference, count]) =>
      row(String(count), difference.mock, difference.prism, stricter(difference), difference.reason),
    ),
    `${column(unlisted.length)} unlisted differences`,
    ...printed.flatMap((comparison) => printedComparison("FAIL not listed", comparison)),
    ...(unlisted.length > printed.length ? [`     and ${unlisted.length - printed.length} more`] : []),
    ...stale
      .slice(0, mostPrinted)
      .flatMap((comparison) =>
        printedComparison(
          `FAIL listed as mock ${comparison.difference.mock}, Prism ${comparison.difference.prism}`,
          comparison,
        ),
      ),
    ...unused.map(({ requests: pattern }) => `FAIL listed, but no request is called ${pattern}`),
  ];
}

const column = (count: number): string => String(count).padStart(5);

function row(count: string, mock: string, prism: string, stricterOne: string, reason: string): string {
  return `${count.padStart(10)}  ${mock.padEnd(6)}  ${prism.padEnd(6)}  ${stricterOne.padEnd(8)}  ${reason}`;
}

function printedComparison(problem: string, { trial, mock, prism }: Comparison): string[] {
  const { sentence, method, path, headers, body } = trial;
  const text = Buffer.from(body).toString("latin1");
  const shown = text.length > mostOfBody ? `${text.slice(0, mostOfBody)}… (${text.length} bytes)` : text;
  return [
    `${problem}: ${sentence}`,
    `     mock:  ${mock.says}, ${mock.because}`,
    `     Prism: ${prism.says}, ${prism.because}`,
    `     ${method} ${path}`,
    ...headers.map(([name, value]) => `     ${name}: ${value}`),
    // Control characters, of which audio is full, would play with the terminal.
    `     ${shown.replaceAll(/[^\n -~]/g, "·").replaceAll("\n", "\n     ")}`,
  ];
}

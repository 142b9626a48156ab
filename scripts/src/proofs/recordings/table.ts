import { columns } from "../../workspace/tables.ts";
import type { Likeness } from "./hold/likeness.ts";
import type { MockVerdicts } from "./mocks.ts";
import type { Outcome, Told } from "./process/task.ts";

/** What became of a recording of a kind; only its name where no sample was made. */
export interface Row {
  readonly name: string;
  readonly told?: Told;
  readonly outcome?: Extract<Outcome, { readonly kind: "sample" }>;
  readonly likeness?: Likeness;
  readonly verdicts?: MockVerdicts;
  /** Whether nothing was wrong with the sample itself. */
  readonly isRight?: boolean;
}

const head = [
  "kind",
  "window",
  "seconds",
  "MB",
  "correlation",
  "late",
  "louder",
  "Cartesia",
  "Inworld",
  "right",
  "done",
];

/** A line for each recording. */
export const tableOf = (rows: readonly Row[]): string[] => columns([head, ...rows.map(cellsOf)]);

function cellsOf({ name, told, outcome, likeness, verdicts, isRight }: Row): string[] {
  if (!told || !outcome || !likeness || !verdicts) return [name, ...head.slice(1, -1).map(() => "-"), "no sample"];
  const { fromSeconds, toSeconds } = outcome.window;
  return [
    name,
    `${fromSeconds.toFixed(2)}-${toSeconds.toFixed(2)}`,
    told.seconds.toFixed(2),
    told.extraBytes === undefined ? "-" : String(Math.round(told.extraBytes / 1e6)),
    likeness.correlation.toFixed(4),
    `${rounded(likeness.lateMs, 1)} ms`,
    `${rounded(likeness.louderDb, 2)} dB`,
    verdicts.cartesia,
    verdicts.inworld,
    isRight ? "yes" : "no",
    outcome.changes.map(({ message }) => message).join("; ") || "nothing",
  ];
}

/** Without a minus before zero. */
const rounded = (value: number, digits: number): string => value.toFixed(digits).replace(/^-(?=0\.?0*$)/, "");

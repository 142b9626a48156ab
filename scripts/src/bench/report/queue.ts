import { markdownTable } from "../../workspace/tables.ts";
import { durabilities, queueWorkers } from "../queue/workers.ts";
import { inFull, type Row, type Write } from "./rows.ts";
import { type Figure, figureOf } from "./samples.ts";

/** What each column contains, for who compares them. */
export const queueNotes: readonly string[] = [
  "One BullMQ worker, one job at a time, 500 kB clips from the disk to the sandbox, whose answer takes no time of its own.",
  "A real service takes seconds for an answer, and limits count by the minute: there nobody sees the difference.",
  "empty: a processor that does nothing. By hand: one request with `fetch`, and nothing that survives a worker's death.",
  "By hand, after a look: a list request with the key first, as clone-queue makes one.",
  "clone-queue: also tells its progress, and writes into Redis that its request leaves.",
];

/** The rows of jobs a second, of what was measured. */
export function queueRows(figures: readonly Figure[], write: Write): Row[] {
  return durabilities.flatMap((durability): Row[] => {
    const cells = (of: (figure: Figure) => string): string[] =>
      queueWorkers.map((worker) => {
        const figure = figureOf(figures, `queue.${durability}`, worker);
        return figure === undefined ? "" : of(figure);
      });
    const rows: Row[] = [
      { title: `appendfsync ${durability}`, cells: cells(({ value, runs }) => write(value, "/s", runs)) },
      { title: "  × by hand", cells: cells(({ toByHand, runs }) => (toByHand ? write(toByHand, "/s", runs) : "")) },
    ];
    return rows.filter((row) => row.cells.some((cell) => cell !== ""));
  });
}

/** The same as a part of the page; nothing where nothing of it was measured. */
export function queueSection(figures: readonly Figure[]): string[] {
  const rows = queueRows(figures, inFull);
  if (rows.length === 0) return [];
  return [
    "## Jobs per second through one worker of a queue",
    "",
    ...queueNotes.map((note) => `- ${note}`),
    "",
    ...markdownTable([["", ...queueWorkers], ...rows.map(({ title, cells }) => [title.trim(), ...cells])], 1),
    "",
  ];
}

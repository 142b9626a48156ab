import { markdownTable } from "../../workspace/tables.ts";
import { preparers, recordingKinds } from "../prepare/kinds.ts";
import type { Unit } from "./measures.ts";
import { inFull, type Row, type Write } from "./rows.ts";
import { type Figure, figureOf } from "./samples.ts";

/** What each column contains, for who compares them. */
export const preparingNotes: readonly string[] = [
  "All in two channels, for both services' limits, from a path to a written sample of at most 10 s.",
  "ffmpeg: a process that decodes and mixes everything once, and writes the part that it is told: it has to find none.",
  "prepareSample: decodes everything too, finds the speech and the part, decodes that again, and measures what it wrote.",
  "Warm: in a process that has done it before. Own process: the start of Node and all imports included.",
  "Memory: the peak of the whole process, Node itself included.",
];

/** The rows of making samples out of recordings, of what was measured. */
export function preparingRows(figures: readonly Figure[], write: Write): Row[] {
  return recordingKinds.flatMap(({ id, title, isLong }): Row[] => {
    const cells = (measure: string, of: (figure: Figure) => string): string[] =>
      preparers.map((preparer) => {
        const figure = figureOf(figures, `${measure}.${id}`, preparer);
        return figure === undefined ? "" : of(figure);
      });
    const value =
      (unit: Unit) =>
      ({ value: spread, runs }: Figure): string =>
        write(spread, unit, runs);
    const unit = isLong ? "s" : "ms";
    const rows: Row[] = [
      { title: `${title}, ${unit}`, cells: cells("prepare.time", value(unit)) },
      {
        title: "  × ffmpeg",
        cells: cells("prepare.time", ({ toFfmpeg, runs }) => (toFfmpeg ? write(toFfmpeg, "/s", runs) : "")),
      },
      { title: "  peak memory, MB", cells: cells("prepare.memory", value("MB")) },
    ];
    return rows.filter((row) => row.cells.some((cell) => cell !== ""));
  });
}

/** The same as a part of the page; nothing where nothing of it was measured. */
export function preparingSection(figures: readonly Figure[]): string[] {
  const rows = preparingRows(figures, inFull);
  if (rows.length === 0) return [];
  return [
    "## From a recording to a sample",
    "",
    ...preparingNotes.map((note) => `- ${note}`),
    "",
    ...markdownTable([["", ...preparers], ...rows.map(({ title, cells }) => [title.trim(), ...cells])], 1),
    "",
  ];
}

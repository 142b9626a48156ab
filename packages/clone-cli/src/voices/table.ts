import type { VoiceDetails } from "@org/clone-core";
import { printable } from "../report/printable.ts";

const columns = ["provider", "id", "name", "language", "created", "key"] as const;
type Column = (typeof columns)[number];
type Cells = Readonly<Record<Column, string>>;

/** A name is cut to no less than this where a line does not fit. */
const leastName = 10;

/** What a voice has in each column, with nothing in it that would steer a terminal. */
function cellsOf({ provider, id, name, language, createdAt, idempotencyKey }: VoiceDetails): Cells {
  return {
    provider,
    id: printable(id),
    name: printable(name),
    language: language === undefined ? "" : printable(language),
    // To the minute: what is looked for is the voice of a certain call, not its second.
    created: createdAt === undefined ? "" : createdAt.toISOString().replace(/:\d\d\.\d{3}Z$/, "Z"),
    key: idempotencyKey ?? "",
  };
}

/** A voice for who reads lines: its cells, always the same ones, in the order of the columns. */
export const plainRow = (voice: VoiceDetails): readonly string[] => {
  const cells = cellsOf(voice);
  return columns.map((column) => cells[column]);
};

/** Lines for people, a page at a time: columns are as wide as the widest page so far. */
export class VoiceTable {
  readonly #shown: readonly Column[];
  readonly #width: number;
  readonly #widths = new Map<Column, number>();

  /** @param width of a line, in characters. */
  constructor(severalProviders: boolean, width: number) {
    this.#shown = severalProviders ? columns : columns.slice(1);
    this.#width = width;
    for (const column of this.#shown) this.#widths.set(column, column.length);
  }

  /** Makes room for a page, and returns its lines. */
  page(voices: readonly VoiceDetails[]): readonly string[] {
    const rows = voices.map(cellsOf);
    for (const column of this.#shown) {
      this.#widths.set(column, Math.max(this.#widths.get(column) ?? 0, ...rows.map((cells) => cells[column].length)));
    }
    const total = [...this.#widths.values()].reduce((sum, width) => sum + width + 2, -2);
    const name = this.#widths.get("name") ?? 0;
    if (total > this.#width) this.#widths.set("name", Math.min(name, Math.max(leastName, name - total + this.#width)));
    return rows.map((cells) => this.#line(cells));
  }

  /** The names of the columns, as wide as the last page. */
  head(): string {
    return this.#line(Object.fromEntries(columns.map((column) => [column, column])) as Cells);
  }

  #line(cells: Cells): string {
    return this.#shown
      .map((column) => {
        const width = this.#widths.get(column) ?? 0;
        const text = cells[column];
        return (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);
      })
      .join("  ")
      .trimEnd();
  }
}

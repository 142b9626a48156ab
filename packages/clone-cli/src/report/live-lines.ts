import type { OutputStream } from "../command-io.ts";

/**
 * Lines at the bottom of a terminal that are drawn again and again in their place. Everything else that is written to
 * the terminal meanwhile goes between {@link clear} and {@link draw}.
 */
export class LiveLines {
  readonly #stream: OutputStream;
  #drawn: readonly string[] = [];

  constructor(stream: OutputStream) {
    this.#stream = stream;
  }

  /** Takes the lines away. After a resize a line may fill several rows, all of which go. */
  clear(): void {
    this.#askForSize();
    if (this.#drawn.length === 0) return;
    const columns = this.#columns;
    const rows = this.#drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0);
    // Row by row: tmux keeps a copy of what is cleared from the top of the screen down.
    this.#stream.write(`${"\u001b[1A\u001b[2K".repeat(rows)}\r`);
    this.#drawn = [];
  }

  /** Draws lines in place of those before them, each cut to the width that the terminal has now. */
  draw(lines: readonly string[]): void {
    this.clear();
    // The last column stays free: some terminals go to the next row when it is written to.
    this.#drawn = lines.map((line) => line.slice(0, this.#columns - 1));
    for (const line of this.#drawn) this.#stream.write(`${line}\n`);
  }

  /**
   * The runtime hears of a new size by a signal, which may come after the next drawing: then too few rows would go.
   * It has no public way to ask; one without this method has the size of the last signal.
   */
  #askForSize(): void {
    (this.#stream as { _refreshSize?(): void })._refreshSize?.();
  }

  get #columns(): number {
    return Math.max(10, this.#stream.columns || 80);
  }
}

import type { OutputStream } from "../command-io.ts";

/** Whoever reads an output: may be slow, and may go away, as `head` does. */
export class Reader {
  readonly #stream: OutputStream;
  #gone = false;
  #left = (): void => {};

  constructor(stream: OutputStream) {
    this.#stream = stream;
    stream.on("error", this.#leave).on("close", this.#leave);
  }

  readonly #leave = (): void => {
    this.#gone = true;
    this.#left();
  };

  /** Waits until what was written is taken. @returns whether anybody reads on. */
  async ready(): Promise<boolean> {
    const { writableNeedDrain, destroyed } = this.#stream as { writableNeedDrain?: boolean; destroyed?: boolean };
    if (destroyed) return false;
    if (writableNeedDrain && !this.#gone) {
      await new Promise<void>((resolve) => {
        this.#left = resolve;
        this.#stream.once("drain", resolve);
      });
    }
    return !this.#gone;
  }

  end(): void {
    this.#stream.off("error", this.#leave).off("close", this.#leave);
  }
}

import { signal } from "@preact/signals";
import { wordsFor } from "../ask.ts";

/** What is done with one voice of the list: one thing after the other, so that nothing that was asked for is dropped. */
export class RowWork {
  /** What is being done, or came of it. */
  readonly said = signal("");
  readonly problem = signal("");
  readonly isHearing = signal(false);
  #hearing = new AbortController();
  #last: Promise<void> = Promise.resolve();

  /** Loads something to hear, unless that is on its way; `load` resolves to what is to be said then. */
  async hear(load: (signal: AbortSignal) => Promise<string>): Promise<void> {
    if (this.isHearing.value) return;
    this.isHearing.value = true;
    const mine = new AbortController();
    this.#hearing = mine;
    await this.#run("Loading the sample …", () => load(mine.signal), mine.signal);
    this.isHearing.value = false;
  }

  /** Changes the voice. A sample that is still loading gives way, since a service may take long for it. */
  change(doing: string, work: () => Promise<string>): Promise<void> {
    this.#hearing.abort();
    return this.#run(doing, work);
  }

  #run(doing: string, work: () => Promise<string>, given?: AbortSignal): Promise<void> {
    this.#last = this.#last.then(async () => {
      if (given?.aborted) return;
      [this.said.value, this.problem.value] = [doing, ""];
      try {
        this.said.value = await work();
      } catch (error) {
        this.said.value = "";
        if (!given?.aborted) this.problem.value = wordsFor(error);
      }
    });
    return this.#last;
  }
}

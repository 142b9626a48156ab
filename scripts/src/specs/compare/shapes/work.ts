import { plain } from "../../documents/vendor-text/plain.ts";

/**
 * How many steps the schemas of one document may cost in a comparison. A whole spec of 1.5 MB costs about 10,000; a page
 * of a few kilobytes whose parts repeat one another would cost billions.
 */
const maxSteps = 500_000;

/** Counts what a document costs, so that a small one cannot keep this machine busy for hours. */
export class Work {
  readonly #max: number;
  #steps = 0;
  /** What is being read: `#/components/schemas/Voice`. */
  place = "the document";

  constructor(max: number = maxSteps) {
    this.#max = max;
  }

  get steps(): number {
    return this.#steps;
  }

  /** @throws Error when a document has cost more than it may. */
  step(): void {
    this.#steps += 1;
    if (this.#steps <= this.#max) return;
    const many = this.#max.toLocaleString("en");
    throw new Error(
      `${plain(this.place, 200)} repeats its parts so often that it takes more than ${many} steps to read`,
    );
  }
}

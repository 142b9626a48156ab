import type { CommandIo } from "../command-io.ts";
import { LiveLines } from "../report/live-lines.ts";
import { typed } from "./typed.ts";

const hint = "-- more: Enter or space, q to end --";

/** The hint has a row, and the cursor stands below it. */
const hintRows = 2;
/** On a lower screen nothing is gained. */
const leastRows = 4;

/** Holds a long output on a terminal a screen at a time; anywhere else it lets everything through. */
export class Screen {
  readonly #io: CommandIo;
  readonly #hint: LiveLines;
  readonly #holds: boolean;
  #used = 0;

  constructor(io: CommandIo) {
    const { stdout, env } = io;
    this.#io = io;
    this.#hint = new LiveLines(stdout);
    // Standard input is opened by the first look at it, so it comes last.
    this.#holds = stdout.isTTY === true && this.#rows > leastRows && env["TERM"] !== "dumb" && io.stdin.isTTY === true;
  }

  get #rows(): number {
    return this.#io.stdout.rows ?? 0;
  }

  /** Makes room for a line; waits for a person where the screen is full. @returns whether to go on. */
  async roomFor(line: string): Promise<boolean> {
    if (!this.#holds) return true;
    const needs = Math.max(1, Math.ceil(line.length / Math.max(1, this.#io.stdout.columns || 80)));
    if (this.#used > 0 && this.#used + needs > this.#rows - hintRows) {
      this.#hint.draw([hint]);
      const answer = await typed("key", this.#io.stdin, this.#io.signal);
      this.#hint.clear();
      this.#used = 0;
      // Nothing, Ctrl-C, Ctrl-D and Escape mean the same as q.
      if (answer === undefined || /^\s*[qQ\u0003\u0004\u001b]/.test(answer)) return false;
    }
    this.#used += needs;
    return true;
  }
}

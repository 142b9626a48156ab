import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Task, Told } from "./task.ts";

const program = fileURLToPath(new URL("../worker.ts", import.meta.url));
/** So much of what a process printed says why it died. */
const printedEnd = 2_000;

/** A process that prepares recordings. Where one dies or hangs, the next recording has a new one. */
export class Preparer {
  readonly #aacModule: string;
  #child: ChildProcess | undefined;
  #printed = "";

  /** `aacModule` is the address of a decoder's module. */
  constructor(aacModule: string) {
    this.#aacModule = aacModule;
  }

  /** What became of a recording; a sentence where that took the process with it. */
  async prepare(task: Task, limitMs: number): Promise<Told | string> {
    const child = await this.#running();
    child.send(task);
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), limitMs);
    try {
      const { signal } = waiting;
      const answer = await Promise.race([
        once(child, "message", { signal }).then(([told]) => told as Told),
        once(child, "exit", { signal }).then(([code, name]) => `the process died (${code ?? name})`),
      ]);
      if (typeof answer === "string") return this.#over(answer);
      return this.#printed === "" ? answer : this.#over("it printed something");
    } catch (error) {
      if (!waiting.signal.aborted) throw error;
      return this.#over(`it took more than ${limitMs / 1000} s`);
    } finally {
      clearTimeout(timer);
      // The other promise of the race.
      waiting.abort();
    }
  }

  /** Ends the process. */
  close(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  #over(what: string): string {
    this.close();
    return this.#printed === "" ? what : `${what}: ${this.#printed.slice(-printedEnd)}`;
  }

  async #running(): Promise<ChildProcess> {
    if (this.#child) return this.#child;
    const child = fork(program, [this.#aacModule], {
      execArgv: ["--expose-gc"],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#child = child;
    this.#printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (text: Buffer) => {
        this.#printed += text;
      });
    }
    const [first] = await Promise.race([once(child, "message"), once(child, "exit")]);
    if (first !== "ready") throw new Error(`The process did not start: ${this.#printed}`);
    return child;
  }
}

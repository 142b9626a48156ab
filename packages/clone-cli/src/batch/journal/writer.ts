import type { SpelledSecrets } from "../../generated/spelled-secrets.ts";
import { jsonText } from "../../report/printable.ts";
import { isOutcome, type JournalEntry } from "./entry.ts";
import type { JournalFile } from "./file.ts";

interface Waiting {
  readonly bytes: Buffer;
  readonly isOutcome: boolean;
  resolve(): void;
  reject(error: unknown): void;
}

/** What of an entry is a service's own words. An id stays what it is: a voice is found by it. */
const words: ReadonlySet<string> = new Set(["message", "language"]);

/**
 * Appends entries. Those that come while others are being written go to the disk together, since waiting for the disk is
 * what takes the time.
 */
export class JournalWriter {
  readonly #file: JournalFile;
  readonly #keys: SpelledSecrets | undefined;
  /** Bytes that count. */
  #length: number;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  /** Why no more requests may be sent. */
  failure: unknown;

  /** @param keys stay out of what a service said, whichever they are of. */
  constructor(file: JournalFile, length: number, keys?: SpelledSecrets) {
    this.#file = file;
    this.#keys = keys;
    this.#length = length;
  }

  /**
   * Resolves when the entry is on disk. Rejects when it is not: what it announces must then not be done. After that only
   * outcomes are tried again, for there may be space again.
   */
  append(entry: JournalEntry | object): Promise<void> {
    const outcome = "event" in entry && isOutcome(entry);
    if (this.failure !== undefined && !outcome) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      const text = jsonText(entry, (key, part) =>
        typeof part === "string" && words.has(key) ? (this.#keys?.without(part, "[key]") ?? part) : part,
      );
      const bytes = Buffer.from(`${text}\n`);
      this.#waiting.push({ bytes, isOutcome: outcome, resolve, reject });
      this.#writing ??= this.#write();
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  async #write(): Promise<void> {
    for (;;) {
      const group = this.#waiting;
      this.#waiting = [];
      if (group.length === 0) {
        // At once: an entry that comes a moment later must not wait for a writing that has ended.
        this.#writing = undefined;
        return;
      }
      // Outcomes first: when the space ends within the group, they are what must not be lost.
      const outcomes = group.filter((one) => one.isOutcome);
      const others = group.filter((one) => !one.isOutcome);
      await this.#commit([...outcomes, ...(this.failure === undefined ? others : [])]);
      if (this.failure !== undefined) for (const one of others) one.reject(this.failure);
    }
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    const bytes = Buffer.concat(group.map((one) => one.bytes));
    let written = 0;
    try {
      while (written < bytes.length) {
        const more = await this.#file.write(bytes.subarray(written));
        if (more === 0) throw new Error("nothing more can be written");
        written += more;
      }
      await this.#file.sync();
      this.#length += written;
      for (const one of group) one.resolve();
    } catch (error) {
      this.failure ??= error;
      await this.#keepOutcomes(group, written, error);
    }
  }

  /** Takes away what announces requests that will not be sent, and half a line; keeps outcomes that are whole. */
  async #keepOutcomes(group: readonly Waiting[], written: number, error: unknown): Promise<void> {
    let kept = 0;
    const whole = new Set<Waiting>();
    for (const one of group) {
      if (!one.isOutcome || kept + one.bytes.length > written) break;
      kept += one.bytes.length;
      whole.add(one);
    }
    try {
      await this.#file.truncate(this.#length + kept);
      await this.#file.sync();
      this.#length += kept;
    } catch {
      // Nobody knows what is on the disk. The next run reads it, and takes for unknown what it cannot tell.
      whole.clear();
    }
    for (const one of group) {
      if (whole.has(one)) one.resolve();
      else one.reject(error);
    }
  }
}

import { styleText } from "node:util";
import type { CommandIo, OutputStream } from "../command-io.ts";
import { targets } from "../targets/choose-targets.ts";
import { wrapped } from "./wrapped.ts";

/** A label and what stands beside it. */
export type Row = readonly [label: string, text: string];

type Format = Parameters<typeof styleText>[0];

// Escape sequences and marks that turn text around: what a service says must not steer the terminal.
const unprintable = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Shorter values are no keys, and taking them out would take out parts of words. */
const shortestKey = 8;

/** Writes lines for people: no wider than the stream, coloured on terminals only, and never with a key in them. */
export class Output {
  readonly #stream: OutputStream;
  readonly #colour: boolean;
  readonly #keys: readonly string[];
  /** In characters. */
  readonly width: number;

  constructor(stream: OutputStream, env: CommandIo["env"]) {
    this.#stream = stream;
    this.#colour = stream.isTTY === true && !env["NO_COLOR"];
    this.#keys = targets
      .map(({ keyVariable }) => env[keyVariable]?.trim() ?? "")
      .filter((key) => key.length >= shortestKey);
    this.width = Math.max(40, Math.min(stream.columns || 80, 100));
  }

  /** Text in a colour, where the terminal has colours. */
  painted(format: Format, text: string): string {
    return this.#colour ? styleText(format, text, { stream: this.#stream }) : text;
  }

  /** Writes text as it is, but for keys. */
  write(text: string): void {
    let clean = text;
    for (const key of this.#keys) {
      // As it stands, and as JSON writes it.
      for (const form of [JSON.stringify(key).slice(1, -1), key]) clean = clean.replaceAll(form, "[key]");
    }
    this.#stream.write(clean);
  }

  line(text = ""): void {
    this.write(`${text}\n`);
  }

  /** Writes labels in one column and texts, wrapped, in another. */
  rows(rows: readonly Row[]): void {
    const labelWidth = Math.max(...rows.map(([label]) => label.length));
    for (const [label, text] of rows) {
      this.line(`  ${this.painted("dim", label.padEnd(labelWidth))}  ${this.#lines(text, labelWidth + 4)}`);
    }
  }

  /** Writes a sentence, wrapped. */
  note(text: string): void {
    this.line(this.#lines(text, 0));
  }

  /** Writes a sentence, wrapped, some columns from the edge. */
  indented(text: string, columns: number): void {
    this.line(`${" ".repeat(columns)}${this.#lines(text, columns)}`);
  }

  /** Text of a stranger on one line, without what would steer the terminal. */
  printable(text: string): string {
    return text.replaceAll(/\s+/g, " ").replaceAll(unprintable, "\ufffd");
  }

  /** Writes why the command did nothing. */
  refusal(message: string): void {
    this.labelled("error:", "red", message);
  }

  /** Writes a coloured word and a sentence behind it, wrapped. */
  labelled(label: string, colour: Format, text: string): void {
    this.line(`${this.painted(colour, label)} ${this.#lines(text, label.length + 1)}`);
  }

  #lines(text: string, indent: number): string {
    return wrapped(this.printable(text), this.width - indent).join(`\n${" ".repeat(indent)}`);
  }
}

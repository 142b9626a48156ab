import { randomUUID } from "node:crypto";
import { styleText } from "node:util";
import type { CommandIo, OutputStream } from "../command-io.ts";
import { partsOf, SpelledSecrets } from "../generated/spelled-secrets.ts";
import { targets } from "../targets/choose.ts";
import { jsonText, onOneLine, printable } from "./printable.ts";
import { wrapped } from "./wrapped.ts";

/** A label and what stands beside it. */
export type Row = readonly [label: string, text: string];

type Format = Parameters<typeof styleText>[0];

/** Stands for the command's own escape character until everybody else's is gone: nobody outside can know it. */
const ownEscape: string = randomUUID();

/** Shorter values are no keys, and taking them out would take out parts of words. */
const shortestKey = 8;

/**
 * The one place through which the command speaks: for people in lines that are no wider than the stream, coloured on
 * terminals only, for programs as JSON; never with a key in it, nor with anything of a stranger's that a terminal obeys.
 */
export class Output {
  readonly #stream: OutputStream;
  readonly #colour: boolean;
  readonly #keys: SpelledSecrets;
  /** In characters. */
  readonly width: number;

  constructor(stream: OutputStream, env: CommandIo["env"]) {
    this.#stream = stream;
    this.#colour = stream.isTTY === true && !env["NO_COLOR"];
    this.#keys = keysOf(env);
    this.width = Math.max(40, Math.min(stream.columns || 80, 100));
  }

  /** Text in a colour, where the terminal has colours. */
  painted(format: Format, text: string): string {
    if (!this.#colour) return text;
    return styleText(format, text.replaceAll("\u001b", "\ufffd"), { stream: this.#stream }).replaceAll(
      "\u001b",
      ownEscape,
    );
  }

  /** Writes one line, whatever the text has in it. */
  line(text = ""): void {
    this.#write(onOneLine(this.#withoutKeys(text)));
  }

  /** Writes text of several lines that the command itself has put together. */
  lines(text: string): void {
    for (const line of text.replace(/\n$/, "").split("\n")) this.line(line);
  }

  /** Writes what a program reads: one JSON document on a line of its own. */
  json(value: unknown): void {
    this.#write(jsonText(value, (_key, part) => (typeof part === "string" ? this.#withoutKeys(part) : part)));
  }

  /** Writes one line of texts with a tab between them: whatever the texts have in them, they stay apart. */
  tabbed(texts: readonly string[]): void {
    this.#write(texts.map((text) => this.#sentence(text)).join("\t"));
  }

  /** Writes a sentence, and leaves the line open for an answer. */
  question(text: string): void {
    this.#stream.write(`${this.#wrapped(text, 0)} `);
  }

  /** Writes labels in one column and texts, wrapped, in another. */
  rows(rows: readonly Row[]): void {
    const clean = rows.map(([label, text]) => [this.#sentence(label), text] as const);
    const labelWidth = Math.max(...clean.map(([label]) => label.length));
    for (const [label, text] of clean) {
      this.#write(`  ${this.painted("dim", label.padEnd(labelWidth))}  ${this.#wrapped(text, labelWidth + 4)}`);
    }
  }

  /** Writes a sentence, wrapped. */
  note(text: string): void {
    this.#write(this.#wrapped(text, 0));
  }

  /** Writes a sentence, wrapped, some columns from the edge. */
  indented(text: string, columns: number): void {
    this.#write(`${" ".repeat(columns)}${this.#wrapped(text, columns)}`);
  }

  /** Writes why the command did nothing. */
  refusal(message: string): void {
    this.labelled("error:", "red", message);
  }

  /** Writes a coloured word and a sentence behind it, wrapped. */
  labelled(label: string, colour: Format, text: string): void {
    const clean = this.#sentence(label);
    this.#write(`${this.painted(colour, clean)} ${this.#wrapped(text, clean.length + 1)}`);
  }

  #wrapped(text: string, indent: number): string {
    return wrapped(this.#sentence(text), this.width - indent).join(`\n${" ".repeat(indent)}`);
  }

  #sentence(text: string): string {
    return printable(this.#withoutKeys(text));
  }

  #withoutKeys(text: string): string {
    return this.#keys.without(text, "[key]");
  }

  #write(clean: string): void {
    this.#stream.write(`${clean.replaceAll(ownEscape, "\u001b")}\n`);
  }
}

/** The keys of all providers that the environment has, each to be kept out of what the others say, too. */
export const keysOf = (env: CommandIo["env"]): SpelledSecrets =>
  new SpelledSecrets(
    targets.flatMap(({ keyVariable }) => withoutName(partsOf(env[keyVariable]?.trim() ?? ""))),
    shortestKey,
  );

/** Without the name of a Basic credential: ids of voices, which must stay what they are, may begin with it. */
const withoutName = (parts: readonly string[]): readonly string[] =>
  parts.filter((part) => !parts.some((other) => other.startsWith(`${part}:`)));

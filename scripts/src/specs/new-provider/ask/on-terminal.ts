import { createInterface } from "node:readline/promises";
import { plain } from "../../documents/vendor-text/plain.ts";
import { type AskedOption, accepted } from "../options.ts";
import type { Question } from "./question.ts";

/** Asks a line of a person, and gives back what was typed. */
export type AskLine = (prompt: string) => Promise<string>;

/**
 * The answers to some questions. An empty line takes the guess; what cannot be used is asked for again.
 *
 * @throws Error when the terminal closes before all is answered.
 */
export async function askAll(questions: readonly Question[], ask: AskLine): Promise<Map<AskedOption, string>> {
  const answers = new Map<AskedOption, string>();
  for (const { option, asks, example, guess, choices = [] } of questions) {
    const listed = choices.length > 1 ? `\n  ${choices.map((one) => plain(one)).join("\n  ")}` : "";
    const usual = guess === undefined ? ` (as in ${example})` : ` [${plain(guess)}]`;
    let prompt = `${plain(asks, 300)}${listed}\n--${option}${usual}: `;
    while (!answers.has(option)) {
      const typed = (await ask(prompt)).trim();
      try {
        answers.set(option, accepted(option, typed === "" && guess !== undefined ? guess : typed));
      } catch (error) {
        prompt = `${(error as Error).message}\n--${option}${usual}: `;
      }
    }
  }
  return answers;
}

/** Whether there is somebody to ask. */
export const isTerminal = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** A line of the terminal that this process has. */
export async function askLine(prompt: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  let closed = (): void => {};
  try {
    const ended = new Promise<never>((_, reject) => {
      closed = () => reject(new Error("The terminal closed before everything was answered"));
      lines.once("close", closed);
    });
    return await Promise.race([lines.question(prompt), ended]);
  } finally {
    lines.off("close", closed);
    lines.close();
  }
}

import type { Question } from "./question.ts";

/** Everything that a run without a terminal lacks, at once, each with the option to pass. */
export function unanswered(from: string, questions: readonly Question[]): Error {
  const lines = questions.flatMap(({ option, asks, example, guess, choices = [] }) => {
    const shown = guess ?? example;
    const value = /^[\w./:@-]+$/.test(shown) ? shown : JSON.stringify(shown);
    const guessed = guess === undefined ? "for example:" : "guessed:";
    return [
      `  --${option}  ${asks}; ${guessed} --${option} ${value}`,
      ...(choices.length > 1 ? [`      it has ${choices.join(", ")}`] : []),
    ];
  });
  const all = questions.every(({ guess }) => guess !== undefined);
  const yes = all ? "Or pass --yes to accept every guess." : "";
  return new Error(
    `${from} does not say all that a client needs. Pass all of these options:\n${lines.join("\n")}\n${yes}`.trim(),
  );
}

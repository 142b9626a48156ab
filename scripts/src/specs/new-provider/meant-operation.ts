import { MissingOperation } from "../documents/source/prune.ts";
import { type ReadSpec, specFromText } from "../documents/source/read-spec.ts";
import type { Question } from "./ask/question.ts";
import { guessedOperation } from "./describe/guessed-operation.ts";
import { accepted, type NewProviderOptions } from "./options.ts";

/** The operation that is meant, and the document that holds it. */
export function readOperationOf(
  text: string,
  bytes: Uint8Array,
  { from, operation: wanted }: NewProviderOptions,
  questions: Question[],
): { readonly operation: string; readonly spec: ReadSpec } {
  // Guessed ones too: an operation's path becomes code, and here a vendor wrote it.
  const read = (operation: string): ReadSpec =>
    specFromText(text, from, { operations: [accepted("operation", operation)] }, bytes);
  const ask = (asks: string, choices: readonly string[]): string => {
    const [guess] = choices;
    if (guess === undefined) throw new Error(asks);
    questions.push({ option: "operation", asks, example: "POST /v1/voices", guess, choices });
    return guess;
  };
  if (wanted === undefined) {
    const whole = specFromText(text, from, {}, bytes);
    const { certain, likely } = guessedOperation(whole);
    const operation = certain ?? ask("the operation that makes a voice", likely);
    return { operation, spec: read(operation) };
  }
  try {
    return { operation: wanted, spec: read(wanted) };
  } catch (error) {
    const fitting =
      error instanceof MissingOperation ? error.near.filter((one) => /^(?:POST|PUT|PATCH) /.test(one)) : [];
    if (fitting.length === 0) throw error;
    const operation = ask((error as Error).message, fitting);
    return { operation, spec: read(operation) };
  }
}

/** `POST /v1/voices` as `/v1/voices` and `post`. */
export const pathAndMethod = (operation: string): [string, string] => {
  const [verb = "", path = ""] = operation.split(" ");
  return [path, verb.toLowerCase()];
};

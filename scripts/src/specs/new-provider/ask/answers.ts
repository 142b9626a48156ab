import { accepted, type NewProviderOptions } from "../options.ts";
import { givenRoles } from "../provider/guess/given-roles.ts";
import type { Question } from "./question.ts";

/**
 * What was guessed, as options.
 *
 * @throws Error when a guess would be no right answer: it comes from the document, where anything may stand.
 */
export const guessesOf = (questions: readonly Question[]): Partial<NewProviderOptions> =>
  answersAsOptions(new Map(questions.map(({ option, guess = "" }) => [option, accepted(option, guess)])));

/** Answers, by option, as options. */
export function answersAsOptions(answers: ReadonlyMap<Question["option"], string>): Partial<NewProviderOptions> {
  const keys = { name: "name", operation: "operation", page: "page", server: "server" } as const;
  const others = { "key-header": "keyHeader", "audio-field": "audioField" } as const;
  const keyHeader = answers.get("key-header");
  const field = answers.get("field");
  const entries = [...answers].flatMap(([option, value]) =>
    option === "field" ? [] : [[{ ...keys, ...others }[option], value] as const],
  );
  return {
    ...Object.fromEntries(entries),
    ...(field === undefined ? {} : { fields: givenRoles([field]) }),
    // That header has a scheme before the key nearly everywhere.
    ...(keyHeader !== undefined && /^authorization$/i.test(keyHeader) ? { keyPrefix: "Bearer " } : {}),
  };
}

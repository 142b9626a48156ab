import type { JsonObject } from "../documents/json.ts";
import type { Question } from "./ask/question.ts";
import { describeOperation } from "./describe/described-operation.ts";
import { type OverlayAction, setField } from "./describe/overlay-action.ts";
import { findKey, findParameters, findServer } from "./describe/reach.ts";
import { pathAndMethod } from "./meant-operation.ts";
import type { NewProviderOptions } from "./options.ts";

/** Everything that the overlay has to say beside names and limits, and what only a person can. */
export function findings(
  document: JsonObject,
  operation: string,
  options: NewProviderOptions,
  page: string,
  offered: JsonObject,
): {
  readonly actions: readonly OverlayAction[];
  readonly questions: readonly Question[];
  readonly notes: readonly string[];
  readonly said: { readonly body: string; readonly audioField?: string };
} {
  const [path, method] = pathAndMethod(operation);
  const where = { document, path, method };
  const described = describeOperation(document, operation, options);
  const { contentType, leftOut, audio } = described;
  const parts = [
    findServer(where, options.server, page),
    named(operation, () => findKey(where, options, page, offered)),
    named(operation, () => findParameters(where, options.headers, page)),
  ];
  const actions = parts.flatMap((part) => part.actions);
  const questions = parts.flatMap((part) => part.questions);
  const notes = parts.flatMap((part) => part.notes);
  if (leftOut.length > 0) notes.push(`its body goes as ${contentType}; --body chooses ${leftOut.join(" or ")}`);
  const field = audio.names.join(".");
  if (audio.lacks !== undefined) {
    const is = audio.lacks === "byte" ? "as base64" : "as bytes";
    const description = `The field carries the recordings ${is}, which its schema does not say. Source: ${page}`;
    const isThere = audio.item.schema["format"] !== undefined;
    actions.push(...setField(audio.item.keys, "format", audio.lacks, { description, isThere }));
    if (audio.isGuess === true) {
      const asks = `the field that carries audio: none of its body says that it does, ${is}`;
      questions.push({ option: "audio-field", asks, example: "recordings", guess: field });
    }
  }
  const keep = options.audioField !== undefined || audio.lacks !== undefined;
  return { actions, questions, notes, said: { body: contentType, ...(keep ? { audioField: field } : {}) } };
}

function named<Result>(operation: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw new Error(`--operation ${operation}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

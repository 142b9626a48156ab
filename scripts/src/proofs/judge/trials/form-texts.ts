import type { FieldSchema } from "../judged-operation.ts";
import { nearlyListed } from "./json-edits.ts";
import type { Trial } from "./trial.ts";

/** Texts that look like values of another type. In a form each is a text and nothing else. */
const oddTexts = [
  "",
  " ",
  "null",
  "undefined",
  "true",
  "7",
  "1.5",
  "[]",
  "{}",
  '"Ada"',
  "two\r\nlines",
  "Ada 🎙️",
  "--edge",
];

/** Edits of the text fields of a form: every listed value, values that are nearly listed, and odd texts. */
export function formTextTrials(
  { properties }: FieldSchema,
  send: (sentence: string, name: string, content: string | Uint8Array) => Trial,
): Trial[] {
  return Object.entries(properties)
    .filter(([, { format }]) => format !== "binary")
    .flatMap(([name, { values }]) => [
      ...oddTexts.map((text) => send(`${name} is ${JSON.stringify(text)}`, name, text)),
      send(`${name} is a text of 5000 characters`, name, "a".repeat(5000)),
      send(`${name} is a text in Latin-1`, name, Uint8Array.of(0x4c, 0xf6, 0x77, 0x65)),
      ...(values ?? []).map((value) => send(`${name} is the listed ${value}`, name, value)),
      ...nearlyListed(values ?? []).map((value) =>
        send(`${name} is the unlisted ${JSON.stringify(value)}`, name, value),
      ),
    ]);
}

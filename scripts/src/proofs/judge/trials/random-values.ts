import { type Arbitrary, array, boolean, constantFrom, jsonValue, oneof, record, string, uint8Array } from "fast-check";
import { silentWav } from "../../../workspace/made-up/silent-wav.ts";
import type { FieldSchema } from "../judged-operation.ts";
import { base64 } from "./bytes.ts";

/** Values that a schema allows, of every shape it allows. */
export function rightValues(schema: FieldSchema): Arbitrary<unknown> {
  if (schema.values !== undefined) return constantFrom(...schema.values);
  switch (schema.type) {
    case "string":
      return schema.format === "byte" ? audioTexts() : string({ unit: "grapheme", maxLength: 40 });
    case "boolean":
      return boolean();
    case "array":
      return array(rightValues(itemsOf(schema)), { minLength: 1, maxLength: 4 });
    case "object": {
      const fields = Object.entries(schema.properties).map(([name, field]) => [name, rightValues(field)] as const);
      return record(Object.fromEntries(fields), { requiredKeys: [...schema.required] });
    }
  }
}

/** Values that a schema does not allow: of another type, off its list, or no base64. */
export function wrongValues(schema: FieldSchema): Arbitrary<unknown> {
  const type = schema.type;
  const otherType = jsonValue({ maxDepth: 2 }).filter((value) => typeOf(value) !== type);
  if (schema.values !== undefined) {
    return oneof(
      otherType,
      string().filter((text) => schema.values?.includes(text) === false),
    );
  }
  return schema.format === "byte" ? oneof(otherType, brokenAudioTexts()) : otherType;
}

/** WAV audio of many lengths in base64. */
function audioTexts(): Arbitrary<string> {
  return uint8Array({ maxLength: 300 }).map((more) => base64(new Uint8Array([...silentWav(), ...more])));
}

/** The same with one wrong letter, or with a letter too few. */
function brokenAudioTexts(): Arbitrary<string> {
  const wrong = constantFrom("-", "_", " ", "!", "=", "ü", ".", ",", "%");
  return oneof(
    record({ text: audioTexts(), letter: wrong }).map(
      ({ text, letter }) => text.slice(0, 40) + letter + text.slice(41),
    ),
    audioTexts().map((text) => text.slice(1)),
  );
}

function itemsOf({ items }: FieldSchema): FieldSchema {
  if (items === undefined) throw new Error("The document has an array without items");
  return items;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

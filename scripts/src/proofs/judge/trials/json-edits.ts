import type { FieldSchema } from "../judged-operation.ts";
import { rightValue } from "./right-request.ts";

/** A JSON value that differs from the right one in one place. */
export interface JsonEdit {
  readonly sentence: string;
  readonly value: unknown;
}

/** One value of each JSON type, and the empty and odd ones among them. */
const anyValues: readonly unknown[] = [null, true, 7, 1.5, "", "text", "text\nof two lines", [], [7], {}];

/** Every systematic edit of a right value: fields left out, of every type, with every listed value and some others. */
export function jsonEdits(schema: FieldSchema, place = ""): JsonEdit[] {
  const edits = anyValues.map((value) => ({ sentence: `${place || "the body"} is ${JSON.stringify(value)}`, value }));
  if (schema.values !== undefined) edits.push(...listEdits(schema.values, place));
  if (schema.type === "object") edits.push(...objectEdits(schema, place));
  if (schema.type === "array" && schema.items !== undefined) edits.push(...arrayEdits(schema.items, place));
  return edits;
}

/** Values that are nearly in a list of accepted ones. */
export function nearlyListed(values: readonly string[]): string[] {
  const [first = ""] = values;
  const near = [
    first.toLowerCase(),
    first.toUpperCase(),
    ` ${first}`,
    `${first} `,
    `${first}${first}`,
    first.slice(0, -1),
    first.replace("_", "-"),
    "xx",
    "LANGUAGE_CODE_UNSPECIFIED",
    "null",
    "0",
    "__proto__",
  ];
  return [...new Set(near)].filter((value) => !values.includes(value) && value !== "");
}

function listEdits(values: readonly string[], place: string): JsonEdit[] {
  return [
    ...values.map((value) => ({ sentence: `${place} is the listed ${value}`, value })),
    ...nearlyListed(values).map((value) => ({ sentence: `${place} is the unlisted ${JSON.stringify(value)}`, value })),
    { sentence: `${place} is a list of two listed values`, value: values.slice(0, 2) },
  ];
}

function objectEdits(schema: FieldSchema, place: string): JsonEdit[] {
  const right = rightValue(schema) as Record<string, unknown>;
  const prefix = place === "" ? "" : `${place}.`;
  const names = Object.keys(schema.properties);
  const only = Object.fromEntries(schema.required.map((name) => [name, right[name]]));
  return [
    ...(schema.required.length === names.length
      ? []
      : [{ sentence: `${place || "the body"} has only what is required`, value: only }]),
    { sentence: `${prefix}extra is there, which nobody declares`, value: { ...right, extra: 1 } },
    ...names.flatMap((name) => {
      const { [name]: _, ...without } = right;
      const field = schema.properties[name];
      const inner = field === undefined ? [] : jsonEdits(field, prefix + name);
      return [
        { sentence: `${prefix}${name} is missing`, value: without },
        {
          sentence: `${prefix}${name} is misspelt ${name.toUpperCase()}`,
          value: { ...without, [name.toUpperCase()]: right[name] },
        },
        ...inner.map(({ sentence, value }) => ({ sentence, value: { ...right, [name]: value } })),
      ];
    }),
  ];
}

function arrayEdits(items: FieldSchema, place: string): JsonEdit[] {
  const right = rightValue(items);
  return [
    { sentence: `${place} has twenty right items`, value: Array.from({ length: 20 }, () => right) },
    { sentence: `${place} has a wrong item after a right one`, value: [right, 7] },
    { sentence: `${place} has null after a right item`, value: [right, null] },
    { sentence: `${place} is a right item without its array`, value: right },
    { sentence: `${place} has an array around its items`, value: [[right]] },
    { sentence: `${place} is an object with the key 0`, value: { 0: right } },
    ...jsonEdits(items, `${place}[0]`).map(({ sentence, value }) => ({ sentence, value: [value] })),
  ];
}

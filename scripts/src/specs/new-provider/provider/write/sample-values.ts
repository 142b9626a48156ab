import type { Field } from "../../describe/provider-description.ts";
import { textOfFormat } from "../../describe/text-of-format.ts";

/** A value that is right for a field: an example of the document, or the plainest of its type. */
function sampleOf(field: Field): unknown {
  const { values, example, type, fields = [] } = field;
  if (values !== undefined) return values[0];
  if (type === "object") return objectOf(fields.filter(({ required }) => required));
  if (example !== undefined && example !== null && typeof example === type && String(example).length <= 60)
    return example;
  if (type === "list") return [];
  if (type === "number") return 1;
  if (type === "boolean") return true;
  return textOf(field);
}

const textOf = ({ name, format = "", maxLength }: Field): string =>
  textOfFormat[format] ?? (/name|title/i.test(name) ? "Ada" : `some ${name.replaceAll("_", " ")}`).slice(0, maxLength);

export const objectOf = (fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.name, sampleOf(field)]));

/** What stands at a path. */
function valueAt(body: unknown, path: readonly string[]): unknown {
  let value = body;
  for (const name of path) value = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return value;
}

/**
 * A body that has a text at each of these paths: the first example that has them, or one made of the fields that are
 * required and of these.
 */
export function bodyWith(
  fields: readonly Field[],
  examples: readonly unknown[],
  wanted: readonly Pick<Field, "path" | "type">[],
): unknown {
  // A vendor's examples do not always fit the vendor's types.
  const isWhole = (body: unknown): boolean =>
    wanted.every(({ path, type }) => {
      const value = valueAt(body, path);
      return typeof value === type && value !== "";
    });
  const given = examples.find(isWhole);
  if (given !== undefined) return given;
  const names = new Set(wanted.flatMap(({ path }) => path.map((_name, index) => path.slice(0, index + 1).join("."))));
  const made = (list: readonly Field[]): Record<string, unknown> =>
    Object.fromEntries(
      list
        .filter(({ required, path }) => required || names.has(path.join(".")))
        .map((field) => [field.name, field.type === "object" ? made(field.fields ?? []) : sampleOf(field)]),
    );
  return made(fields);
}

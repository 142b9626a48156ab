import type { Field } from "../../describe/provider-description.ts";

/** Where a field stands: its names from the outside in, `*` for the items of a list. */
export type Path = readonly string[];

export const same = (one: { readonly path: Path }, other: { readonly path: Path }): boolean =>
  one.path.join(".") === other.path.join(".");

/** Every field, those within others included. */
export const all = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...all(field.fields ?? [])]);

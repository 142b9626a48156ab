import { type Arbitrary, constantFrom, record, sample } from "fast-check";
import type { FieldSchema, JudgedOperation } from "../judged-operation.ts";
import { utf8 } from "./bytes.ts";
import { rightValues, wrongValues } from "./random-values.ts";
import { changed, type Trial } from "./trial.ts";

/** So that every run judges the same requests. */
export const seed = 20260301;

/** JSON bodies drawn from the schema, and such bodies with one field made wrong or left out. */
export function randomJsonTrials({ body }: JudgedOperation, right: Trial, count: number): Trial[] {
  const rights = sample(rightValues(body), { seed, numRuns: count }).map((value, index) =>
    changed(right, `random body ${index + 1}, right`, { body: utf8(JSON.stringify(value)) }),
  );
  const wrongs = sample(damaged(body), { seed: seed + 1, numRuns: count }).map(({ value, what }, index) =>
    changed(right, `random body ${index + 1}, ${what}`, { body: utf8(JSON.stringify(value)) }),
  );
  return [...rights, ...wrongs];
}

interface Damaged {
  readonly value: unknown;
  /** What is wrong with it. */
  readonly what: string;
}

/** A right object with one field, at any depth, made wrong or (when it is required) left out. */
function damaged(schema: FieldSchema): Arbitrary<Damaged> {
  return constantFrom(...Object.keys(schema.properties)).chain((name) => {
    const field = schema.properties[name] as FieldSchema;
    return record({ value: rightValues(schema), inner: wrongAt(field, name, schema.required.includes(name)) }).map(
      ({ value, inner }) => {
        const fields = { ...(value as Record<string, unknown>) };
        if (inner.missing) delete fields[name];
        else fields[name] = inner.value;
        return { value: fields, what: inner.what };
      },
    );
  });
}

interface Wrong extends Damaged {
  readonly missing: boolean;
}

function wrongAt(field: FieldSchema, place: string, required: boolean): Arbitrary<Wrong> {
  const values = wrongValues(field).map(
    (value): Wrong => ({ value, missing: false, what: `${place} made ${JSON.stringify(value)?.slice(0, 60)}` }),
  );
  const missing: Wrong = { value: undefined, missing: true, what: `${place} left out` };
  return constantFrom<"missing" | "value" | "deeper">("missing", "value", "deeper", "deeper").chain((kind) => {
    if (kind === "missing" && required) return constantFrom(missing);
    if (kind === "deeper" && field.type === "object") {
      return damaged(field).map(({ value, what }) => ({ value, missing: false, what: `${place}: ${what}` }));
    }
    const { items } = field;
    if (kind === "deeper" && items !== undefined) {
      const inner: Arbitrary<Damaged> = items.type === "object" ? damaged(items) : wrongAt(items, "an item", false);
      return record({ before: rightValues(field), inner }).map(({ before, inner: { value, what } }) => ({
        value: [...(before as unknown[]), value],
        missing: false,
        what: `the last of ${place}: ${what}`,
      }));
    }
    return values;
  });
}

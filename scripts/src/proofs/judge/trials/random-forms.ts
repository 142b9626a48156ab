import { type Arbitrary, constantFrom, record, sample, string } from "fast-check";
import type { JudgedOperation } from "../judged-operation.ts";
import { formBody, type Part } from "./form-body.ts";
import { seed } from "./random-json.ts";
import { rightValues } from "./random-values.ts";
import { rightParts } from "./right-request.ts";
import { changed, type Trial } from "./trial.ts";

/** Forms with texts drawn at random, and such forms with one field left out or off its list. */
export function randomFormTrials({ body }: JudgedOperation, right: Trial, count: number): Trial[] {
  const [file, ...others] = rightParts(body).toSorted((a, b) => Number(isText(a)) - Number(isText(b)));
  if (file === undefined) return [];
  const texts = Object.fromEntries(others.map(({ name }) => [name, rightValues(body.properties[name] ?? body)]));
  const forms = record(texts, { requiredKeys: body.required.filter((name) => name !== file.name) });
  const toParts = (fields: object): Part[] => [
    file,
    ...Object.entries(fields).map(([name, text]) => ({ name, content: String(text) })),
  ];
  const listed = others.filter(({ name }) => body.properties[name]?.values !== undefined);
  const wrong: Arbitrary<{ parts: Part[]; what: string }> = record({
    parts: forms.map(toParts),
    missing: constantFrom(...body.required),
    unlisted: constantFrom(undefined, ...listed.map(({ name }) => name)),
    text: string({ minLength: 3, maxLength: 12 }),
  }).map(({ parts, missing, unlisted, text }) =>
    unlisted === undefined
      ? { parts: parts.filter(({ name }) => name !== missing), what: `${missing} left out` }
      : {
          parts: parts.map((part) => (part.name === unlisted ? { ...part, content: text } : part)),
          what: `${unlisted} made ${JSON.stringify(text)}`,
        },
  );
  return [
    ...sample(forms, { seed, numRuns: count }).map((fields, index) =>
      changed(right, `random form ${index + 1}, right`, { body: formBody(toParts(fields)) }),
    ),
    ...sample(wrong, { seed: seed + 1, numRuns: count }).map(({ parts, what }, index) =>
      changed(right, `random form ${index + 1}, ${what}`, { body: formBody(parts) }),
    ),
  ];
}

const isText = ({ fileName }: Part): boolean => fileName === undefined;

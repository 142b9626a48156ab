import { type Arbitrary, anything, array, constant, constantFrom, integer, oneof, record, string } from "fast-check";
import { formats, rightForms, type SampleForm, wrongForms } from "../scenario.ts";
import { mostly } from "./mostly.ts";

const odd: Arbitrary<unknown> = oneof(
  anything(),
  constantFrom<unknown>("", " ", "a\nb", "a\0", "\ud83d", '"; filename="x', null, Number.NaN, Object.create(null)),
);
const texts = string({ unit: "grapheme", minLength: 1 }).map((text) => `A${text}`);
const transcriptions = oneof({ weight: 4, arbitrary: constant<unknown>(undefined) }, constant("Hello"));

const rightSample: Arbitrary<SampleForm> = record({
  form: constantFrom<SampleForm["form"][]>(...rightForms),
  content: constantFrom("wav", "mp3"),
  more: integer({ min: 0, max: 3000 }),
  transcription: constant(undefined),
});
const sampleOfAnyForm: Arbitrary<SampleForm> = record({
  form: constantFrom(...rightForms, ...wrongForms),
  content: oneof(constantFrom(...formats), constantFrom("empty", "text", "cut header")),
  more: integer({ min: 0, max: 3000 }),
  transcription: oneof(transcriptions, anything()),
});

/** What a caller may well write. */
export const rightInput = record({
  name: oneof(
    { weight: 6, arbitrary: oneof(constant<unknown>("Ada"), texts, constant("Ada 🎙️".repeat(200))) },
    { weight: 1, arbitrary: constantFrom<unknown[]>("Ada [key:mine]", "&#91;key:mine&#93;", "key:mine") },
  ),
  description: oneof(
    { weight: 6, arbitrary: constant<unknown>(undefined) },
    { weight: 6, arbitrary: texts },
    { weight: 1, arbitrary: constantFrom<unknown[]>("Calm [key:mine]", "&#91;key:mine&#93; Calm", "about key:mine") },
  ),
  language: constantFrom<unknown[]>("en", "en-US", "EN-us", "en-GB", "fr", "pt-PT", "zh-TW", "de-DE"),
  samples: array(rightSample, { minLength: 1, maxLength: 1 }),
  timeoutMs: oneof(constant<unknown>(undefined), integer({ min: 1, max: 300_000 })),
  maxRetries: oneof(constant<unknown>(undefined), integer({ min: 0, max: 4 })),
  maxSampleBytes: constant<unknown>(undefined),
});
/** What nobody should write: mostly one thing of it at a time. */
export const oddInput = record({
  name: mostly<unknown>(texts, odd, 6),
  description: mostly<unknown>(constant(undefined), odd, 6),
  language: mostly<unknown>(
    constantFrom("en", "fr"),
    oneof(odd, string({ maxLength: 8 }), constantFrom("auto", "xx", "en_US", "tlh", "und", "english!!")),
    4,
  ),
  samples: mostly(
    array(rightSample, { minLength: 1, maxLength: 2 }),
    array(oneof(rightSample, sampleOfAnyForm), { maxLength: 3 }),
    1,
  ),
  timeoutMs: mostly<unknown>(constant(undefined), odd, 8),
  maxRetries: mostly<unknown>(constant(undefined), odd, 8),
  maxSampleBytes: mostly<unknown>(constant(undefined), oneof(integer({ min: 1, max: 3000 }), odd), 8),
});

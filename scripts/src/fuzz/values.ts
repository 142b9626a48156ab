import {
  type Arbitrary,
  anything,
  array,
  boolean,
  constant,
  constantFrom,
  integer,
  jsonValue,
  oneof,
  record,
  string,
  tuple,
} from "fast-check";
import {
  type AbortMoment,
  type Answer,
  type Body,
  echoForms,
  type Failure,
  formats,
  type Leg,
  type Reply,
  type RetryAfter,
  rightForms,
  type SampleForm,
  type Scenario,
  wrongForms,
} from "./scenario.ts";

/** Mostly the first, now and then the second: most calls should get as far as a request. */
const mostly = <T>(usual: Arbitrary<T>, rare: Arbitrary<T>, weight = 12): Arbitrary<T> =>
  oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });

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

const failures: Arbitrary<Failure> = record({
  kind: constant("fails"),
  what: constantFrom("connect", "break", "runtime timeout", "some addresses", "strange"),
  code: constantFrom("ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED"),
  where: constantFrom("error", "cause", "aggregate"),
  echo: constantFrom(...echoForms),
  which: integer({ min: 0, max: 12 }),
  atOnce: boolean(),
});

const retryAfters: Arbitrary<RetryAfter> = oneof(
  constant<RetryAfter>({ form: "none" }),
  record({ form: constant("seconds" as const), seconds: oneof(integer({ min: 0, max: 70 }), constantFrom(0.5, 1e20)) }),
  record({ form: constant("date" as const), inSeconds: integer({ min: -100, max: 100 }) }),
  record({
    form: constant("odd" as const),
    text: oneof(
      constantFrom("", "soon", "-1", "1, 5", "1e3", "0x10", "Infinity", "12 s"),
      string({ unit: "grapheme-ascii" }),
    ),
  }),
);

const bodies: Arbitrary<Body> = record({
  kind: oneof(
    { weight: 5, arbitrary: constant("voice" as const) },
    {
      weight: 4,
      arbitrary: constantFrom(
        "voice that echoes",
        "refused samples",
        "some samples refused",
        "quota",
        "plan",
        "message",
      ),
    },
    { weight: 3, arbitrary: constantFrom("JSON", "text", "no voice") },
  ),
  value: oneof(jsonValue({ maxDepth: 3 }), integer({ min: 0, max: 20 })),
  echo: constantFrom(...echoForms),
  filler: mostly(
    integer({ min: 0, max: 60 }),
    oneof(integer({ min: 1950, max: 2010 }), integer({ min: 65_450, max: 65_560 })),
  ),
});

// 204, 205 and 304 never have a body.
const statuses = oneof(
  { weight: 8, arbitrary: constantFrom(200, 201) },
  { weight: 4, arbitrary: constant(429) },
  { weight: 5, arbitrary: constantFrom(400, 401, 402, 403, 404, 408, 409, 413, 415, 422, 500, 502, 503) },
  { weight: 2, arbitrary: constantFrom(301, 302, 303, 304, 307, 308, 204, 205, 300) },
  { weight: 1, arbitrary: integer({ min: 200, max: 599 }) },
);

const replies: Arbitrary<Reply> = record({
  kind: constant("reply"),
  status: statuses,
  retryAfter: retryAfters,
  echoInHeaders: boolean(),
  body: bodies,
  chunks: array(integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 3 }),
  chunkMs: mostly(constant(0), integer({ min: 0, max: 3000 }), 3),
  ending: mostly<Reply["ending"]>(constant("whole"), oneof(constant("stalls" as const), failures, failures), 4),
});

const answers: Arbitrary<Answer> = record({
  reads: mostly<Answer["reads"]>(constant("all"), constant("nothing")),
  delayMs: mostly(oneof(constant(0), integer({ min: 0, max: 5000 })), integer({ min: 0, max: 200_000 }), 5),
  obeys: mostly(constant(true), constant(false), 4),
  how: oneof(
    { weight: 10, arbitrary: replies },
    { weight: 4, arbitrary: failures },
    { weight: 1, arbitrary: constant({ kind: "hangs" as const }) },
    { weight: 1, arbitrary: record({ kind: constant("odd" as const), which: integer({ min: 0, max: 9 }) }) },
  ),
});

const letters = string({ unit: constantFrom(...`abcXYZ0189!"#$%&'()*+,-./<=>?@[]^_\`{|}~\\`), maxLength: 20 });
const legs: Arbitrary<Leg> = record({
  vendor: constantFrom("cartesia", "inworld"),
  keyLetters: letters,
  key: mostly<Leg["key"]>(
    constantFrom("text", "function", "promise", "late"),
    constantFrom("throws", "rejects", "hangs", "empty", "line break", "none"),
    30,
  ),
  providerOptions: mostly<Leg["providerOptions"]>(
    constantFrom("none", "empty", "own"),
    constantFrom("unknown", "not cloneable", "no object"),
    60,
  ),
  answers: array(answers, { minLength: 1, maxLength: 4 }),
});

const aborts: Arbitrary<AbortMoment> = mostly<AbortMoment>(
  constant({ at: "never" }),
  oneof(
    record({ at: constantFrom("before", "key", "fetch", "head", "chunk", "event") }),
    record({ at: constant("time"), ms: oneof(integer({ min: 0, max: 10 }), integer({ min: 0, max: 150_000 })) }),
    record({ at: constant("microtask"), turns: integer({ min: 0, max: 40 }) }),
  ),
  4,
);

/** What a caller may well write. */
const rightInput = record({
  name: oneof(constant<unknown>("Ada"), texts, constant("Ada 🎙️".repeat(200))),
  description: oneof(constant<unknown>(undefined), texts),
  language: constantFrom<unknown[]>("en", "en-US", "EN-us", "en-GB", "fr", "pt-PT", "zh-TW", "de-DE"),
  samples: array(rightSample, { minLength: 1, maxLength: 1 }),
  timeoutMs: oneof(constant<unknown>(undefined), integer({ min: 1, max: 300_000 })),
  maxRetries: oneof(constant<unknown>(undefined), integer({ min: 0, max: 4 })),
  maxSampleBytes: constant<unknown>(undefined),
});
/** What nobody should write: mostly one thing of it at a time. */
const oddInput = record({
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

/** One call in every way that the fuzzer knows. */
export const scenarios: Arbitrary<Scenario> = tuple(
  mostly(rightInput, oddInput, 4),
  record({
    legs: mostly(array(legs, { minLength: 1, maxLength: 1 }), array(legs, { minLength: 2, maxLength: 3 }), 4),
    toAll: boolean(),
    asList: boolean(),
    listener: constantFrom("none", "quiet", "throws", "rejects"),
    abort: aborts,
  }),
  integer({ min: 0x10000000, max: 0x7fffffff }),
).map(([input, rest, mark]): Scenario => ({ ...input, ...rest, mark: `mark${mark.toString(16)}` }));

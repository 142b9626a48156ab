import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  integer,
  jsonValue,
  oneof,
  record,
  string,
} from "fast-check";
import { type Answer, type Body, echoForms, type Failure, type Reply, type RetryAfter } from "../answer.ts";
import { mostly } from "./mostly.ts";

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

/** What becomes of a request. */
export const answers: Arbitrary<Answer> = record({
  reads: mostly<Answer["reads"]>(constant("all"), constant("nothing")),
  delayMs: mostly(oneof(constant(0), integer({ min: 0, max: 5000 })), integer({ min: 0, max: 200_000 }), 5),
  obeys: mostly(constant(true), constant(false), 4),
  acts: boolean(),
  how: oneof(
    { weight: 10, arbitrary: replies },
    { weight: 4, arbitrary: failures },
    { weight: 1, arbitrary: constant({ kind: "hangs" as const }) },
    { weight: 1, arbitrary: record({ kind: constant("odd" as const), which: integer({ min: 0, max: 9 }) }) },
  ),
});

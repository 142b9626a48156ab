/** What oasdiff says of an edit: the gravest of its findings. */
export type Opinion = "breaking" | "warning" | "nothing";

/** Edits on which oasdiff and our rules differ about the wire, and why ours stay as they are. */
export interface Disagreement {
  /** `made-up: another default in a request`, as the trials of `pnpm specs:compare --self-test` are called. */
  readonly edits: readonly string[];
  readonly oasdiff: Opinion;
  readonly ours: "breaking" | "not breaking";
  readonly why: string;
}

const notations = ["null as one of anyOf", "null as one of oneOf", "null beside an allOf", "null inside an allOf"];

/** Where the made-up document may write `null` in a union. */
const nullPlaces = ["as one more of the list", "as the only value of one more", "in each of the list"];
const morePlaces = ["in the other of the list", "in a list within the list"];

export const disagreements: readonly Disagreement[] = [
  {
    edits: ["cartesia: a form field less", "made-up: a query less", "made-up: a header is a query"],
    oasdiff: "warning",
    ours: "breaking",
    why: "A field of a request that a service no longer heeds changes what a caller gets, and no longer compiles.",
  },
  {
    edits: ["inworld: an optional answer field less"],
    oasdiff: "warning",
    ours: "breaking",
    why: "Who reads an optional field finds it sometimes today and never tomorrow.",
  },
  {
    edits: ["made-up: a query is written in another way"],
    oasdiff: "nothing",
    ours: "breaking",
    why: "oasdiff does not look at `style` and `explode`; a list in a query is written otherwise.",
  },
  {
    edits: ["cartesia: a form field is read-only", "inworld: an answer field is write-only"],
    oasdiff: "nothing",
    ours: "breaking",
    why: "The field leaves the direction in which it was used; oasdiff tells that at a level below a warning.",
  },
  {
    edits: ["cartesia: a reference is no longer nullable"],
    oasdiff: "nothing",
    ours: "breaking",
    why: "By the letter OpenAPI 3.0 ignores `nullable` beside a `$ref`; its author meant it, and our types say so.",
  },
  {
    edits: [
      "inworld: declared fields of any name go",
      "made-up: a map of numbers in a request says nothing of its fields any more",
    ],
    oasdiff: "nothing",
    ours: "breaking",
    why: "oasdiff is silent on `additionalProperties` that go; programs read the declared fields by their names.",
  },
  {
    edits: [
      "inworld: another address",
      "cartesia: another address for the operation alone",
      "made-up: the second address goes",
      "cartesia: the key in a header of its own",
      "cartesia: the operation falls back to the root",
      "made-up: one of two ways in goes",
    ],
    oasdiff: "nothing",
    ours: "breaking",
    why: "oasdiff does not look at servers and tells of security at a level below a warning; a running client gets nowhere.",
  },
  {
    edits: ["cartesia: an answer's format is another"],
    oasdiff: "nothing",
    ours: "breaking",
    why: "A date is not a date with a time; ours is breaking with a review, since no rule knows what is really sent.",
  },
  {
    edits: [
      "cartesia: the languages open everywhere",
      "cartesia: the request's languages open",
      "made-up: a list that nobody exports opens",
      "made-up: a list of values is anything",
    ],
    oasdiff: "breaking",
    ours: "not breaking",
    why: "oasdiff counts every value of the list as removed; a list that opens takes all of them still.",
  },
  {
    edits: [
      "made-up: what was anything in an answer is text",
      "made-up: a map of anything in an answer is one of numbers",
      "cartesia: an answer's text has a format",
    ],
    oasdiff: "breaking",
    ours: "not breaking",
    why: "An answer that says less than it might have does not surprise who was ready for more.",
  },
  {
    edits: ["cartesia: an answer's format goes"],
    oasdiff: "breaking",
    ours: "not breaking",
    why: "The type stays text; ours is minor, noted, like every loosened constraint of an answer.",
  },
  {
    edits: ["made-up: a request's format goes"],
    oasdiff: "breaking",
    ours: "not breaking",
    why: "A request of before stays right when less is asked of it.",
  },
  {
    edits: ["cartesia: a request's text has a format", "inworld: minItems in a request"],
    oasdiff: "breaking",
    ours: "not breaking",
    why: "Services write down what they always checked; ours is minor, noted, as every tightened constraint of a request.",
  },
  {
    edits: ["made-up: another default in a request"],
    oasdiff: "breaking",
    ours: "not breaking",
    why: "Requests stay right and mean something else; ours asks a person.",
  },
  {
    edits: [
      ...["cartesia", "made-up"].flatMap((base) => notations.map((notation) => `${base}: ${notation}`)),
      "cartesia: null as a type, in OpenAPI 3.1",
      "made-up: null as a type, in OpenAPI 3.1",
      "cartesia: one value as const, in OpenAPI 3.1",
    ],
    oasdiff: "breaking",
    ours: "not breaking",
    why: "The same meaning in another notation: oasdiff compares keywords.",
  },
  {
    edits: [
      "made-up: references inlined",
      "made-up: schemas renamed",
      "made-up: schemas by way of another name",
      "cartesia: references in an allOf",
      "inworld: references in an allOf",
      "made-up: references in an allOf",
      "cartesia: an answer in two parts of an allOf",
    ],
    oasdiff: "breaking",
    ours: "not breaking",
    why: "Equal shapes: oasdiff knows the parts of a union by the names of their schemas, and does not merge an `allOf`.",
  },
  {
    edits: ["made-up: an answer's header in small letters"],
    oasdiff: "breaking",
    ours: "not breaking",
    why: "HTTP does not tell such headers apart: oasdiff takes the name in small letters for another header.",
  },
  {
    edits: ["cartesia: parameters at the path, inlined"],
    oasdiff: "breaking",
    ours: "not breaking",
    why: "A parameter of the path is one of its operations: oasdiff takes it for a new one.",
  },
  {
    edits: [
      ...[...nullPlaces, ...morePlaces].flatMap((place) =>
        ["", ", backwards"].map((way) => `made-up: null ${place}, in a request${way}`),
      ),
      ...["in a request", "in an answer"].flatMap((where) =>
        ["", ", backwards"].map((way) => `made-up: null beside the list, ${where}${way}`),
      ),
      "made-up: null among the types of one of the list, in a request",
      "made-up: null among the types of one of the list, in an answer, backwards",
    ],
    oasdiff: "breaking",
    ours: "not breaking",
    why: "A union that may be null may be null wherever it says so: oasdiff looks at each alternative by itself.",
  },
  {
    edits: ["cartesia", "made-up"].flatMap((base) =>
      ["", ", backwards"].map((way) => `${base}: the same in OpenAPI 3.2${way}`),
    ),
    oasdiff: "breaking",
    ours: "not breaking",
    why: "OpenAPI 3.2 writes null as a type, as 3.1 does: the same meaning in another notation.",
  },
  {
    edits: ["", ", backwards"].map((way) => `made-up: a write-only field of an answer has another type${way}`),
    oasdiff: "breaking",
    ours: "not breaking",
    why: "No answer carries the field; oasdiff leaves out read-only fields of requests, and not write-only ones of answers.",
  },
];

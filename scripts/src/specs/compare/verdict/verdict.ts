/** What a change does on one axis: *wire*, an old, running client; *types*, a program that compiled. */
export type Effect = "none" | "compatible" | "breaking";

/** The semver part that a release has to raise. */
export type Bump = "none" | "patch" | "minor" | "major";

/** One difference between two documents, judged. */
export interface Change {
  /** The id of the rule that judged it. */
  readonly rule: string;
  /** Where, in the vendor's names: `request body.language`, `response 200 body.voice.tags[]`, `request header Cartesia-Version`. */
  readonly path: string;
  readonly direction: "request" | "response" | "both";
  readonly wire: Effect;
  readonly types: Effect;
  readonly bump: Bump;
  /** Our own words, in Markdown: what is the vendor's in them is quoted. */
  readonly message: string;
  /** Both sides, as short as they can be said, in the vendor's text as it is. */
  readonly old?: unknown;
  readonly new?: unknown;
  /** The exported names whose type holds the place, where overlays tell them. */
  readonly names?: readonly string[];
  /** The place as a program names it: `CartesiaVoice.language`. */
  readonly code?: string;
  /** The version that clients send by themselves. */
  readonly sent?: string;
  /** Present when the rules cannot decide and a person has to. */
  readonly review?: true;
}

/** What a changed document means for users: the highest of its changes. */
export interface Verdict {
  readonly bump: Bump;
  /** Whether a person has to look: some change is not covered by the rules. */
  readonly review: boolean;
  readonly wire: Effect;
  readonly types: Effect;
  readonly changes: readonly Change[];
}

const bumps: readonly Bump[] = ["none", "patch", "minor", "major"];
const effects: readonly Effect[] = ["none", "compatible", "breaking"];

/** The highest of some bumps, and of some effects. */
const highestBump = (given: readonly Bump[]): Bump => highest(bumps, given);
const highestEffect = (given: readonly Effect[]): Effect => highest(effects, given);

function highest<Level>(order: readonly Level[], given: readonly Level[]): Level {
  const level = order[Math.max(0, ...given.map((one) => order.indexOf(one)))];
  if (level === undefined) throw new Error("the order of levels is empty");
  return level;
}

/** The verdict that changes add up to; the gravest come first. */
export function verdictOf(changes: readonly Change[]): Verdict {
  const sorted = [...changes].sort(
    (a, b) => bumps.indexOf(b.bump) - bumps.indexOf(a.bump) || Number(b.review ?? false) - Number(a.review ?? false),
  );
  return {
    bump: highestBump(changes.map(({ bump }) => bump)),
    review: changes.some(({ review }) => review === true),
    wire: highestEffect(changes.map(({ wire }) => wire)),
    types: highestEffect(changes.map(({ types }) => types)),
    changes: sorted,
  };
}

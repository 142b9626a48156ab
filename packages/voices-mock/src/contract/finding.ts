/** One thing that is wrong with a request. Carries sizes and kinds, never the key and never audio. */
export interface Finding {
  /** Where: `voiceSamples[0].audioData`, a header's name, `method`, `body`. */
  readonly field: string;
  /** What the contract wants there. */
  readonly expected: string;
  /** What came instead. */
  readonly received: string;
  /** Why, where a service answers differently: the keyword of the schema that failed. */
  readonly keyword: string;
}

/** Findings as one sentence for a person. */
export function describeFindings(findings: readonly Finding[]): string {
  const told = findings.slice(0, mostTold);
  const texts = told.map(({ field, expected, received }) => `${field}: expected ${expected}, received ${received}`);
  return [...texts, ...(findings.length > told.length ? [`and ${findings.length - told.length} more`] : [])].join("; ");
}

/** Texts up to this many characters are repeated in a finding: most wrong values are that short. */
const longestEcho = 32;
/** How many findings a sentence tells. More would bury the first one, which mostly explains the rest. */
const mostTold = 20;

/** A value for a finding: short texts as they are, everything else by kind and size. */
export function describeValue(value: unknown): string {
  if (typeof value !== "string" || value === "" || value.length > longestEcho) return describeSize(value);
  return JSON.stringify(value);
}

/** A value for a finding where audio may stand: every text by its size, however short. */
export function describeSize(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "string") return value === "" ? "an empty text" : `a text of ${characters(value.length)}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object") return "an object";
  return `${typeof value} ${String(value)}`;
}

/** A number of characters in words. */
export const characters = (count: number): string => (count === 1 ? "1 character" : `${count} characters`);

/** A list of accepted values for a finding. */
export function describeChoice(values: readonly unknown[]): string {
  const texts = values.map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  return texts.length === 1 ? String(texts[0]) : `one of ${texts.join(", ")}`;
}

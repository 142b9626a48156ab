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
  return findings
    .map(({ field, expected, received }) => `${field}: expected ${expected}, received ${received}`)
    .join("; ");
}

/** Texts up to this many characters are repeated in a finding. No audio is that short, and most wrong values are. */
const longestEcho = 32;

/** A value for a finding: short texts as they are, everything else by kind and size. */
export function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (typeof value === "string") {
    if (value === "") return "an empty text";
    return value.length <= longestEcho ? JSON.stringify(value) : `a text of ${value.length} characters`;
  }
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object") return "an object";
  return `${typeof value} ${String(value)}`;
}

/** A list of accepted values for a finding. */
export function describeChoice(values: readonly unknown[]): string {
  const texts = values.map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  return texts.length === 1 ? String(texts[0]) : `one of ${texts.join(", ")}`;
}

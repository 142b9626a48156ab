import type { Answer } from "./send-trial.ts";

/** What a judge makes of one request. One that answers with a failure of its own, or not at all, has no verdict. */
export interface Verdict {
  readonly says: "accept" | "refuse" | "broken" | "silent";
  /** Its own words. */
  readonly because: string;
}

/** Something that Prism has against a request. */
export interface Violation {
  /** Absent where Prism could read no part of the request. */
  readonly location?: readonly string[];
  readonly message: string;
}

/**
 * What Prism has against a request. It says so in a header; where the document declares no answer for a wrong request it
 * answers with a problem of its own instead.
 */
export function violationsOf(
  header: string | null | undefined,
  contentType: string | null | undefined,
  text: string,
): Violation[] {
  if (contentType === "application/problem+json" && text !== "") {
    const { title, validation }: { title: string; validation?: Violation[] } = JSON.parse(text);
    return validation ?? [{ location: ["request"], message: title }];
  }
  const violations: Violation[] = JSON.parse(header ?? "[]");
  // The page's own response examples carry placeholders, which Prism notes too; only requests are on trial here.
  return violations.filter(({ location }) => location?.[0] === "request");
}

/** Prism's verdict. It answers 5xx of its own when it could not read or answer a request. */
export function prismVerdict({ status, headers, text }: Answer): Verdict {
  const violations = violationsOf(headers["sl-violations"], headers["content-type"], text);
  const words = violations.map(({ location, message }) => `${location?.join(".") ?? "request"}: ${message}`).join("; ");
  if (status >= 500) return { says: "broken", because: `${status} ${words || text}` };
  if (status >= 400 || violations.length > 0) return { says: "refuse", because: `${status} ${words || text}` };
  return { says: "accept", because: String(status) };
}

/** What both services say where a request is right and no voice has its id: Prism knows of no voices. */
const noVoice = /"error_code":"voice_not_found"|"code":5,/;

/** The mock's verdict: its status, and the reason it gives. */
export function mockVerdict({ status, text }: Answer): Verdict {
  if (status === 404 && noVoice.test(text)) return { says: "accept", because: "404, as no voice has that id" };
  if (status >= 500) return { says: "broken", because: `${status} ${text}` };
  return status >= 400 ? { says: "refuse", because: `${status} ${text}` } : { says: "accept", because: String(status) };
}

/** What it means that no answer came. */
export function missingVerdict(error: unknown): Verdict {
  // An abort carries its own name only; the connection's failures are named after what broke.
  const isLate = error instanceof Error && /^(Abort|Timeout)Error$/.test(error.name);
  return isLate ? { says: "silent", because: "no answer in time" } : { says: "broken", because: String(error) };
}

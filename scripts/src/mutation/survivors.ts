/** A way of breaking the code that no test can notice, or none should. */
export interface Survivor {
  /** How the file's path ends. */
  readonly file: string;
  /** The line that it begins in, without what indents it; cut like the two below. */
  readonly code: string;
  /** The code, its white space made single spaces, and what Stryker puts there instead; both cut at 100 characters. */
  readonly before: string;
  readonly after: string;
  readonly why: string;
}

/** The survivors in the files where each is named: retry, outcome, redaction and sample code. */
export const explained: readonly Survivor[] = [];

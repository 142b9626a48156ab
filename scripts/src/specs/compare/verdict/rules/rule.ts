import type { Bump, Effect } from "../verdict.ts";

/** What a kind of difference means for users, and why. */
export interface Rule {
  /** The kind of a difference, with `request-` or `response-` before it where the direction decides. */
  readonly id: string;
  readonly wire: Effect;
  readonly types: Effect;
  readonly bump: Bump;
  /** A person has to decide. */
  readonly review?: true;
  /** For changelogs, in Markdown: `{path}`, `{old}`, `{new}` and `{keyword}` are filled in, quoted. */
  readonly message: string;
  /** Why the change means that. */
  readonly reason: string;
}

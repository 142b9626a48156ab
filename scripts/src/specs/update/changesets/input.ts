import type { KeyMove } from "../../compare/key-moves/moves.ts";
import type { Bump, Verdict } from "../../compare/verdict/verdict.ts";
import type { Source } from "../../documents/sources.ts";

/** What a changeset is written from. */
export interface ChangesetInput {
  /** The package that is released. */
  readonly package: string;
  readonly bump: Exclude<Bump, "none">;
  readonly source: Source;
  readonly verdict: Verdict;
  /** The day of the new document. */
  readonly vendored: string;
  /** The public names of the package that change. */
  readonly names: readonly string[];
  /** Where the key of users goes now, as a maintainer accepted it. */
  readonly keyMoves?: readonly KeyMove[];
  /** Why the document was wrong, when a maintainer labelled the change a correction. */
  readonly correction?: string | undefined;
}

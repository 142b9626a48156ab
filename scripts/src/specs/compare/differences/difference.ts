import type { Change } from "../verdict/verdict.ts";

/** A difference between two documents, before a rule has judged it. */
export interface Difference {
  /** What differs: the id of a rule, or the end of one that begins with the direction. */
  readonly kind: string;
  readonly direction: Change["direction"];
  readonly path: string;
  readonly old?: unknown;
  readonly new?: unknown;
  /** The keyword of a constraint or of what no rule reads. */
  readonly keyword?: string;
  /** Names under which a package exports the old schema. */
  readonly names?: readonly string[];
  /** Exported names whose type holds the place. */
  readonly reaches?: readonly string[];
  /** The place as a program names it: `CartesiaVoice.language`, from the innermost exported type that holds it. */
  readonly code?: string;
  /** The version that clients send by themselves, where an overlay says so. */
  readonly sent?: string;
}

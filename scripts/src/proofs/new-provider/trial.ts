/** A document of our own making, and what becomes of it. */
export interface Trial {
  /** The vendor, and the file's name. */
  readonly name: string;
  /** The file, below `documents`. */
  readonly file: string;
  /** What is particular about it. */
  readonly shape: string;
  /** What the command is called with beside it. */
  readonly args?: readonly string[];
  /** What an unfit document is refused with; a package is made of the others. */
  readonly refused?: string;
  /** Words that a made package has, by the end of a file's path. */
  readonly has?: Readonly<Record<string, readonly string[]>>;
}

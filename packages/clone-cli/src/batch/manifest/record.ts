/** The columns that a manifest may have, in the order of the documentation. */
export const manifestColumns = [
  "sample",
  "name",
  "language",
  "provider",
  "description",
  "transcription",
  "tags",
  "providerOptions",
] as const;

/** The columns that it must have. */
export const requiredColumns: readonly ManifestColumn[] = ["sample", "name", "language"];

export type ManifestColumn = (typeof manifestColumns)[number];

/** One record of a manifest, before anything in it is checked. */
export interface ManifestRecord {
  /** As a spreadsheet counts: the header is 1. In NDJSON the number of the line. */
  readonly row: number;
  /** Text from CSV, any JSON value from NDJSON; empty cells and `null` are left out. */
  readonly values: Readonly<Partial<Record<ManifestColumn, unknown>>>;
  /** Why the record is none. */
  readonly problems: readonly { readonly column?: string; readonly message: string }[];
}

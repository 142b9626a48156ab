import type { JsonObject } from "../json.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** An OpenAPI 3.0 or 3.1 document, parsed. */
export type OpenApiDocument = JsonObject;

/** How {@link compareDocuments} compares. */
export interface CompareOptions {
  /** The operations that count: `POST /voices/clone`. Without it every operation of both documents does. */
  readonly operations?: readonly string[];
  /** Overlays of the old document: they tell which schemas are exported by name and which prose they cite. */
  readonly overlays?: readonly JsonObject[];
  /**
   * Whether the compiler is asked.
   *
   * @default true
   */
  readonly typeGate?: boolean;
}

/** What the change from one document to another means for users. */
export async function compareDocuments(
  old: OpenApiDocument,
  new_: OpenApiDocument,
  _options: CompareOptions = {},
): Promise<Verdict> {
  if (JSON.stringify(old) === JSON.stringify(new_)) return verdictOf([]);
  return verdictOf([
    {
      rule: "unknown",
      path: "",
      direction: "both",
      wire: "none",
      types: "none",
      bump: "none",
      message: "The documents differ, and no rule has looked at them yet",
      review: true,
    },
  ]);
}

import type { Json } from "../../documents/json.ts";

export type TypeName = "array" | "boolean" | "integer" | "number" | "object" | "string";

/**
 * A schema in the one form in which schemas are compared: references followed, documentation set apart, sets sorted,
 * one way to say *nullable*. Shapes hold one another, in circles where the document does.
 */
export interface Shape {
  /** The component that it is, for people. */
  readonly component?: string | undefined;
  /** Names under which a package exports it. */
  readonly names: readonly string[];
  /** Its description and its title. */
  readonly prose: string;
  /** Whether an overlay rests on that prose. */
  readonly cited: boolean;
  /** The version that clients send by themselves, where this is the header's schema and an overlay says so. */
  readonly sent?: string | undefined;
  /** What a value may be beside `null`; missing when it may be anything. */
  readonly types?: readonly TypeName[] | undefined;
  readonly nullable: boolean;
  /** The only values, `null` aside, in the order of the document. */
  readonly enum?: readonly Json[] | undefined;
  /** Whether that is a `const`, whose type stays closed in answers too. */
  readonly isConst: boolean;
  readonly format?: string | undefined;
  readonly default?: Json | undefined;
  readonly deprecated: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly properties: ReadonlyMap<string, Shape>;
  readonly required: ReadonlySet<string>;
  /** Whether fields of other names may be there, or what they must be. */
  readonly additional: Shape | boolean;
  /** Whether the document says so itself: then types let them be read. */
  readonly additionalDeclared: boolean;
  readonly items?: Shape | undefined;
  /** One of these (`exclusive`: exactly one). */
  readonly alternatives: readonly Shape[];
  readonly exclusive: boolean;
  /** All of these, when they could not be made one. */
  readonly every: readonly Shape[];
  readonly constraints: ReadonlyMap<string, Json>;
  /** Keywords that no rule reads, as text. */
  readonly others: ReadonlyMap<string, string>;
}

/** A shape while it is made. */
export type Draft = { -readonly [Key in keyof Shape]: Shape[Key] };

/** What allows everything. */
export const anything = (): Draft => ({
  names: [],
  prose: "",
  cited: false,
  isConst: false,
  nullable: false,
  deprecated: false,
  readOnly: false,
  writeOnly: false,
  properties: new Map(),
  required: new Set(),
  additional: true,
  additionalDeclared: false,
  alternatives: [],
  exclusive: false,
  every: [],
  constraints: new Map(),
  others: new Map(),
});

import type { Shape } from "../../shapes/shape.ts";

/** An exported name, the directions in which it is used, and what stands in its places. */
export type NamedShapes = ReadonlyMap<
  string,
  { readonly direction: "request" | "response"; readonly old: Shape; readonly new: Shape }
>;

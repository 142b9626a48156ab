import type { Shape } from "../shapes/shape.ts";

/** Which way values go. */
export type Direction = "request" | "response";

/** Two shapes of which one takes the other's place. */
export interface Pair {
  readonly old: Shape;
  readonly new: Shape;
  readonly direction: Direction;
  readonly path: string;
}

import type { Json } from "../../documents/json.ts";
import { constraints } from "../shapes/keywords.ts";
import type { Shape } from "../shapes/shape.ts";
import type { Difference } from "./difference.ts";
import type { Findings } from "./findings.ts";

/** Limits of lengths, numbers and patterns. */
export function compareConstraints(
  old: Shape,
  new_: Shape,
  place: Pick<Difference, "direction" | "path">,
  found: Findings,
): void {
  for (const [keyword, { tightens }] of Object.entries(constraints)) {
    const before = old.constraints.get(keyword);
    const after = new_.constraints.get(keyword);
    if (before === after) continue;
    const kind = isTighter(before, after, tightens) ? "constraint-tightened" : "constraint-loosened";
    found.add({ kind, ...place, keyword, old: before, new: after });
  }
}

function isTighter(before: Json | undefined, after: Json | undefined, tightens: "up" | "down" | "any"): boolean {
  if (after === undefined) return false;
  if (before === undefined || tightens === "any") return true;
  return tightens === "up" ? Number(after) > Number(before) : Number(after) < Number(before);
}

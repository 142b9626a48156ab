import type { Json } from "../json.ts";
import type { Difference } from "./difference.ts";
import type { Findings } from "./findings.ts";
import { constraints } from "./keywords.ts";
import type { Shape } from "./shape.ts";

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

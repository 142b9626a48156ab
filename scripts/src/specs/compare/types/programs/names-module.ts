import { lowerFirst, plural } from "../../../generate/words.ts";
import type { PlainDocument } from "../../shapes/plain-document.ts";
import type { NamedShapes } from "./named-shapes.ts";

/** A module that exports what a package does: for each name its type, for a list of values also the list and the guard. */
export function namesModule(side: "old" | "new", named: NamedShapes, document: PlainDocument): string {
  const lines = ['import type { components } from "./schema.ts";'];
  for (const [name, shapes] of named) {
    const shape = shapes[side];
    const component = document.component(shape);
    if (shape.enum !== undefined) {
      const list = plural(lowerFirst(name));
      const values = shape.enum.map((value) => JSON.stringify(value));
      lines.push(`export type ${name} = ${values.join(" | ")};`);
      lines.push(`export declare const ${list}: readonly [${values.join(", ")}];`);
      lines.push(`export declare function is${name}(value: unknown): value is ${name};`);
    } else if (component !== undefined) {
      lines.push(`export type ${name} = components["schemas"]["${component}"];`);
    }
  }
  return lines.join("\n");
}

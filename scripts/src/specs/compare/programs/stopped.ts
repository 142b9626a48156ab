import type { Difference } from "../difference.ts";
import { PlainDocument } from "../plain-document.ts";
import type { Shape } from "../shape.ts";
import { TypeProgram } from "../type-program.ts";
import { namesModule } from "./names-module.ts";
import { programFor } from "./programs.ts";

/** An exported name, the directions in which it is used, and what stands in its places. */
export type NamedShapes = ReadonlyMap<
  string,
  { readonly direction: "request" | "response"; readonly old: Shape; readonly new: Shape }
>;

/** The kept programs of some operations that compiled with the old types and do not with the new ones. */
export async function stoppedPrograms(
  named: NamedShapes,
  operations: readonly string[],
  typesOf: (document: PlainDocument) => Promise<string>,
): Promise<Difference[]> {
  const texts = (await Promise.all(operations.map(programFor))).filter((text) => text !== undefined);
  if (named.size === 0 || texts.length === 0) return [];
  const errors = async (side: "old" | "new"): Promise<string[]> => {
    const document = new PlainDocument();
    for (const [name, shapes] of named) document.add(`${name}Type`, shapes.direction, document.whole(shapes[side]));
    const programs = texts.map((text, index) => [`program-${index}.ts`, text] as const);
    const program = new TypeProgram({
      "schema.ts": await typesOf(document),
      "names.ts": namesModule(side, named, document),
      ...Object.fromEntries(programs),
    });
    return programs.flatMap(([name]) => program.errors(name));
  };
  const before = new Set(await errors("old"));
  return (await errors("new"))
    .filter((error) => !before.has(error))
    .map((error) => ({ kind: "compiler-program", direction: "both", path: "types", new: error }));
}

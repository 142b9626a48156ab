import type { Difference } from "../../differences/difference.ts";
import { PlainDocument } from "../../shapes/plain-document.ts";
import { TypeProgram } from "../program.ts";
import type { NamedShapes } from "./named-shapes.ts";
import { namesModule } from "./names-module.ts";
import { programsFor } from "./programs.ts";

/** The programs kept for some exported names that compiled with the old types and do not with the new ones. */
export async function stoppedPrograms(
  named: NamedShapes,
  typesOf: (document: PlainDocument) => Promise<string>,
): Promise<Difference[]> {
  const texts = await programsFor([...named.keys()]);
  if (texts.length === 0) return [];
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

import { readFile } from "node:fs/promises";

/** The programs that are kept for this repository's packages, by what the names begin with that a package exports. */
const files: Readonly<Record<string, string>> = {
  Cartesia: "cartesia-voices.ts",
  Inworld: "inworld-voices.ts",
};

/**
 * The programs that are kept for packages of which some exported names are, each importing from `./names.ts`. Names stay
 * where an operation moves to another path.
 */
export async function programsFor(names: readonly string[]): Promise<string[]> {
  const meant = Object.entries(files).filter(([prefix]) => names.some((name) => name.startsWith(prefix)));
  const texts = meant.map(([, file]) => readFile(new URL(file, import.meta.url), "utf8"));
  return (await Promise.all(texts)).map((text) => text.replaceAll(/ from "@org\/[^"]+"/g, ' from "./names.ts"'));
}

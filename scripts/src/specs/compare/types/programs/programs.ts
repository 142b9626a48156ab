import { readFile } from "node:fs/promises";

/** The programs that are kept for the operations of this repository's packages. */
const files: Readonly<Record<string, string>> = {
  "POST /voices/clone": "cartesia-voices.ts",
  "POST /voices/v1/voices:clone": "inworld-voices.ts",
};

/** The program that is kept for an operation, which imports from `./names.ts`; `undefined` when there is none. */
export async function programFor(operation: string): Promise<string | undefined> {
  const file = files[operation];
  if (file === undefined) return undefined;
  const text = await readFile(new URL(file, import.meta.url), "utf8");
  return text.replaceAll(/ from "@org\/[^"]+"/g, ' from "./names.ts"');
}

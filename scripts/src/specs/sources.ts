import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** The repository's root, with a slash at its end. */
export const root: URL = new URL("../../../", import.meta.url);

/** One entry of `specs/sources.yaml`. */
export interface Source {
  /** The file's name in `specs/`, without its ending. */
  readonly name: string;
  /** The package that is generated from it. */
  readonly package: string;
  /** What the exported types' names begin with. */
  readonly prefix: string;
  readonly page: string;
  /** The vendored operation: `POST /voices/clone`. */
  readonly operation: string;
  readonly vendored: string;
  readonly sha256: { readonly spec: string; readonly page: string };
}

export async function readSources(): Promise<Source[]> {
  const text = await readFile(new URL("specs/sources.yaml", root), "utf8");
  const entries: Record<string, Omit<Source, "name">> = parse(text);
  return Object.entries(entries).map(([name, entry]) => ({ name, ...entry }));
}

/** Fails unless the vendored file still is, byte for byte, what `sources.yaml` says. */
export async function verifySource(source: Source): Promise<void> {
  const file = new URL(`specs/${source.name}.yaml`, root);
  const sha256 = createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
  if (sha256 !== source.sha256.spec) {
    throw new Error(
      `${fileURLToPath(file)} was edited: its SHA-256 is ${sha256}, specs/sources.yaml says ${source.sha256.spec}. ` +
        "Vendored documents are never edited; put what is missing into the overlay beside it.",
    );
  }
}

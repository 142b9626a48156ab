import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** The repository's root, with a slash at its end. */
export const root: URL = new URL("../../../../", import.meta.url);

/** The same as a path, without a slash at its end. */
export const repository: string = fileURLToPath(root).replace(/[/\\]$/, "");

/** One entry of `specs/sources.yaml`. */
export interface Source {
  /** The file's name in `specs/`, without its ending. */
  readonly name: string;
  /** The package that is generated from it. */
  readonly package: string;
  /** What the exported types' names begin with. */
  readonly prefix: string;
  /** The documentation page, for people. */
  readonly page: string;
  /** Where `pnpm specs:update` reads: the page's Markdown, or a whole document. Without it, `page`. */
  readonly from?: string;
  /** The vendored operation: `POST /voices/clone`. */
  readonly operation: string;
  /** The media type in which the client writes a request, where the document offers several. */
  readonly body?: string;
  /** Operations that the overlay adds to it, under this project's names for them: `list: GET /voices`. */
  readonly added?: Readonly<Record<string, string>>;
  readonly vendored: string;
  readonly sha256: {
    /** Of the vendored file. */
    readonly spec: string;
    /** Of everything that was read. */
    readonly page: string;
    /** Of the page's own words, outside the document, headings and summary; none when the document stood alone. */
    readonly prose?: string;
  };
}

/** The entries of `specs/sources.yaml` below `base`, the repository or a copy of it. */
export async function readSources(base: URL = root): Promise<Source[]> {
  const text = await readFile(new URL("specs/sources.yaml", base), "utf8");
  const entries: Record<string, Omit<Source, "name">> = parse(text);
  return Object.entries(entries).map(([name, entry]) => ({ name, ...entry }));
}

/** Fails unless the vendored file still is, byte for byte, what `sources.yaml` says. */
export async function verifySource(source: Source, base: URL = root): Promise<void> {
  const file = new URL(`specs/${source.name}.yaml`, base);
  const sha256 = hash("sha256", await readFile(file));
  if (sha256 !== source.sha256.spec) {
    throw new Error(
      `${fileURLToPath(file)} was edited: its SHA-256 is ${sha256}, specs/sources.yaml says ${source.sha256.spec}. ` +
        "Vendored documents are never edited; put what is missing into the overlay beside it.",
    );
  }
}

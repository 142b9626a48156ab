import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bump, Verdict } from "../../compare/verdict/verdict.ts";
import { changedNames, type Surface } from "./surface.ts";

/** A published package, by its folder below `packages/`. */
export interface PublishedPackage {
  readonly folder: string;
  readonly name: string;
}

/** A package that an update of one source releases. */
export interface AffectedPackage {
  readonly package: string;
  readonly bump: Exclude<Bump, "none">;
  /** Its public names that have another type now. */
  readonly names: readonly string[];
}

/** The packages that are published. */
export function publishedPackages(root: string): PublishedPackage[] {
  const folders = readdirSync(join(root, "packages"));
  // What git leaves of a package that it takes away: a folder with nothing but dependencies.
  const whole = folders.filter((folder) => existsSync(join(root, "packages", folder, "package.json")));
  return whole.flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(join(root, "packages", folder, "package.json"), "utf8")) as {
      name: string;
      private?: boolean;
    };
    return manifest.private === true ? [] : [{ folder, name: manifest.name }];
  });
}

/** A copy of the repository as far as it decides about releases, every text {@link undated}. */
export interface Snapshot {
  /** By folder of a package. */
  readonly surfaces: ReadonlyMap<string, Surface>;
  /** Generated files, by path relative to the repository. */
  readonly generated: ReadonlyMap<string, string>;
}

/**
 * The package of the source, and every other one whose public surface or own generated code changes with it: those are
 * released with the same bump. Any other dependant is left to changesets, which lifts it when it needs a new range.
 */
export function affectedPackages(
  packages: readonly PublishedPackage[],
  client: string,
  bump: Verdict["bump"],
  { before, after }: { before: Snapshot; after: Snapshot },
): AffectedPackage[] {
  return packages.flatMap(({ folder, name }) => {
    const names = changedNames(before.surfaces.get(folder) ?? new Map(), after.surfaces.get(folder) ?? new Map());
    const hasNewCode = changedFiles(before.generated, after.generated).some((path) =>
      path.startsWith(`packages/${folder}/src/`),
    );
    const own = bump === "none" ? "patch" : bump;
    if (name === client && bump !== "none") return [{ package: name, bump: own, names }];
    return hasNewCode || names.length > 0 ? [{ package: name, bump: own, names }] : [];
  });
}

const changedFiles = (before: Snapshot["generated"], after: Snapshot["generated"]): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package that an installation brought. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** Everything below `node_modules`, but what was asked for. */
export function installedPackages(folder: string, asked: string): InstalledPackage[] {
  return globSync("node_modules/**/package.json", { cwd: folder })
    .filter((file) => /node_modules\/(@[^/]+\/)?[^@/][^/]*\/package\.json$/.test(file))
    .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")))
    .filter(({ name, version }) => name !== undefined && version !== undefined && name !== asked)
    .map(({ name, version, license }) => ({ name, version, license: String(license) }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

const allowed = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD", "(MIT OR CC0-1.0)"]);

/** Packages under other terms, each with the reason why it may be there. */
const exceptions: Readonly<Record<string, string>> = {
  mediabunny: "MPL-2.0: the terms stay with its own files, which are used as they are",
  "codec-parser": "LGPL-3.0-or-later: a module of its own, brought by the command's decoder of FLAC and OGG alone",
};

/** Packages whose terms nobody has agreed to. */
export const unlicensed = (installed: readonly InstalledPackage[]): string[] =>
  installed
    .filter(({ name, license }) => !allowed.has(license) && exceptions[name] === undefined)
    .map(({ name, version, license }) => `${name} ${version} is under ${license}`);

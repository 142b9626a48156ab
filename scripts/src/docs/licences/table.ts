import { betweenMarks } from "../../workspace/between-marks.ts";
import { markdownTable } from "../../workspace/tables.ts";
import type { InstalledPackage } from "./installed.ts";

/** Licences that a package of ours may bring with it, by their SPDX names. */
const allowed: ReadonlySet<string> = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "MPL-2.0",
]);

/** Allowed for a package that is used as it is, with the address of its source. */
const lgpl = /^LGPL-(?:2\.1|3\.0)(?:-only|-or-later)?$/;

/** One alternative of `(A OR B)` is enough. */
const alternatives = (license: string): readonly string[] => license.replace(/^\((.*)\)$/, "$1").split(" OR ");

/** What is wrong with a package's licence, if anything. */
export function licenceProblem({ name, version, license, repository }: InstalledPackage): string | undefined {
  const what = `${name} ${version}`;
  if (license === "") return `${what} names no licence`;
  if (alternatives(license).some((one) => allowed.has(one))) return undefined;
  if (!lgpl.test(license)) return `${what} is under ${license}, which a package of ours may not bring with it`;
  return repository === "" ? `${what} is under ${license} and names no source` : undefined;
}

const begin = "<!-- licences -->";
const end = "<!-- end of licences -->";

/** A README with the licences of these packages between its marks; nothing where it has no such marks. */
export const withLicences = (readme: string, packages: readonly InstalledPackage[]): string | undefined =>
  betweenMarks(readme, begin, end, licenceTable(packages));

function licenceTable(packages: readonly InstalledPackage[]): string {
  const rows = packages.map(({ name, version, license, repository }) => [
    `\`${name}\``,
    version,
    lgpl.test(license) ? `${license}, unmodified; its source: ${repository}` : license,
  ]);
  return markdownTable([["package", "version", "licence"], ...rows]).join("\n");
}

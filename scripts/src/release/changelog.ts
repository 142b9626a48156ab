// What `changeset version` writes into the changelogs: as its own default does, and each commit with its link where the
// repository's address is known.
import { readFileSync } from "node:fs";
import { repositoryAddress } from "./repository.ts";

interface Changeset {
  readonly summary: string;
  /** The commit that added it; without one while it is not committed. */
  readonly commit?: string;
}

interface Dependency {
  readonly name: string;
  readonly newVersion: string;
}

const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
const address = repositoryAddress(process.env, manifest);

function linkTo(commit: string): string {
  const short = commit.slice(0, 7);
  return address === undefined ? short : `[${short}](${address}/commit/${commit})`;
}

/** The entry of a changeset. */
export function getReleaseLine({ summary, commit }: Changeset): string {
  const [first, ...rest] = summary.split("\n").map((line) => line.trimEnd());
  const entry = `- ${commit === undefined ? "" : `${linkTo(commit)}: `}${first}`;
  return [entry, ...rest.map((line) => (line === "" ? "" : `  ${line}`))].join("\n");
}

/** The entry of the packages of ours that a package newly depends on, with the changesets that changed them. */
export function getDependencyReleaseLine(changesets: readonly Changeset[], updated: readonly Dependency[]): string {
  if (updated.length === 0) return "";
  const commits = new Set(changesets.flatMap(({ commit }) => (commit === undefined ? [] : [commit])));
  const links = commits.size === 0 ? "" : `: ${[...commits].map(linkTo).join(", ")}`;
  return [`- Updated dependencies${links}`, ...updated.map(({ name, newVersion }) => `  - ${name}@${newVersion}`)].join(
    "\n",
  );
}

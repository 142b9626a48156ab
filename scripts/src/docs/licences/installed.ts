import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** A package that comes with another one when that is installed. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** As its `package.json` says, an SPDX expression; empty where it says nothing. */
  readonly license: string;
  /** Where its source is; empty where it says nothing. */
  readonly repository: string;
}

/** An optional peer under the GPL, which nobody gets who does not ask for it, this repository neither. */
const usersChoice: ReadonlySet<string> = new Set(["@audio/decode-aac"]);

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type?: string };
  readonly repository?: string | { readonly url?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/**
 * Every package of others that comes with the one in this folder: what it depends on, what its peers are, and what those
 * need, by name. Packages of the workspace lead on to theirs.
 *
 * @param scope the workspace's own, as `@org/`.
 */
export function installedWith(folder: string, scope: string): readonly InstalledPackage[] {
  const found = new Map<string, InstalledPackage>();
  const seen = new Set<string>();
  const visit = (at: string, isOwn: boolean): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const manifest = JSON.parse(readFileSync(join(at, "package.json"), "utf8")) as Manifest;
    if (!isOwn) found.set(`${manifest.name}@${manifest.version}`, described(manifest));
    for (const name of needsOf(manifest, isOwn)) {
      const next = resolved(name, at);
      // What is optional, or made for another system, may not be there.
      if (next !== undefined) visit(next, name.startsWith(scope));
      else if (isOwn && !usersChoice.has(name))
        throw new Error(`${manifest.name} needs ${name}, which is not installed: run pnpm install.`);
    }
  };
  visit(realpathSync(folder), true);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Optional peers of others are left to who installs them; our own are named in our README. */
function needsOf(manifest: Manifest, isOwn: boolean): readonly string[] {
  const peers = Object.keys(manifest.peerDependencies ?? {}).filter(
    (name) => isOwn || manifest.peerDependenciesMeta?.[name]?.optional !== true,
  );
  const { dependencies = {}, optionalDependencies = {} } = manifest;
  return [...new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers])];
}

function resolved(name: string, from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    try {
      return realpathSync(join(at, "node_modules", name));
    } catch {
      if (at === dirname(at)) return undefined;
    }
  }
}

function described({ name, version, license = "", repository = "" }: Manifest): InstalledPackage {
  return {
    name,
    version,
    license: typeof license === "string" ? license : (license.type ?? ""),
    repository: webAddress(typeof repository === "string" ? repository : (repository.url ?? "")),
  };
}

/** `git+https://….git`, `git://…` and `owner/name` as an address for a browser. */
const webAddress = (text: string): string =>
  text
    .replace(/^(?:github:)?([\w.-]+\/[\w.-]+)$/, "https://github.com/$1")
    .replace(/^git\+/, "")
    .replace(/^(?:git|ssh):\/\/(?:git@)?/, "https://")
    .replace(/\.git$/, "");

// Where a guide's links lead on the site: the same Markdown is read in the repository, where they lead to files.
import { posix } from "node:path";

/** What the rewriting of links has to know. */
export interface Places {
  /** The page that each guide becomes, by its file: `README.md` is `index.md`. */
  readonly pages: Readonly<Record<string, string>>;
  /** Every file and folder that the repository has. */
  readonly paths: ReadonlySet<string>;
  /** The repository's page on the web; without it nobody knows where its files can be read. */
  readonly repository?: string | undefined;
}

/** A link's new address. Undefined when there is none to lead to: its text alone is shown. */
export function linkOnSite(from: string, href: string, places: Places): string | undefined {
  if (/^(?:[a-z][a-z+.-]*:|\/\/|#)/i.test(href)) return href;
  const [, path = "", anchor = ""] = /^([^#?]*)(.*)$/.exec(href) ?? [];
  const target = targetOf(from, path, places);
  const page = places.pages[target] ?? places.pages[posix.join(target, "README.md")];
  if (page !== undefined) return between(places.pages[from] ?? from, page) + anchor;
  if (places.repository === undefined) return undefined;
  const kind = /\.[^/]+$|LICENSE$/.test(target) ? "blob" : "tree";
  return `${places.repository}/${kind}/HEAD/${target}${anchor}`;
}

function targetOf(from: string, path: string, { paths }: Places): string {
  const target = posix.join(posix.dirname(from), decodeURI(path)).replace(/\/$/, "");
  if (!paths.has(target)) throw new Error(`${from} links to ${path}, but the repository has no ${target}.`);
  return target;
}

/** The way from one page to another. */
function between(from: string, to: string): string {
  const way = posix.relative(posix.dirname(from), to);
  return way.startsWith(".") ? way : `./${way}`;
}

/** Files with every folder that they lie in. */
export function withFolders(files: Iterable<string>): Set<string> {
  const paths = new Set<string>([""]);
  for (const file of files) for (let path = file; path !== "."; path = posix.dirname(path)) paths.add(path);
  return paths.add(".");
}

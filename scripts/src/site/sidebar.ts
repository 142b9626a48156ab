import type { Guide } from "./guides.ts";
import type { ReferencePage } from "./reference.ts";

/** A place in the side bar, or a heading over several. */
export interface SidebarItem {
  readonly text: string;
  readonly link?: string;
  readonly items?: readonly SidebarItem[];
  readonly collapsed?: boolean;
}

/** Each group with the files that belong to it; what belongs to none stands in the last. */
const groups: Readonly<Record<string, RegExp>> = {
  Guides: /^(README\.md|docs\/[^/]+\.md|examples\/)/,
  Packages: /^packages\//,
  Decisions: /^docs\/decisions\//,
  "The project": /^/,
};

/** Everything that the site has, in the order in which it is read. */
export function sidebar(guides: readonly Guide[], reference: readonly ReferencePage[]): SidebarItem[] {
  const groupOf = ({ file }: Guide): string | undefined => Object.keys(groups).find((name) => groups[name]?.test(file));
  const items = Object.keys(groups).map((text): SidebarItem => {
    const members = guides.filter((guide) => groupOf(guide) === text);
    return { text, collapsed: text === "Decisions", items: members.toSorted(inOrder).map(toItem) };
  });
  const names = reference.map(({ specifier, page }) => ({ text: specifier, link: linkTo(page) }));
  return [...items.slice(0, 2), { text: "Reference", collapsed: false, items: names }, ...items.slice(2)];
}

const toItem = ({ title, page }: Guide): SidebarItem => ({ text: title, link: linkTo(page) });

const linkTo = (page: string): string => `/${page.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, ".html")}`;

/** A folder's own page stands before those in it, and the repository's before all. */
const inOrder = (one: Guide, other: Guide): number => (placeOf(one) < placeOf(other) ? -1 : 1);
const placeOf = ({ page }: Guide): string => page.replace(/index\.md$/, "");

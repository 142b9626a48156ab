// The site's configuration for VitePress, which loads this file while it builds.
import { linkOnSite, type Places } from "./links.ts";
import type { SidebarItem } from "./sidebar.ts";

/** What the site is made of. */
export interface Site {
  readonly base: string;
  /** The repository's page on the web, where it is known. */
  readonly repository?: string;
  /** Each page's Markdown file in the repository. */
  readonly files: Readonly<Record<string, string>>;
  /** Every file and folder of the repository that a link may lead to. */
  readonly paths: readonly string[];
  readonly sidebar: readonly SidebarItem[];
  readonly nav: readonly NavItem[];
}

interface NavItem {
  readonly text: string;
  readonly link: string;
  /** The addresses on which it is shown as the current one, as a regular expression. */
  readonly activeMatch?: string;
  readonly target?: string;
}

/** What is used of markdown-it. */
interface Token {
  readonly type: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
  tag: string;
  attrs: [name: string, value: string][] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}
interface MarkdownIt {
  readonly core: {
    readonly ruler: {
      push(name: string, rule: (state: { tokens: Token[]; env: { relativePath?: string } }) => void): void;
    };
  };
  readonly renderer: { readonly rules: Record<string, () => string> };
}

/** A voice as a few bars, beside the page's title in the browser. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#3451b2"/>
<path d="M7 13v6M12 9v14M17 5v22M22 11v10M26 14v4" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>`;

/**
 * VitePress' options for the site.
 *
 * @param slug names headings as GitHub does.
 */
export function siteConfig(site: Site, slug: (heading: string) => string) {
  const pages = Object.fromEntries(Object.entries(site.files).map(([page, file]) => [file, page]));
  const places: Places = { pages, paths: new Set(site.paths), repository: site.repository };
  return {
    title: "Clone a voice",
    description: "Clone a voice at several providers with one typed call.",
    lang: "en",
    base: site.base,
    head: [["link", { rel: "icon", href: `data:image/svg+xml,${encodeURIComponent(icon)}` }]],
    markdown: {
      // The repository's own anchors, so that a link leads to its heading in both places.
      anchor: { slugify: slug },
      theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
      config(markdown: MarkdownIt) {
        leadLinks(markdown, site, places);
        letTablesScroll(markdown);
        leaveCornersEmpty(markdown);
      },
    },
    // The search's index, which is loaded when somebody searches.
    vite: { build: { chunkSizeWarningLimit: 1_500 } },
    themeConfig: {
      nav: site.nav,
      sidebar: site.sidebar,
      outline: [2, 3],
      search: { provider: "local", options: { detailedView: true } },
      ...(site.repository === undefined ? {} : { socialLinks: [{ icon: "github", link: site.repository }] }),
    },
  };
}

/** Guides link to files; here to the pages that these are, or to the repository. */
function leadLinks(markdown: MarkdownIt, { files }: Site, places: Places): void {
  markdown.core.ruler.push("links-on-site", ({ tokens, env }) => {
    const from = files[env.relativePath ?? ""];
    if (from === undefined) return;
    for (const { children } of tokens) {
      let isText = false;
      for (const token of children ?? []) {
        if (token.type === "link_open") {
          const href = linkOnSite(from, token.attrGet("href") ?? "", places);
          isText = href === undefined;
          if (href !== undefined) token.attrSet("href", href);
          else token.attrs = null;
        }
        if (isText && token.type.startsWith("link_")) token.tag = "span";
      }
    }
  });
}

/** A table that is wider than a telephone scrolls by itself, also with a keyboard. */
function letTablesScroll({ renderer: { rules } }: MarkdownIt): void {
  rules["table_open"] = () => '<div class="wide" role="group" aria-label="Table" tabindex="0"><table>\n';
  rules["table_close"] = () => "</table></div>\n";
}

/** A table's empty corner is no heading: there is nothing to read out. */
function leaveCornersEmpty({ core }: MarkdownIt): void {
  core.ruler.push("empty-corners", ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type === "th_open" && tokens[index + 1]?.content === "") {
        for (const cell of [token, tokens[index + 2]]) if (cell) cell.tag = "td";
      }
    }
  });
}

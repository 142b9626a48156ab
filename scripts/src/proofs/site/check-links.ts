import { check } from "../recorder-page/check.ts";
import type { Reader } from "./reader.ts";

/** What a page offers to links, and where its own links lead. */
interface LinksOfPage {
  readonly anchors: readonly string[];
  readonly links: readonly string[];
}

// The browser reads the pages, so that they are understood as a visitor's browser understands them.
const linksOf = (file: string): string => `fetch(${JSON.stringify(file)}).then(async (response) => {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const base = new URL(${JSON.stringify(file)}, location.href).href;
  const values = (name) => [...page.querySelectorAll("[" + name + "]")].map((element) => element.getAttribute(name));
  return {
    anchors: [...values("id"), ...values("name")],
    links: [...new Set([...values("href"), ...values("src")])].map((value) => new URL(value, base).href),
  };
})`;

/** Every link of every page leads to a file of the site, and to a place that the file has. */
export async function checkLinks(reader: Reader, address: string, files: readonly string[]): Promise<void> {
  const pages = files.filter((file) => file.endsWith(".html"));
  const found = new Map<string, LinksOfPage>();
  await reader.opens("index.html");
  for (const page of pages) found.set(page, await reader.tab.evaluate<LinksOfPage>(linksOf(page)));
  const all = new Set(files);
  let count = 0;
  const outside = new Set<string>();
  await check("every internal link leads to a file, and every anchor to a place in it", async () => {
    const dead: string[] = [];
    for (const [page, { links }] of found) {
      for (const link of links) {
        const { origin, pathname, hash } = new URL(link);
        if (!link.startsWith(address)) {
          if (origin === new URL(address).origin) dead.push(`${page}: ${link} is outside the site's folder`);
          else outside.add(link);
          continue;
        }
        count++;
        const file = decodeURIComponent(pathname.slice(new URL(address).pathname.length)).replace(
          /(^|\/)$/,
          "$1index.html",
        );
        const anchor = decodeURIComponent(hash.slice(1));
        if (!all.has(file)) dead.push(`${page}: there is no ${file}`);
        else if (anchor !== "" && found.get(file)?.anchors.includes(anchor) === false) {
          dead.push(`${page}: ${file} has no #${anchor}`);
        }
      }
    }
    console.log(`     ${pages.length} pages, ${count} links; ${outside.size} addresses elsewhere are not asked`);
    return [...new Set(dead)].join("\n     ") || undefined;
  });
  await check("no link leads to this machine or to a Markdown file", async () => {
    const odd = [...outside].filter((link) => !/^(https|data):/.test(link));
    for (const [page, { links }] of found)
      odd.push(...links.filter((link) => /^(?!https:).*\.md(#|$)/.test(link)).map((link) => `${page}: ${link}`));
    return odd.join("\n     ") || undefined;
  });
}

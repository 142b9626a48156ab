// The site as its visitors have it: built, in a folder of a host of files, in a real browser.
import { mkdir, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { suiteUsage } from "../../prove/proof.ts";
import { buildSite } from "../../site/build-site.ts";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { launchChromium } from "../browser/chromium.ts";
import { check, wrong } from "../recorder-page/check.ts";
import { serveFolder } from "../studio/demo/static-host.ts";
import { checkControls } from "./check-controls.ts";
import { checkLinks } from "./check-links.ts";
import { checkLooks } from "./check-looks.ts";
import { checkPages } from "./check-pages.ts";
import { checkSearch } from "./check-search.ts";
import { proof } from "./proof.ts";
import { devices, Reader } from "./reader.ts";

const { pictures = fileURLToPath(new URL(".prove/site", root)), site } = commandLine(
  suiteUsage(
    proof,
    `
  --pictures <folder>  where the pictures of the pages go; .prove/site when absent
  --site <folder>      takes a site that is built already`,
  ),
  { pictures: { type: "string" }, site: { type: "string" } },
);

const folder = resolve(site ?? join(tmpdir(), "site"));
if (site === undefined) {
  const { guides, entryPoints } = await buildSite({ out: folder, base: "./" });
  await check("the guides and every entry point are on it", async () => {
    console.log(`     ${guides} guides, ${entryPoints} entry points`);
    return guides > 20 && entryPoints > 10 ? undefined : "some are missing";
  });
}
const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll("\\", "/"));
const pages = files.filter((file) => file.endsWith(".html") && file !== "404.html" && !file.startsWith("demo/")).sort();
await mkdir(pictures, { recursive: true });

const host = await serveFolder(folder, "/some/folder/");
const browser = await launchChromium();
console.log(`Chromium ${browser.version()}`);
try {
  const reader = await Reader.sits(browser, host.address, devices.desk);
  await checkLinks(reader, host.address, files);
  await reader.tab.close();
  await checkSearch(browser, host.address, pictures);
  await checkControls(browser, host.address, files.includes("demo/index.html"));
  await checkLooks(browser, host.address, pictures);
  await checkPages(browser, host.address, pages);
  await check("everything that the pages asked their host for was there", async () => {
    return [...new Set(host.missed)].filter((path) => path !== "/favicon.ico").join(", ") || undefined;
  });
} finally {
  await browser.close();
  await host.close();
}
console.log(
  `\nThe pictures are in ${relative(process.cwd(), pictures)}: ${(await readdir(pictures)).sort().join(", ")}`,
);
if (wrong.length > 0) {
  console.error(`\n${wrong.length} things are not so.`);
  process.exitCode = 1;
}

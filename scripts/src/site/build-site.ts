import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { repositoryAddress } from "../release/repository.ts";
import { repository, root } from "../specs/documents/sources.ts";
import { installTool, toolFolder } from "../workspace/tools/install-tool.ts";
import type { Site } from "./config.ts";
import { buildDemo } from "./demo.ts";
import { guides } from "./guides.ts";
import { withFolders } from "./links.ts";
import { writeReference } from "./reference.ts";
import { sidebar } from "./sidebar.ts";

const tool = fileURLToPath(toolFolder("site"));
const referenceFolder = "reference";
const demoFolder = "demo";

/** How the site is built. */
export interface SiteOptions {
  /** The folder that it is written into, which is emptied first. */
  readonly out: string;
  /** Where it will stand on its host: `/voices/`; or `./`, for any folder of any host. */
  readonly base: string;
}

/** What was built. */
export interface BuiltSite {
  readonly guides: number;
  readonly entryPoints: number;
  readonly hasDemo: boolean;
}

/** Builds guides, reference and the studio's demo as one static site. */
export async function buildSite({ out, base }: SiteOptions): Promise<BuiltSite> {
  await installTool("site");
  const demo = buildDemo();
  // In the tool's folder, where pages find VitePress.
  const folder = await mkdtemp(join(tool, ".site-"));
  try {
    const all = await guides();
    for (const { page, text } of all) await write(join(folder, page), text);
    const files = filesOfRepository();
    for (const file of files.filter(isPicture)) await cp(join(repository, file), join(folder, file));
    const reference = await writeReference(join(folder, referenceFolder), referenceFolder);
    const address = repositoryAddress(process.env, JSON.parse(await readFile(new URL("package.json", root), "utf8")));
    await configure(folder, {
      base,
      ...(address === undefined ? {} : { repository: address }),
      files: Object.fromEntries(all.map(({ page, file }) => [page, file])),
      paths: [...withFolders(files)],
      sidebar: sidebar(all, reference),
      nav: [
        { text: "Guides", link: "/", activeMatch: `^(?!/${referenceFolder}/)` },
        { text: "Reference", link: `/${referenceFolder}/`, activeMatch: `^/${referenceFolder}/` },
        ...(demo === undefined ? [] : [{ text: "Demo", link: `/${demoFolder}/index.html`, target: "_self" }]),
      ],
    });
    const vitepress = join(tool, "node_modules/vitepress/bin/vitepress.js");
    execFileSync(process.execPath, [vitepress, "build", folder, "--outDir", out], { stdio: "inherit" });
    if (demo !== undefined) await cp(demo, join(out, demoFolder), { recursive: true });
    return { guides: all.length, entryPoints: reference.length, hasDemo: demo !== undefined };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the repository keeps, and what is about to be. */
function filesOfRepository(): string[] {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const files = execFileSync("git", list, { cwd: repository, encoding: "utf8" }).split("\0");
  return files.filter((file) => file !== "" && existsSync(join(repository, file)));
}

/** VitePress takes its configuration and its looks from files. */
async function configure(folder: string, site: Site): Promise<void> {
  const config = `import { slug } from "github-slugger";
import { siteConfig } from "../../../../src/site/config.ts";
export default siteConfig(${JSON.stringify(site)}, slug);
`;
  const theme = `import theme from "vitepress/theme";
import "../../../site.css";
export default theme;
`;
  await write(join(folder, ".vitepress/config.js"), config);
  await write(join(folder, ".vitepress/theme/index.js"), theme);
}

const isPicture = (file: string): boolean => /^(docs|examples|packages\/[^/]+)\/.*\.(svg|png|webp|gif)$/.test(file);

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

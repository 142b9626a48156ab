import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { installConsumer } from "../../workspace/programs/consumer.ts";
import { toolFolder } from "../../workspace/tools/install-tool.ts";
import type { Samples } from "../report/samples.ts";
import { type Contender, contenders } from "./contenders.ts";
import type { Workbench } from "./workbench.ts";

const peers: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL("package.json", toolFolder("peers")), "utf8"),
).dependencies;

/** What a user installs to clone at both services with it. */
function wanted(contender: Contender, { tarballs }: Workbench): readonly string[] {
  const ours = [...tarballs];
  const named = (...names: readonly string[]) => names.map((name) => `${name}@${peers[name]}`);
  switch (contender) {
    case "by hand":
      return [];
    case "openapi-fetch":
      return named("openapi-fetch");
    case "vendors' SDKs":
      return named("@cartesia/cartesia-js", "@inworld/tts");
    case "elevenlabs-js":
      return named("@elevenlabs/elevenlabs-js");
    case "our clients":
      return ours.filter(([name]) => name !== "clone-core").map(([, path]) => path);
    case "clone-core":
      // The registry would bring the clients along; here their tarballs do.
      return ours.map(([, path]) => path);
  }
}

/** A fresh folder per contender, in which npm installed it and nothing else. */
export function installAll(bench: Workbench): Map<Contender, string> {
  const folders = new Map<Contender, string>();
  for (const contender of contenders) {
    const folder = join(bench.folder, `installed-${contender.replaceAll(/[^a-z]/g, "-")}`);
    mkdirSync(folder);
    installConsumer(folder, ["--ignore-scripts", ...wanted(contender, bench)]);
    folders.set(contender, folder);
  }
  return folders;
}

/** Bytes of all installed files, and the number of packages. */
export function installedSizes(folders: ReadonlyMap<Contender, string>): Samples[] {
  return [...folders].flatMap(([subject, folder]): Samples[] => {
    const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
    const packages = Object.keys(lock.packages).filter((path) => path !== "");
    const bytes = packages.reduce((sum, path) => sum + bytesOf(join(folder, path)), 0);
    return [
      { measure: "installed.bytes", subject, values: [bytes] },
      { measure: "installed.packages", subject, values: [packages.length] },
    ];
  });
}

/** The bytes of a package's files, without those of packages inside it, which are listed on their own. */
function bytesOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules")
    .reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? bytesOf(path) : statSync(path).size);
    }, 0);
}

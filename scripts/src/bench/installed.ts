import { cp, mkdir, mkdtemp, readFile, realpath, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../specs/sources.ts";

/** A folder in which the built packages are installed as a consumer would have them. */
export async function installBuilt(names: readonly string[]): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "bench-")));
  const modules = join(folder, "node_modules");
  await mkdir(join(modules, "@org"), { recursive: true });
  for (const name of names) {
    const source = fileURLToPath(new URL(`packages/${name}/`, root));
    const target = join(modules, "@org", name);
    const { publishConfig, ...manifest } = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
    await mkdir(target);
    await cp(join(source, "dist"), join(target, "dist"), { recursive: true });
    await writeFile(join(target, "package.json"), JSON.stringify({ ...manifest, ...publishConfig }));
  }
  const openapiFetch = new URL("packages/cartesia-voices/node_modules/openapi-fetch", root);
  await symlink(await realpath(openapiFetch), join(modules, "openapi-fetch"));
  return folder;
}

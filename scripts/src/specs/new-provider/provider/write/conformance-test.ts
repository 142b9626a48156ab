import type { ProviderPlan } from "../guess/plan.ts";
import { literal } from "./code.ts";

/** The text of `packages/clone-conformance/test/<name>.test.ts`: every promise, and a call at the mock of its service. */
export function conformanceTest({ description, languages }: ProviderPlan): string {
  const { lower, name, prefix, vendor } = description.names;
  const held = `held${lower.slice(0, 1).toUpperCase()}${lower.slice(1)}`;
  const language = languages.kind === "none" ? "" : ', language: [...languages][0]?.[0] ?? "en"';
  return [
    'import { cloneVoice, type CloneVoiceOptions } from "@org/clone-core";',
    'import { startFaults } from "@org/voices-mock/faults";',
    `import { create${prefix}Service } from "@org/voices-mock/${name}";`,
    'import { afterAll, describe, expect, it } from "vitest";',
    `import { ${held} } from "../src/held/${name}.ts";`,
    'import { providerPromises } from "../src/index.ts";',
    'import { formatFor, recording } from "../src/suite/recording.ts";',
    "",
    "",
    "// A file for each provider: they wait at the same time, each with a server of its own.",
    "const faults = await startFaults();",
    "afterAll(() => faults.close());",
    "",
    `const { make, ...words } = ${held};`,
    "",
    `describe(${literal(`a call to ${vendor}`)}, () => {`,
    "  for (const { name, run } of providerPromises(make, faults, words)) it(name, run, 60_000);",
    "});",
    "",
    `it(${literal(`a call is right by ${vendor}'s document, and its answer is read`)}, async () => {`,
    `  const service = create${prefix}Service({ strict: true });`,
    `  const baseUrl = ${literal(description.baseUrl)};`,
    '  const provider = make({ apiKey: "key-of-a-test", baseUrl, fetch: (request) => service.answer(request) });',
    "  const sample = recording(formatFor(provider.accepts.formats?.values));",
    ...(languages.kind === "none"
      ? []
      : ['  const languages = typeof provider.languages === "string" ? [] : provider.languages;']),
    `  const call = { provider, name: "Ada"${language}, sample, providerOptions: words.providerOptions ?? {} };`,
    "  const voice = await cloneVoice(call as CloneVoiceOptions);",
    "  expect(service.requests()).toMatchObject([{ audio: [{ size: sample.length }], unknownFields: [] }]);",
    "  expect(JSON.stringify(service.voices())).toContain(JSON.stringify(voice.id));",
    "});",
    "",
  ].join("\n");
}

import { candidates } from "../guess/candidates.ts";
import { all } from "../guess/path.ts";
import type { ProviderPlan } from "../guess/plan.ts";
import { literal } from "./code.ts";

/** The text of `packages/voices-mock/src/<name>.ts`: the service's handlers, driven by its contract. */
export function mockFile({ description, roles }: ProviderPlan): string {
  const { names, successes, fields } = description;
  const { prefix, lower, name, spec, vendor } = names;
  const [id] = roles.id;
  const parent = id.field.path.slice(0, -1).join(".");
  // What stands beside the id under the name of a field of the request repeats that.
  const beside = successes
    .flatMap((one) => all(one.fields))
    .filter(({ path, type }) => type === "string" && path.slice(0, -1).join(".") === parent && !path.includes("*"));
  const texts = fields.filter((field) => field.type === "string");
  const echoes = texts.flatMap((field) => {
    const same = beside.find((one) => one.name === field.name);
    const [named] =
      field.name === roles.name.field.name ? candidates(beside, { names: ["name", "voice name", "title"] }) : [];
    const path = (same ?? named)?.path;
    return path === undefined || path.join(".") === id.field.path.join(".") ? [] : [[field.name, path] as const];
  });
  const words = {
    id: id.field.path,
    echoes: Object.fromEntries(echoes),
    messages: roles.message.map(({ field }) => field.path),
  };
  const contract = `${prefix.toLowerCase()}Contract`;
  return [
    'import type { HttpHandler } from "msw";',
    `import { ${contract} } from "./generated/${spec}.ts";`,
    "import {",
    "  type DescribedHandlersOptions,",
    "  type DescribedOptions,",
    "  describedHandlers,",
    "  describedService,",
    "  type DescribedWords,",
    '} from "./services/described.ts";',
    'import type { VoiceService } from "./services/voice-service.ts";',
    'import type { DescribedVoice } from "./voices/described.ts";',
    "",
    'export type { RecordedAudio, RecordedRequest } from "./record/request.ts";',
    `export { describedScenarios as ${lower}Scenarios } from "./scenarios/described.ts";`,
    'export type { VoiceService } from "./services/voice-service.ts";',
    'export type { DescribedVoice } from "./voices/described.ts";',
    "",
    `const words: DescribedWords = ${literal(words)};`,
    "",
    "/**",
    ` * ${vendor}'s voices as a service of which its document alone is known: strict about requests, with answers that are`,
    " * sampled from the document's schemas.",
    " *",
    " * @throws RangeError when `scenario` names one that does not exist.",
    " * @example",
    ` * import { create${prefix}Service, ${lower}Handlers } from "@org/voices-mock/${name}";`,
    " *",
    ` * const service = create${prefix}Service();`,
    ` * const handlers = ${lower}Handlers({ service });`,
    " * service.voices(); // []",
    " */",
    `export function create${prefix}Service(options: DescribedOptions = {}): VoiceService<DescribedVoice> {`,
    `  return describedService(${literal(name)}, ${contract}, words, options);`,
    "}",
    "",
    "/**",
    " * The same as msw handlers: a wrong request is answered in the shape of the document's errors.",
    " *",
    " * @throws RangeError when `scenario` names one that does not exist.",
    " * @example",
    ` * import { ${lower}Handlers } from "@org/voices-mock/${name}";`,
    ' * import { setupServer } from "msw/node";',
    " *",
    ` * const server = setupServer(...${lower}Handlers());`,
    " */",
    `export function ${lower}Handlers(options: DescribedHandlersOptions = {}): HttpHandler[] {`,
    `  return describedHandlers(${contract}, create${prefix}Service, options);`,
    "}",
    "",
  ].join("\n");
}

import { lowerFirst, plural } from "../../../generate/words.ts";
import type { Field } from "../../describe/provider-description.ts";
import { localeTag } from "../guess/languages.ts";
import type { ProviderPlan } from "../guess/plan.ts";
import { answerParts, readCode } from "./answer-code.ts";
import { keyCode, literal, valueCode } from "./code.ts";
import { bodyCode } from "./request-code.ts";
import { objectOf } from "./sample-values.ts";

/**
 * The text of `packages/clone-core/src/providers/<name>.ts`, not yet formatted.
 *
 * @param exported The names that the client package exports.
 * @param isEither Whether a request is one of several kinds.
 */
export function providerFile(plan: ProviderPlan, exported: ReadonlySet<string>, isEither: boolean): string {
  const { description, roles, audio, languages, ownFields, fixed, required, notes } = plan;
  const { names, requestType, method, path, key } = description;
  const { prefix, lower, name, vendor } = names;
  const own = [...ownFields, ...fixed.map((one) => one.name)];
  const { typeName: languageType, values } = roles.language?.field ?? {};
  const languageList = languageType === undefined ? undefined : plural(lowerFirst(languageType));
  const byteFields = `${lower}ByteFields`;
  const raw = [...new Set(description.successes.map(({ typeName = "unknown" }) => typeName))];
  const rawType = raw.includes("unknown") ? "unknown" : raw.join(" | ");
  const takesWords = roles.transcription !== undefined;
  const takesDescription = roles.description !== undefined;
  const parts = answerParts(plan);
  const lines = languageLines(plan, languageList, values);

  const imports = [
    ...[requestType, ...(rawType === "unknown" ? [] : raw), `${prefix}VoicesOptions`].map((one) => `type ${one}`),
    ...(languageType !== undefined && exported.has(languageType) ? [`type ${languageType}`] : []),
    ...[`${lower}AudioLimits`, `${lowerFirst(requestType)}Fields`, `create${prefix}Voices`],
    ...(languageList !== undefined && lines.some((line) => line.includes(languageList)) ? [languageList] : []),
    ...(exported.has(byteFields) ? [byteFields] : []),
  ];
  const accepts = [
    `...${lower}AudioLimits`,
    ...(audio.isList ? [] : ['samples: { max: 1, level: "refuse" }']),
    `transcription: ${takesWords}`,
  ];
  const narrowed = [
    ...(languages.kind === "any"
      ? []
      : [`readonly languages: ${languages.kind === "none" ? '"none"' : "ReadonlyMap<string, string>"};`]),
    ...(takesDescription ? [] : ['readonly description: "none";']),
  ];
  const samplesType = audio.isList ? "" : ' & { readonly samples: { readonly max: 1; readonly level: "refuse" } }';
  const cast = languageType !== undefined && exported.has(languageType) ? languageType : undefined;
  const type = `CloneProvider<${prefix}CloneOptions, ${rawType}, ${prefix}Accepts>`;

  return [
    ...notes.map((note) => `// Look at this: ${note.replaceAll(/\s+/g, " ")}.`),
    `import { ${[...new Set(imports)].join(", ")} } from "${names.package}";`,
    'import { started } from "../input/browser.ts";',
    'import { field } from "../input/field.ts";',
    ...(plan.codes.length > 0 ? ['import type { CloneErrorCode } from "../output/clone-error.ts";'] : []),
    'import type { CloneProvider } from "./provider.ts";',
    "",
    `/** How {@link ${lower}} reaches ${vendor}. */`,
    `export interface ${prefix}Options extends ${prefix}VoicesOptions {`,
    "  /**",
    "   * Lets the provider start in a page without `baseUrl`, where every visitor can read the key.",
    "   *",
    "   * @default false",
    "   */",
    "  dangerouslyAllowBrowser?: boolean | undefined;",
    "}",
    "",
    `const ownFields = [${own.map(literal).join(", ")}] as const;`,
    "",
    `/** ${vendor}'s own fields of a call, for \`providerOptions\`. */`,
    ...(isEither
      ? [
          `export type ${prefix}CloneOptions = {`,
          `  [Key in Exclude<KeyOf<${requestType}>, (typeof ownFields)[number]>]?: ValueOf<${requestType}, Key>;`,
          "};",
          "",
          "type KeyOf<Request> = Request extends unknown ? keyof Request : never;",
          "type ValueOf<Request, Key extends PropertyKey> = Request extends { [Name in Key]?: infer Value } ? Value : never;",
        ]
      : [`export type ${prefix}CloneOptions = Omit<${requestType}, (typeof ownFields)[number]>;`]),
    "",
    `/** What a sample of ${vendor}'s may be: ${audio.isList ? "several in one call" : "one"}, ${takesWords ? "each with its" : "without a"} transcription. */`,
    `export type ${prefix}Accepts = typeof ${lower}AudioLimits${samplesType} & { readonly transcription: ${takesWords} };`,
    "",
    `/** What {@link ${lower}} makes. */`,
    `export interface ${prefix}Provider extends ${type} {`,
    ...narrowed.map((line) => `  ${line}`),
    "}",
    "",
    ...lines,
    `const optionNames = ${lowerFirst(requestType)}Fields.filter((name) => !(ownFields as readonly string[]).includes(name));`,
    "",
    ...(plan.codes.length > 0
      ? [
          "const codes: ReadonlyMap<string, CloneErrorCode> = new Map([",
          ...plan.codes.map(([code, meaning]) => `  [${literal(code)}, ${literal(meaning)}],`),
          "]);",
          "",
        ]
      : []),
    "/**",
    ` * ${vendor} as a provider.`,
    " *",
    " * @throws CloneError `invalid_input` when the key or the address cannot be used, or in a browser without `baseUrl`.",
    " * @example",
    " * ```ts",
    ...exampleLines(plan).map((line) => ` * ${line}`.trimEnd()),
    " * ```",
    " */",
    `export function ${lower}(options: ${prefix}Options): ${prefix}Provider {`,
    "  const { dangerouslyAllowBrowser, fetch, ...client } = options ?? {};",
    "  // Made once here, so that a wrong key or address is refused before the first call.",
    `  started({ provider: ${literal(name)}, baseUrl: client.baseUrl, dangerouslyAllowBrowser }, () =>`,
    `    create${prefix}Voices({ ...client, fetch }),`,
    "  );",
    "  return {",
    `    name: ${literal(name)},`,
    `    languages${languages.kind === "any" || languages.kind === "none" ? `: ${literal(languages.kind)}` : ""},`,
    ...(takesDescription ? [] : ['    description: "none",']),
    `    accepts: { ${accepts.join(", ")} },`,
    "    optionNames,",
    ...(required.length > 0
      ? [
          `    requiredOptions: [${required.map((one) => literal(one.name)).join(", ")}] satisfies readonly (keyof ${prefix}CloneOptions)[],`,
        ]
      : []),
    ...(exported.has(byteFields) ? [`    byteFields: ${byteFields},`] : []),
    // What core takes for a key by itself goes by the name of its header.
    ...(key.in !== "basic" && !/auth|key|token|secret|cookie/i.test(key.name)
      ? [`    keyHeader: ${literal(key.name)},`]
      : []),
    "    fetch,",
    "",
    `    async send({ ${sendWords(plan).join(", ")} }, context) {`,
    ...(audio.isList
      ? []
      : [
          "      const [sample] = samples;",
          '      if (sample === undefined) throw new TypeError("samples is empty");',
        ]),
    `      const { response } = await create${prefix}Voices({ ...client, fetch: context.fetch }).${method}(${literal(path)}, {`,
    `        body: ${bodyCode(plan, cast)}${isEither ? ` as ${requestType}` : ""},`,
    "        signal: context.signal,",
    '        parseAs: "stream",',
    "      });",
    "      return response;",
    "    },",
    "",
    ...readCode(plan, parts, rawType).map((line) => `    ${line}`),
    "  };",
    "}",
    "",
    ...parts.helpers,
  ].join("\n");
}

const sendWords = ({ roles, languages }: ProviderPlan): string[] => [
  "name",
  ...(languages.kind === "none" ? [] : ["language"]),
  ...(roles.description === undefined ? [] : ["description"]),
  "samples",
  "options: own",
];

/** The map of languages, from the generated list where there is one. */
function languageLines({ languages }: ProviderPlan, list: string | undefined, values: Field["values"]): string[] {
  const codes = list ?? `[${(values ?? []).map(literal).join(", ")}]`;
  switch (languages.kind) {
    case "tags":
      return [`const languages: ReadonlyMap<string, string> = new Map(${codes}.map((code) => [code, code]));`];
    case "locales":
      return [
        "/** `EN_US` to `en-US`. */",
        "const tagOf = (code: string): string => {",
        '  const [language = "", ...region] = code.split("_");',
        '  return [language.toLowerCase(), ...region].join("-");',
        "};",
        "",
        `const languages: ReadonlyMap<string, string> = new Map(${codes}.map((code) => [tagOf(code), code]));`,
      ];
    case "words":
      return [
        "const languages: ReadonlyMap<string, string> = new Map([",
        ...languages.tags.map(([tag, value]) => `  [${literal(tag)}, ${literal(value)}],`),
        "]);",
      ];
    default:
      return [];
  }
}

/** A call as a user writes it, for the example that the tests compile. */
function exampleLines(plan: ProviderPlan): string[] {
  const { description, languages, required } = plan;
  const { names, key, clientOptions } = description;
  const { lower, name } = names;
  const secret = `() => readSecret(${literal(name)})`;
  const keyText = key.in === "basic" ? `username, password: ${secret}` : `apiKey: ${secret}`;
  const given = clientOptions.map(({ option, example }) => `${keyCode(option)}: ${literal(example)}`);
  const options = required.length === 0 ? "" : `, providerOptions: ${valueCode(objectOf(required))}`;
  const language = languages.kind === "none" ? "" : `, language: ${literal(firstTag(plan))}`;
  return [
    'import { cloneVoice } from "@org/clone-core";',
    `import { ${lower} } from "@org/clone-core/${name}";`,
    "",
    `const provider = ${lower}({ ${[keyText, ...given].join(", ")} });`,
    `const voice = await cloneVoice({ provider, name: "Ada"${language}, sample${options} });`,
    "console.log(voice.id);",
    "",
    "declare function readSecret(name: string): Promise<string>;",
    ...(key.in === "basic" ? ["declare const username: string;"] : []),
    "declare const sample: Blob;",
  ];
}

/** A language that the service has. */
function firstTag({ languages, roles }: ProviderPlan): string {
  const values = (roles.language?.field.values ?? []).map(String);
  const tags = {
    none: [],
    any: [],
    tags: values,
    locales: values.map(localeTag),
    words: languages.kind === "words" ? languages.tags.map(([tag]) => tag) : [],
  }[languages.kind];
  return tags.find((tag) => tag !== "auto") ?? "en";
}

import type { Operation } from "../../documents/operation.ts";
import type { ClientOption } from "../../documents/reach/client-options.ts";
import type { DescribedOperation } from "../describe/described-operation.ts";
import type { ProviderNames } from "../names.ts";
import { literal } from "../provider/write/code.ts";
import { wrapped } from "./wrapped.ts";

/** The words of the templates that say how a client reaches its service: key, options, headers, body. */
export function clientWords(
  names: ProviderNames,
  { path, method }: DescribedOperation,
  operation: Operation,
  isForm: boolean,
): Record<string, string> {
  const METHOD = method.toUpperCase();
  const { key, keyHeader, keyPrefix, baseUrl, fixedHeaders, clientOptions } = operation;
  const isBasic = key.in === "basic";
  const hasHeaders = Object.keys(fixedHeaders).length > 0;
  const hasOptions = clientOptions.length > 0;
  const bodyWord = isForm ? "multipart form" : "JSON body";
  const keyNames = isBasic ? ["username", "password"] : ["apiKey"];
  const optionNames = clientOptions.map(({ option }) => option);
  const reach = isBasic ? "{ ...options, apiKey: basicKey(options) }" : "options";
  const guarded =
    key.in === "query"
      ? `guardedFetch({ ...options, fetch: keyInAddress(keyHeader, keyParameter, options.fetch) }, defaultBaseUrl, keyHeader, keyPrefix)`
      : `guardedFetch(${reach}, defaultBaseUrl, keyHeader, keyPrefix)`;
  const send = `client.${METHOD}`;
  const reading = isForm ? `readingBlobs(${send})` : send;
  const whole = hasOptions ? `withOptions(${reading}, clientOptions, options)` : reading;
  const isWrapped = isForm || hasOptions;
  const generated = (name: string, file: string): string => `import { ${name} } from "./generated/${file}.ts";`;
  return {
    imports: [
      ...(isBasic ? [generated("basicKey", "basic-key")] : []),
      generated(`type ApiKey, type Fetch, guardedFetch, TypedRequest`, "guarded-fetch"),
      ...(key.in === "query" ? [generated("keyInAddress", "key-in-address")] : []),
      isForm ? generated("multipartBody, readingBlobs", "multipart-body") : generated("jsonBody", "json-body"),
      ...(hasOptions ? [generated("withOptions", "with-options")] : []),
    ].join("\n"),
    operationImports: [
      "bytesFields",
      ...(hasOptions ? ["clientOptions"] : []),
      "type clonePath",
      "defaultBaseUrl",
      ...(hasHeaders ? ["fixedHeaders"] : []),
      "keyHeader",
      ...(key.in === "query" ? ["keyParameter"] : []),
      "keyPrefix",
    ].join(", "),
    keyOptions: isBasic ? basicOptions : apiKeyOption,
    ownOptions: clientOptions.map(optionText).join("\n"),
    // A form takes no Blob of another realm; JSON takes none at all.
    clientStart: isWrapped ? "const client =" : "return",
    clientEnd: isWrapped
      ? `;\n  return { ...client, ${METHOD}: ${whole} } as ${names.prefix}Voices;`
      : ` as ${names.prefix}Voices;`,
    clientSettings: [
      ...(hasHeaders ? ["    headers: fixedHeaders,"] : []),
      isForm
        ? "    bodySerializer: (body: unknown) => multipartBody(body as Record<string, unknown>, bytesFields),"
        : "    bodySerializer: (body: unknown) => jsonBody(body, bytesFields),",
    ].join("\n"),
    guarded,
    clientNames: [...keyNames, ...optionNames].join(", "),
    clientDeclares: [
      ...keyNames.map((name) => `declare const ${name}: string;`),
      ...clientOptions.map(({ option, type, values }) => `declare const ${option}: ${typeText(type, values)};`),
    ].join("\n"),
    secretClient: [
      ...(isBasic
        ? ['username: "ada"', `password: () => readSecret("${names.name}")`]
        : [`apiKey: () => readSecret("${names.name}")`]),
      ...clientOptions.map(({ option, example }) => `${option}: ${JSON.stringify(example)}`),
    ].join(", "),
    testClient: [
      ...(isBasic ? ['username: "ada"', 'password: "key-1"'] : ['apiKey: "key-1"']),
      ...clientOptions.map(({ option, example }) => `${option}: ${JSON.stringify(example)}`),
    ].join(", "),
    testOptions: clientOptions.map(({ option, example }) => `${option}: ${JSON.stringify(example)}, `).join(""),
    optionTests: clientOptions
      .map(
        ({ option }) =>
          `    expect(() => create${names.prefix}Voices({ ...right, ${option}: "" as never })).toThrow("${option} is empty");`,
      )
      .join("\n"),
    badKeyTest: isBasic
      ? [
          `    expect(() => create${names.prefix}Voices({ ...right, password: "key-secret\\n" })).toThrow(/^password has (?!.*secret)/);`,
          `    expect(() => create${names.prefix}Voices({ ...right, username: "a:b" })).toThrow("username has a character that it cannot have, or a colon");`,
        ].join("\n")
      : `    expect(() => create${names.prefix}Voices({ ...right, apiKey: "key-secret\\n" })).toThrow(/position 11 of 11(?!.*secret)/);`,
    noKeyTest: isBasic ? "username: undefined, password: undefined" : "apiKey: undefined",
    keyFunction: isBasic ? 'username: "ada", password: async () => "key"' : 'apiKey: async () => "key"',
    misspeltOption: isBasic ? 'usrname: "ada"' : 'apikey: "key"',
    headerTests: [
      ...(key.in === "query"
        ? ['    expect([...(request?.headers.values() ?? [])].join()).not.toContain("key-1");']
        : [
            `    expect(request?.headers.get(${JSON.stringify(keyHeader)})).toBe(${JSON.stringify(
              keyPrefix + (isBasic ? Buffer.from("ada:key-1").toString("base64") : "key-1"),
            )});`,
          ]),
      ...Object.entries(fixedHeaders).map(
        ([name, value]) => `    expect(request?.headers.get(${JSON.stringify(name)})).toBe(${JSON.stringify(value)});`,
      ),
      ...clientOptions
        .filter((one) => one.in === "header")
        .map(
          ({ name, example }) =>
            `    expect(request?.headers.get(${JSON.stringify(name)})).toBe(${JSON.stringify(String(example))});`,
        ),
    ].join("\n"),
    baseUrlJson: literal(baseUrl),
    urlJson: literal(urlOf(operation, path)),
    reachNotes: wrapped(
      `- Address, key (${keyText(operation)}) and the ${bodyWord} are taken care of. ${
        isForm ? "A field that is `null` is left out." : "A `Uint8Array` in the body leaves as base64."
      }${hasOptions ? ` Every request carries ${optionNames.map((one) => `\`${one}\``).join(", ")}.` : ""}`,
    ),
    keyNote: [
      `- The ${isBasic ? "password" : "key"} is a string, or a function that is called once for each request. Neither is ever repeated in an error.`,
      ...(key.in === "query"
        ? [
            wrapped(
              `- ${names.vendor} takes its key in the address, where it shows in the logs of everything that a request ` +
                "passes: servers, proxies, tracers. Keep those from strangers, and change a key that was read.",
            ),
          ]
        : []),
    ].join("\n"),
  };
}

function keyText({ key, keyHeader }: Operation): string {
  if (key.in === "query") return `the parameter \`${key.name}\` of the address`;
  return key.in === "basic" ? "user and password, by HTTP Basic" : `the header \`${keyHeader}\``;
}

/** Where a request of the tests goes. */
function urlOf({ baseUrl, clientOptions, key }: Operation, path: string): string {
  const filled = path.replaceAll(/\{([^{}]+)\}/g, (all, name: string) => {
    const option = clientOptions.find((one) => one.in === "path" && one.name === name);
    return option === undefined ? all : encodeURIComponent(String(option.example));
  });
  const url = new URL(baseUrl.replace(/\/$/, "") + filled);
  for (const { name, example } of clientOptions.filter((one) => one.in === "query")) {
    url.searchParams.set(name, String(example));
  }
  if (key.in === "query") url.searchParams.set(key.name, "key-1");
  return url.href;
}

const apiKeyOption = `  /**
   * Your key, or a function that returns it; the function is called once for each request. A key never belongs in a
   * page: in a browser, leave it out and point \`baseUrl\` at a server of your own that adds it.
   */
  apiKey?: ApiKey | undefined;`;

const basicOptions = `  /** Your user's name. In a browser, leave it and the password out and point \`baseUrl\` at a server of your own. */
  username?: string | undefined;
  /** Your user's password, or a function that returns it; the function is called once for each request. */
  password?: ApiKey | undefined;`;

const typeText = (type: ClientOption["type"], values: ClientOption["values"]): string =>
  values === undefined ? type : values.map((value) => JSON.stringify(value)).join(" | ");

/** An option is closed as requests are: what the document lists. */
function optionText({ option, name, in: place, type, values }: ClientOption): string {
  const where = place === "path" ? "in the path" : place === "query" ? "in the query" : "in a header";
  return `  /** The \`${name}\` that every request carries ${where}. */\n  ${option}: ${typeText(type, values)};`;
}

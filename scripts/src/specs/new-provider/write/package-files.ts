import { readFile } from "node:fs/promises";
import { at } from "../../documents/json.ts";
import type { Operation } from "../../documents/operation.ts";
import { isChoice } from "../../documents/request-fields.ts";
import { quoted } from "../../documents/vendor-text/markdown.ts";
import { lowerFirst, plural } from "../../generate/words.ts";
import type { DescribedOperation } from "../describe/described-operation.ts";
import type { NamedSchemas } from "../describe/named-schemas.ts";
import type { ProviderNames } from "../names.ts";
import { literal } from "../provider/write/code.ts";
import { clientWords } from "./client-words.ts";
import { exampleText } from "./example-text.ts";
import { wrapped } from "./wrapped.ts";

/** What the files of a client package are written from. */
export interface NewPackage {
  readonly names: ProviderNames;
  /** Of the document with its overlay. */
  readonly described: DescribedOperation;
  readonly schemas: NamedSchemas;
  readonly operation: Operation;
  /** The text of `src/generated/names.ts`. */
  readonly namesText: string;
  /** `2026-11-28` */
  readonly vendored: string;
}

/** The files of a new client package that people own from then on, by path below the repository, not yet formatted. */
export async function packageFiles(wanted: NewPackage): Promise<Map<string, string>> {
  const { names, described } = wanted;
  const isForm = described.contentType === "multipart/form-data";
  const folder = `packages/${names.spec}`;
  const templates: Record<string, string> = {
    "package.json": `${folder}/package.json`,
    "tsconfig.json": `${folder}/tsconfig.json`,
    "tsconfig.build.json": `${folder}/tsconfig.build.json`,
    "README.md": `${folder}/README.md`,
    "src/index.ts": `${folder}/src/index.ts`,
    "src/create-client.ts": `${folder}/src/create-${names.spec}.ts`,
    "test/spec.ts": `${folder}/test/spec.ts`,
    "test/types.ts": `${folder}/test/types.ts`,
    "test/contract.test.ts": `${folder}/test/contract.test.ts`,
    [`test/sent-${isForm ? "form" : "json"}.ts`]: `${folder}/test/sent.ts`,
    "changeset.md": `.changeset/first-release-of-${names.spec}.md`,
  };
  const words = wordsOf(wanted, isForm);
  const files = new Map<string, string>();
  for (const [template, path] of Object.entries(templates)) {
    const address = new URL(`../../../../templates/new-provider/${template}.template`, import.meta.url);
    files.set(path, filled(await readFile(address, "utf8"), words, template));
  }
  return files;
}

/** A template with each `{{word}}` replaced. */
function filled(text: string, words: Readonly<Record<string, string>>, template: string): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`${template}.template asks for ${name}, which nobody gives`);
    return word;
  });
}

function wordsOf(wanted: NewPackage, isForm: boolean): Record<string, string> {
  const { names, described, schemas, operation, namesText, vendored } = wanted;
  const { path, method, request, isEmptyAtTimes, document, successStatus } = described;
  const METHOD = method.toUpperCase();
  const types = [...namesText.matchAll(/^export type (\w+)/gm)].map(([, name = ""]) => name);
  const values = [...namesText.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name = ""]) => name);
  const guards = values.filter((name) => /^is[A-Z]/.test(name) && types.includes(name.slice(2)));
  const lists = guards.map((guard) => [guard, plural(lowerFirst(guard.slice(2)))] as const);
  const fieldsName = values.find((name) => name === `${lowerFirst(schemas.request)}Fields`) ?? "";
  const successType = schemas.successes.join(" | ") || "unknown";
  const clientTypes = [...new Set([schemas.request, ...schemas.successes, ...schemas.errors])].sort();
  const errorType = schemas.errors.join(" | ") || "unknown";
  const call = `await voices.${METHOD}(path, `;
  const isEither = isChoice(document, request.schema);
  const listed = Array.isArray(request.schema["required"]) && !isEither ? request.schema["required"] : [];
  const required = listed.find((name) => at(request.schema, "properties", String(name)) !== undefined);
  const additional = request.schema["additionalProperties"];
  const isClosed = (additional === undefined || additional === false) && !isEither;
  const summary = plainText(String(at(document, "paths", path, method, "summary") ?? "")) || "voice cloning";
  const bodyWord = isForm ? "multipart form" : "JSON body";
  return {
    ...names,
    package: names.package,
    METHOD,
    method,
    path,
    pathJson: literal(path),
    summary,
    summaryQuoted: quoted(summary),
    vendored,
    contentType: described.contentType,
    example: exampleText(described),
    ...clientWords(names, described, operation, isForm),
    status: String(Number(successStatus.replaceAll(/x/gi, "0"))),
    bodyWord,
    answerNotes: wrapped(
      `- Decide by \`response.ok\`: an empty error body leaves \`error\` empty${
        isEmptyAtTimes ? ", and a success may come without a body, and so without `data`" : ""
      }.${
        schemas.successes.length === 0 ? " The document does not say what a success is, so `data` is `unknown`." : ""
      } A success that is not JSON rejects with a \`SyntaxError\`; with \`parseAs: "text"\` you get what came.`,
    ),
    requestType: schemas.request,
    successType,
    dataType: isEmptyAtTimes && successType !== "unknown" ? `${successType} | undefined` : successType,
    errorType,
    clientTypes: clientTypes.join(", "),
    typeNotes: wrapped(
      `- Types: ${types.map((name) => `\`${name}\``).join(", ")}. What a response may carry is open to values that ` +
        `${names.vendor} adds; a list of known values grows in minor releases.`,
    ),
    exports: [...types.map((name) => `type ${name}`), ...values].join(", "),
    typeImports: clientTypes.map((name) => `type ${name}`).join(", "),
    successTypeTest:
      successType === "unknown"
        ? "  expectTypeOf(data).toEqualTypeOf<unknown>();"
        : `  if (data !== undefined) expectTypeOf(data).toEqualTypeOf<${successType}>();`,
    errorTypeTest:
      schemas.errors.length === 0
        ? ""
        : `  if (error !== undefined) expectTypeOf(error).toEqualTypeOf<${errorType}>();`,
    errorName: schemas.errors.length === 0 ? "" : ", error",
    bodyTypeTests: [
      ...(isClosed ? ["  // @ts-expect-error a misspelt field", `  ${call}{ body: { ...body, misspelt: "" } });`] : []),
      ...(typeof required === "string"
        ? [
            `  const { ${JSON.stringify(required)}: _left, ...others } = body;`,
            `  // @ts-expect-error ${plainText(required)} is required`,
            `  ${call}{ body: others });`,
          ]
        : []),
    ].join("\n"),
    contractImports: [...lists.flat(), fieldsName, `type ${schemas.request}`].join(", "),
    fieldsName,
    guards: lists
      .map(([guard, list]) =>
        [
          "",
          `it("${guard} knows every value of ${list}, and no other", () => {`,
          `  expect(${list}.every(${guard})).toBe(true);`,
          `  expect(${guard}("no such value")).toBe(false);`,
          "});",
        ].join("\n"),
      )
      .join("\n"),
  };
}

/** What a vendor wrote, fit for a comment, a manifest and a heading. */
const plainText = (text: string): string =>
  text
    .replaceAll(/[^\p{L}\p{N} .,:;'()&+-]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/^(.{60}\S*).*$/, "$1");

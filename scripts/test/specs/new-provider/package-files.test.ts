import { describe, expect, it } from "vitest";
import { describeOperation } from "../../../src/specs/new-provider/describe/described-operation.ts";
import { nameSchemas } from "../../../src/specs/new-provider/describe/named-schemas.ts";
import { providerNames } from "../../../src/specs/new-provider/names.ts";
import { packageFiles } from "../../../src/specs/new-provider/write/package-files.ts";
import { acmeDocument, type Edit, operation } from "./document.ts";

/** The file of a new package whose path ends so. */
async function file(end: string, namesText: string, ...edits: readonly Edit[]): Promise<string> {
  const names = providerNames("acme");
  const described = describeOperation(acmeDocument(...edits), operation);
  const reach = {
    baseUrl: "https://api.acme.example/v2/",
    key: { in: "header", name: "X-Acme-Key", prefix: "" },
    keyHeader: "X-Acme-Key",
    keyPrefix: "",
    fixedHeaders: {},
    clientOptions: [],
  } as const;
  const files = await packageFiles({
    names,
    described,
    schemas: nameSchemas(described, names),
    operation: { ...reach, contentType: described.contentType, requestSchema: {}, requiredHeaders: [] },
    namesText,
    vendored: "2026-11-28",
  });
  return [...files].find(([path]) => path.endsWith(end))?.[1] ?? "";
}

describe("the files of a new package", () => {
  it("test each list of values by its name, whatever its values are", async () => {
    const names = [
      'export type AcmeLocale =\n  | "a]b"\n  ;',
      'export const acmeLocales = [\n  "a]b",\n] as const satisfies readonly AcmeLocale[];',
      "export function isAcmeLocale(value: unknown): value is AcmeLocale {}",
      "export const acmeCloneRequestFields = [] as const;",
    ].join("\n");
    const text = await file("contract.test.ts", names);
    expect(text).toContain("isAcmeLocale, acmeLocales, acmeCloneRequestFields, type AcmeCloneRequest");
    expect(text).toContain("acmeLocales.every(isAcmeLocale)");
  });

  it("have a heading where the vendor's has no word in it", async () => {
    expect(await file("README.md", "", ["summary: Add a voice", "summary: 🎙️🎙️"])).toContain("`voice cloning`");
  });

  it("test a required field that there is", async () => {
    const text = await file("types.ts", "", ["required: [title,", "required: [ghost, title,"]);
    expect(text).toContain('{ "title": _left, ...others }');
    expect(text).not.toContain("ghost");
  });

  it("say that a success may be empty where one may", async () => {
    const empty: Edit = ['        "422":', "        '204': { description: Nothing }\n        \"422\":"];
    expect(await file("README.md", "")).not.toContain("without a body");
    expect((await file("README.md", "", empty)).replaceAll(/\s+/g, " ")).toContain("may come without a body");
    expect(await file("create-acme-voices.ts", "", empty)).toContain(
      "AcmeResult<Data = AcmeCloneResponse | undefined>",
    );
  });

  it("reach a server whose address ends in a slash", async () => {
    expect(await file("contract.test.ts", "")).toContain('toBe("https://api.acme.example/v2/v1/voices")');
  });
});

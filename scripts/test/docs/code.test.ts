import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { examplesOf } from "../../src/docs/code/check.ts";
import { root } from "../../src/specs/documents/sources.ts";

describe("examplesOf", () => {
  it("finds the TypeScript fences of a Markdown file, and no others", () => {
    const text = "# Title\n\n```sh\nls\n```\n\n```ts\nconst a = 1;\n```\n";
    expect(examplesOf("README.md", text)).toEqual([{ file: "README.md", line: 8, code: "const a = 1;\n" }]);
  });

  it("finds those of doc comments, without their margin", () => {
    const text = "/**\n * Says.\n *\n * ```ts\n * if (a) {\n *   b();\n * }\n * ```\n */\nexport {};\n";
    expect(examplesOf("a.ts", text)).toEqual([{ file: "a.ts", line: 5, code: "if (a) {\n  b();\n}\n" }]);
  });

  it("finds them after @example too, with a fence or without, up to the next tag", () => {
    const text =
      "/**\n * @example\n * a();\n *\n * b();\n * @throws never\n */\n/**\n * @example\n * ```ts\n * c();\n * ```\n */\n";
    expect(examplesOf("a.ts", text)).toEqual([
      { file: "a.ts", line: 3, code: "a();\n\nb();\n" },
      { file: "a.ts", line: 11, code: "c();\n" },
    ]);
  });
});

describe("the recipes of the mock", () => {
  const folder = new URL("packages/voices-mock/recipes/", root);
  const page = readFileSync(new URL("packages/voices-mock/docs/recipes.md", root), "utf8");
  it.each(readdirSync(folder))("%s stands in the page as it is run", (file) => {
    expect(page).toContain(`\n${readFileSync(new URL(file, folder), "utf8")}\`\`\`\n`);
  });
});

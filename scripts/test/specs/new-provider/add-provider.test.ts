import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { repository } from "../../../src/specs/documents/sources.ts";
import { addProvider } from "../../../src/specs/new-provider/add.ts";
import { page } from "./document.ts";

const folder = mkdtempSync(join(tmpdir(), "new-provider-"));
afterAll(() => rmSync(folder, { recursive: true }));
const input = join(folder, "page.md");
const add = (text: string, change: object = {}) => {
  writeFileSync(input, text);
  const options = {
    name: "never-made",
    from: input,
    page: "https://acme.example",
    operation: "POST /v1/voices",
    ...change,
  };
  return addProvider(options, { root: repository, today: "2026-11-28" });
};
/** Nothing of a staging folder is left, and nothing of the package is there. */
const expectNothing = (): void => {
  for (const path of [".specs-update", "packages/never-made-voices", "specs/never-made-voices.yaml"]) {
    expect(existsSync(join(repository, path))).toBe(false);
  }
};

describe("a new provider", () => {
  it.each([
    ["is cut in half", page.slice(0, 1500), {}, "never closes, so the page may have been cut off"],
    ["is HTML", "<html><body>Add a voice</body></html>", {}, "is an HTML page"],
    ["lacks the operation", page, { operation: "POST /v2/voices" }, "has no operation POST /v2/voices"],
    ["is not sound", page.replace("in: header", "in: heder"), {}, "is not sound OpenAPI"],
    [
      "has a reference to itself",
      page.replace("    Locale:", '    Loop: { $ref: "#/components/schemas/Loop" }\n    Locale:'),
      {},
      "page.md is not sound OpenAPI: ",
    ],
    ["is of a provider that is there", page, { name: "cartesia" }, "packages/cartesia-voices is there already"],
  ])("whose page %s is refused, and nothing is written", async (_what, text, change, message) => {
    await expect(add(text, change)).rejects.toThrow(message);
    expectNothing();
  });

  it("is refused by the command with the reason and how it is called", async () => {
    const script = fileURLToPath(new URL("../../../src/specs/new-provider/run.ts", import.meta.url));
    const said = await new Promise((resolve) =>
      execFile(process.execPath, [script, "--nmae", "acme"], (error, stdout, stderr) =>
        resolve({ code: error?.code, stdout, stderr }),
      ),
    );
    expect(said).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/--nmae[\s\S]*pnpm new-provider --name acme/),
    });
    expectNothing();
  });
});

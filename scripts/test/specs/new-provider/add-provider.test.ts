import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { repository } from "../../../src/specs/documents/sources.ts";
import { requireNew } from "../../../src/specs/new-provider/add.ts";
import { providerNames } from "../../../src/specs/new-provider/names.ts";
import { readOptions } from "../../../src/specs/new-provider/options.ts";
import { prepare } from "../../../src/specs/new-provider/prepare.ts";
import { page } from "./document.ts";

const folder = mkdtempSync(join(tmpdir(), "new-provider-"));
afterAll(() => rmSync(folder, { recursive: true }));
const input = join(folder, "page.md");
const operation = "POST /v1/voices";
const prepared = (text: string, ...args: readonly string[]) => {
  writeFileSync(input, text);
  const usual = ["--from", input, "--page", "https://acme.example", "--name", "never-made"];
  return prepare(readOptions([...usual, ...args]), "2026-11-28");
};
const asked = async (text: string, ...args: readonly string[]) => {
  const { questions } = await prepared(text, ...args);
  return Object.fromEntries(questions.map(({ option, guess }) => [option, guess]));
};

describe("a new provider", () => {
  it.each([
    ["is cut in half", page.slice(0, 1500), "never closes, so the page may have been cut off"],
    ["is HTML", "<html><body>Add a voice</body></html>", "is an HTML page"],
    ["is not sound", page.replace("in: header", "in: heder"), "is not sound OpenAPI"],
    [
      "has a reference to itself",
      page.replace("    Locale:", '    Loop: { $ref: "#/components/schemas/Loop" }\n    Locale:'),
      "page.md is not sound OpenAPI: ",
    ],
  ])("whose page %s is refused", async (_what, text, message) => {
    await expect(prepared(text, "--operation", operation)).rejects.toThrow(message);
  });

  it("is refused when it is there already", async () => {
    await expect(requireNew(repository, providerNames("cartesia"))).rejects.toThrow(
      "packages/cartesia-voices is there already",
    );
  });

  it.each([
    ["provider", "packages/clone-core/src/providers/provider.ts is something else already"],
    ["index", "packages/voices-mock/src/index.ts is something else already"],
    ["faults", "packages/voices-mock/src/faults.ts is something else already"],
    ["all", "packages/clone-conformance/src/held/all.ts is something else already"],
    ["dry-run", "@org/clone-core/dry-run is something else already"],
    ["new", "new is a word of JavaScript"],
    ["default", "default is a word of JavaScript"],
  ])("is refused when it cannot be called %s", async (name, message) => {
    await expect(requireNew(repository, providerNames(name))).rejects.toThrow(`--name ${name}: ${message}`);
  });

  it("may have any other name", async () => {
    await expect(requireNew(repository, providerNames("never-made"))).resolves.toBeUndefined();
  });

  it("needs no operation where a page announces it, or only one body carries audio", async () => {
    expect((await prepared(page)).prepared?.source.operation).toBe(operation);
    expect((await prepared(page.replace(/^```yaml.*$/m, "```yaml"))).prepared?.source.operation).toBe(operation);
  });

  it("is answered with the nearest operations when it asks for one that is not there", async () => {
    const { questions } = await prepared(page, "--operation", "POST /v2/voice");
    expect(questions).toMatchObject([
      { option: "operation", guess: operation, asks: expect.stringContaining("POST /v2/voice") },
    ]);
  });

  it("is asked at once for everything that its document leaves out", async () => {
    const bare = page
      .replace(/servers:\n.*\n/, "")
      .replace(/security:\n.*\n/, "")
      .replace(/ {2}securitySchemes:\n(?: {4}.*\n)+/, "")
      .replace("contentMediaType: application/octet-stream", "title: Address");
    expect(await asked(bare)).toEqual({
      server: undefined,
      "key-header": "Authorization",
      "audio-field": "recordings",
    });
    // Who accepts every guess is asked for nothing that has one.
    expect(await asked(bare, "--yes")).toEqual({ server: undefined });
    expect(await asked(bare, "--yes", "--server", "https://api.acme.example")).toEqual({});
    const said = ["--server", "https://api.acme.example", "--key-header", "X-K", "--audio-field", "recordings"];
    const { prepared: made } = await prepared(bare, ...said);
    expect(made?.description).toMatchObject({
      baseUrl: "https://api.acme.example",
      key: { in: "header", name: "X-K", prefix: "" },
      audio: { path: ["recordings", "*"], format: "binary", isList: true },
    });
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
      stderr: expect.stringMatching(/--nmae[\s\S]*pnpm new-provider --from/),
    });
    for (const path of [".specs-update", "packages/never-made-voices", "specs/never-made-voices.yaml"]) {
      expect(existsSync(join(repository, path))).toBe(false);
    }
  });
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { frozenDocument } from "../../../specs/compare/trials/frozen/frozen-document.ts";
import { parseData } from "../../../specs/documents/source/parse-openapi.ts";
import { root } from "../../../specs/documents/sources.ts";

const folder = mkdtempSync(join(tmpdir(), "compare-"));
afterAll(() => rmSync(folder, { recursive: true }));

const cartesia = await frozenDocument("cartesia");
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const page = (document: string, words = "Some words."): string =>
  `# Clone Voice\n\n${words}\n\n\`\`\`\`yaml /latest.yml POST /voices/clone\n${document}\`\`\`\`\n`;
const spec = file("cartesia.yaml", cartesia);
/** The command as `pnpm specs:compare` runs it. */
function compare(...args: string[]) {
  const command = fileURLToPath(new URL("scripts/src/specs/compare/run.ts", root));
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}
const fewerFields = cartesia.replace(/ {8}is_public:\n(?: {10}.*\n)+/, "").replace("        - is_public\n", "");
const nextPage = page(
  cartesia.replace(
    /(\n {8}language:\n) {10}\$ref: '#\/components\/schemas\/SupportedLanguage'\n(?= {6}required)/,
    "$1          type: string\n",
  ),
);

describe("pnpm specs:compare", { timeout: 60_000 }, () => {
  it("says none of a page and the document in it, and of the same as JSON", () => {
    const { status, stdout } = compare(file("page.md", page(cartesia)), spec, "--json");
    expect(JSON.parse(stdout)).toEqual({
      ...{ bump: "none", review: false, wire: "none", types: "none", changes: [], keyMoves: [] },
    });
    expect(status).toBe(0);
    const json = file("spec.json", JSON.stringify(parseData(cartesia)));
    expect(compare(spec, json).stdout).toMatch(/^Verdict: none \(wire: none, types: none\)\n/);
  });

  it("judges Cartesia's next page by the names that its overlay exports", () => {
    const { status, stdout } = compare(spec, file("next.md", nextPage), "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      bump: "minor",
      review: false,
      wire: "compatible",
      types: "compatible",
      changes: [
        {
          rule: "enum-opened",
          path: "response 200 body.language",
          direction: "response",
          wire: "compatible",
          types: "compatible",
          bump: "minor",
          message: expect.stringContaining("no exported name goes"),
        },
      ],
    });
  });

  it("compares the named operation alone", () => {
    const more = file(
      "more.yaml",
      cartesia.replace(
        "\npaths:\n",
        "\npaths:\n  /voices:\n    get:\n      responses:\n        '200':\n          description: All.\n",
      ),
    );
    const bump = (...args: string[]): string =>
      (JSON.parse(compare(spec, more, "--json", ...args).stdout) as { bump: string }).bump;
    expect(bump()).toBe("minor");
    expect(bump("--operation", "post /voices/clone")).toBe("none");
  });

  it("says major when the named operation is gone, and shows both sides of what changed", () => {
    const moved = file("moved.yaml", cartesia.replace("  /voices/clone:", "  /voices/copy:"));
    const gone = compare(spec, moved, "--operation", "POST /voices/clone");
    expect(gone).toMatchObject({ status: 0, stdout: expect.stringContaining("`POST /voices/clone` is gone") });
    const { stdout } = compare(spec, file("fewer.yaml", fewerFields), "--markdown");
    expect(stdout).toContain("**major**");
    expect(stdout).toContain("| major | `response 200 body.is_public` is gone | breaking | breaking | `boolean` | – |");
    expect(stdout).toContain("Exported types that change: `CartesiaVoice`.");
  });

  it("ends with 2 when the key of users would go to another place", () => {
    const moved = file("moved-key.yaml", cartesia.replace("https://api.cartesia.ai", "https://evil.example"));
    const { status, stdout } = compare(spec, moved);
    expect(status).toBe(2);
    expect(stdout).toMatch(/^Your users' API keys would go to https:\/\/evil\.example, until now https:\/\/api\.cart/);
  });

  it("ends with 2 when a person has to look", () => {
    const words = compare(file("old.md", page(cartesia)), file("new.md", page(cartesia, "Other words.")), "--json");
    expect(words.status).toBe(2);
    expect(JSON.parse(words.stdout)).toMatchObject({
      bump: "none",
      review: true,
      changes: [{ rule: "page-words-changed" }],
    });
    const unknown = file(
      "unknown.yaml",
      cartesia.replace(
        "multipart/form-data:",
        "multipart/form-data:\n            encoding:\n              clip:\n                contentType: audio/wav",
      ),
    );
    expect(compare(spec, unknown)).toMatchObject({
      status: 2,
      stdout: expect.stringContaining("none, review"),
    });
  });

  it.each([
    [[], "expected two documents, <old> and <new>; given 0"],
    [[spec, join(folder, "missing.yaml")], "missing.yaml cannot be read"],
    [[spec, spec, "--operation", "clone"], "--operation clone: expected a method and a path"],
    [[spec, spec, "--operation", "GET /"], "neither document has the operation GET /"],
    [[spec, spec, "--quick"], "Unknown option '--quick'"],
  ])("ends with 1 and says what is wrong: %j", (args, message) => {
    const { status, stdout, stderr } = compare(...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(message);
  });
});

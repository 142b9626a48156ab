import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { frozenDocument, frozenOverlayText } from "../../../src/specs/compare/trials/frozen/frozen-document.ts";
import { inVersion32 } from "../../../src/specs/compare/trials/rewrite-edits.ts";
import type { JsonObject } from "../../../src/specs/documents/json.ts";
import { parseData } from "../../../src/specs/documents/source/parse-openapi.ts";
import { judgeSource } from "../../../src/specs/update/judge-source.ts";
import { overlayMoved } from "../../../src/specs/update/moved-operation.ts";
import { updatedSources } from "../../../src/specs/update/sources-entry.ts";

const folder = mkdtempSync(join(tmpdir(), "judged-"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const document = await frozenDocument("cartesia");
const overlay = await frozenOverlayText("cartesia");
const source = {
  ...{ name: "cartesia-voices", package: "@org/cartesia-voices", prefix: "Cartesia", page: "", vendored: "" },
  ...{ operation: "POST /voices/clone", sha256: { spec: "", page: "" } },
};
mkdirSync(join(folder, "specs"));
write("specs/cartesia-voices.yaml", document);
write("specs/cartesia-voices.overlay.yaml", overlay);
const edited = (from: string, to: string): string => {
  expect(document).toContain(from);
  return write("next.yaml", document.replace(from, to));
};
const withJson = (text: string): string =>
  text.replace(
    "      responses:\n        '200':\n",
    "          application/json:\n            schema:\n              type: object\n      responses:\n        '200':\n",
  );

describe("an operation that its document no longer has", () => {
  const moved = () => edited("  /voices/clone:\n", "  /v2/voices/clone:\n");

  it("is refused with what to do", async () => {
    await expect(judgeSource(folder, source, moved())).rejects.toThrow(
      "If POST /voices/clone moved, say where to: --moved 'cartesia-voices=POST /v2/voices/clone'",
    );
  });

  it("is carried to where a maintainer says that it is: major, and nothing else of it differs", async () => {
    const { verdict, keyMoves } = await judgeSource(folder, source, moved(), { movedTo: "POST /v2/voices/clone" });
    expect(verdict).toMatchObject({ bump: "major", review: false });
    expect(verdict?.changes).toMatchObject([
      { rule: "operation-moved", message: "`POST /voices/clone` is `POST /v2/voices/clone` now" },
    ]);
    expect(keyMoves).toEqual([]);
  });

  it("takes the actions of its overlay along", () => {
    const to = overlayMoved(overlay, { from: source.operation, to: "PUT /v2/voices" });
    expect(to).not.toContain("/voices/clone']");
    expect(to.match(/\$\.paths\['\/v2\/voices'\]\.put\./g)).toHaveLength(3);
    expect(parseData(to)).toMatchObject({ overlay: "1.0.0" });
  });
});

describe("a body that joins in another media type", () => {
  it("is left alone: the client goes on in the one that it writes", async () => {
    const next = write("json.yaml", withJson(document));
    const { body, verdict } = await judgeSource(folder, source, next);
    expect(body).toBe("multipart/form-data");
    expect(verdict).toMatchObject({ bump: "minor", changes: [{ rule: "request-content-type-added" }] });
    const entry = "# Why.\ncartesia-voices:\n  operation: POST /voices/clone\n";
    const sha256 = { spec: "1", page: "2" };
    expect(updatedSources(entry, "cartesia-voices", { sha256 }, "2026-11-28", { body })).toBe(
      '# Why.\ncartesia-voices:\n  operation: POST /voices/clone\n  vendored: 2026-11-28\n  sha256:\n    spec: "1"\n    page: "2"\n  body: multipart/form-data\n',
    );
  });

  it("needs no word in sources.yaml once it is alone again, or takes its place", async () => {
    const alone = edited("          multipart/form-data:\n", "          application/json:\n");
    expect((await judgeSource(folder, { ...source, body: "multipart/form-data" }, alone)).body).toBeNull();
    const entry = "cartesia-voices:\n  body: multipart/form-data\n";
    const sha256 = { spec: "1", page: "2" };
    expect(updatedSources(entry, "cartesia-voices", { sha256 }, "2026-11-28", { body: null })).not.toContain("body");
  });
});

it("a document of OpenAPI 3.2 is read, and means what it meant in 3.0", async () => {
  const parsed = parseData(document) as JsonObject;
  if ("apply" in inVersion32) inVersion32.apply(parsed);
  const { verdict } = await judgeSource(folder, source, write("next.json", JSON.stringify(parsed)));
  expect(parsed["openapi"]).toBe("3.2.0");
  expect(verdict).toMatchObject({ bump: "none", review: false, changes: [] });
});

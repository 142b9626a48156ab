import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { frozenDocument } from "../../../src/specs/compare/trials/frozen/frozen-document.ts";
import { readSources, repository } from "../../../src/specs/documents/sources.ts";
import { judgeSource } from "../../../src/specs/update/judge-source.ts";
import { reportText } from "../../../src/specs/update/report.ts";

const sources = await readSources();
const cartesia = sources.find(({ name }) => name === "cartesia-voices");
if (cartesia === undefined) throw new Error("no source of that name");

const listed = `paths:
  /voices/{voice_id}:
    get:
      operationId: voices_get
      parameters:
        - { name: voice_id, in: path, required: true, schema: { type: string } }
      responses:
        '200': { description: A voice. }
`;

it.each([
  ["not at all", "paths:\n", []],
  ["under another parameter", listed, ["GET /voices/{id}"]],
])("an operation of the overlay that the vendor describes %s asks for a look", async (_how, paths, expected) => {
  const folder = await mkdtemp(join(tmpdir(), "described-"));
  try {
    const page = join(folder, "openapi.yaml");
    await writeFile(page, (await frozenDocument("cartesia")).replace("paths:\n", paths));
    const judged = await judgeSource(repository, cartesia, page);
    expect(judged.nowDescribed).toEqual(expected);
    const outcome = { ...judged, status: "unchanged", packages: [] } as const;
    const report = reportText(
      {
        ...{ sources: [outcome], refusedKeyMoves: [], status: "unchanged", written: false },
        ...{ files: [], mustFollow: [], reviewReasons: [] },
      },
      "terminal",
    );
    if (expected.length === 0) expect(report).not.toContain("Have a look");
    else expect(report).toContain(`Have a look: the document itself describes ${expected[0]} now`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

import { expect, it } from "vitest";
import { differencesBetween } from "../../../src/specs/compare/compare.ts";
import { settled } from "../../../src/specs/compare/differences/exported-names.ts";
import { frozenDocument, frozenOverlayText } from "../../../src/specs/compare/trials/frozen/frozen-document.ts";
import { field } from "../../../src/specs/compare/trials/trial.ts";
import { typeGate } from "../../../src/specs/compare/types/gate.ts";
import type { JsonObject } from "../../../src/specs/documents/json.ts";
import { parseData, parseOpenApi } from "../../../src/specs/documents/source/parse-openapi.ts";
import { overlayMoved, withOperationMoved } from "../../../src/specs/update/moved-operation.ts";

it("a kept program that stops to compile is told when its operation moves, too", async () => {
  const moved = { from: "POST /voices/v1/voices:clone", to: "POST /voices/v2/voices:clone" };
  const document = async (): Promise<JsonObject> =>
    withOperationMoved(parseOpenApi(await frozenDocument("inworld"), "inworld"), moved);
  const edited = await document();
  // The program names "IVC".
  field(edited, "inworldvoicev1Voice", "source")["enum"] = ["SYSTEM", "PVC"];
  const overlay = parseData(overlayMoved(await frozenOverlayText("inworld"), moved)) as JsonObject;
  const found = differencesBetween(await document(), edited, { operations: [moved.to], overlays: [overlay] });
  // As if no rule had said anything.
  expect(await typeGate(found, settled(found).named, [])).toContainEqual(
    expect.objectContaining({ kind: "compiler-program", new: expect.stringContaining('"IVC"') }),
  );
});

import { describe, expect, it } from "vitest";
import { withOverlay } from "../../../src/specs/documents/document.ts";
import { normalDocument } from "../../../src/specs/documents/normal-document.ts";
import { readOperation } from "../../../src/specs/documents/operation.ts";
import { contractFile } from "../../../src/specs/generate/service-file.ts";
import { describeOperation } from "../../../src/specs/new-provider/describe/described-operation.ts";
import { nameSchemas } from "../../../src/specs/new-provider/describe/named-schemas.ts";
import { readOperationOf } from "../../../src/specs/new-provider/meant-operation.ts";
import { providerNames } from "../../../src/specs/new-provider/names.ts";
import { readOptions } from "../../../src/specs/new-provider/options.ts";
import { packageFiles } from "../../../src/specs/new-provider/write/package-files.ts";
import { readOptions as readUpdateOptions } from "../../../src/specs/update/options.ts";
import { acmeDocument } from "./document.ts";

/** Ends a comment, runs, and begins another one. */
const path = "/v1/voices*/;globalThis.pwned=1;/*";
const operation = `POST ${path}`;
const source = {
  ...{ name: "acme-voices", package: "@org/acme-voices", prefix: "Acme", page: "", operation, vendored: "" },
  sha256: { spec: "", page: "" },
};

function hostile() {
  const document = acmeDocument();
  const { paths, ...rest } = document;
  const [item] = Object.values(paths as Record<string, unknown>);
  return { ...rest, paths: { [path]: item } } as typeof document;
}

describe("a path that would be code in a comment", () => {
  it("is refused where an operation is guessed from the document", () => {
    const text = JSON.stringify(hostile());
    const read = () => readOperationOf(text, Buffer.from(text), readOptions(["--from", "page.md"]), []);
    expect(read).toThrow(`--operation ${JSON.stringify(operation)} is not a method with a body and a path`);
  });

  it("is refused in a vendored document", async () => {
    await expect(withOverlay(source, hostile(), { overlay: "1.0.0", actions: [] })).rejects.toThrow(
      `acme-voices has the operation ${JSON.stringify(operation)}, which is not a method and a path`,
    );
  });

  it("is refused where an operation is said to have moved", () => {
    const moved = "acme-voices=POST /v2*/evil();/*";
    expect(() => readUpdateOptions(["--moved", moved], [source])).toThrow("expected a method and a path");
  });

  it("stays a comment even so, and text in code", async () => {
    const document = normalDocument(hostile(), [{ path, method: "post" }]);
    const operationRead = readOperation({ source, document, path, method: "post" });
    const files = await packageFiles({
      names: providerNames("acme"),
      described: describeOperation(hostile(), operation),
      schemas: nameSchemas(describeOperation(hostile(), operation), providerNames("acme")),
      operation: operationRead,
      namesText: "",
      vendored: "2026-11-28",
    });
    const contract = contractFile({ source, document, path, method: "post" }, operationRead);
    const comment = contract.split("\n").find((line) => line.startsWith("/**"));
    expect(comment).toMatch(/^\/\*\*(?:(?!\*\/).)*\*\/$/);
    for (const [name, text] of files) expect([name, text.includes("*/;globalThis")]).toEqual([name, false]);
  });
});

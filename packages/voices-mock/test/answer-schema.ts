import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import type { Contract } from "../src/contract/contract.ts";

/** A validator of our own making: nothing of the mock's is trusted here. Undeclared fields are refused as well. */
export function answerSchema(contract: Contract, schema: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const closed = JSON.parse(JSON.stringify(contract.document), (_key, node: unknown) =>
    typeof node === "object" && node !== null && "properties" in node && !("additionalProperties" in node)
      ? { ...node, additionalProperties: false }
      : node,
  ) as object;
  ajv.addSchema(closed, "document");
  return ajv.compile({ $ref: `document#/components/schemas/${schema}` });
}

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { parse } from "yaml";

/** The vendored document, as it stands. */
export const spec = parse(readFileSync(new URL("../../../specs/inworld-voices.yaml", import.meta.url), "utf8"));

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
// The same check as ajv-formats' own, plus the length that base64 has: the pages' placeholders are not base64.
ajv.addFormat("byte", /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
ajv.addSchema(spec, "spec");

/** What is wrong with a value by one of the document's schemas; empty when nothing is. */
export function violations(schema: string, value: unknown): string[] {
  const validate = ajv.getSchema(`spec#/components/schemas/${schema}`);
  if (validate === undefined) throw new Error(`the document has no schema ${schema}`);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** A value with its placeholders for audio replaced by real base64. */
export function withAudio<Value>(value: Value, audio: Uint8Array): Value {
  const base64 = Buffer.from(audio).toString("base64");
  return JSON.parse(JSON.stringify(value).replaceAll(/<base64-[a-z-]+>/g, base64));
}

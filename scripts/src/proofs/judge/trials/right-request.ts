import { silentWav } from "../../../workspace/made-up/silent-wav.ts";
import type { FieldSchema, JudgedOperation } from "../judged-operation.ts";
import { base64, utf8 } from "./bytes.ts";
import { formBody, type Part } from "./form-body.ts";
import type { Trial } from "./trial.ts";

/** A value that the schema allows, with every field it declares. */
export function rightValue(schema: FieldSchema): unknown {
  if (schema.values !== undefined) return schema.values[0];
  switch (schema.type) {
    case "string":
      return schema.format === "byte" ? base64(silentWav()) : "Ada";
    case "boolean":
      return true;
    case "array":
      return schema.items === undefined ? [] : [rightValue(schema.items)];
    case "object":
      return Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, rightValue(field)]));
  }
}

/**
 * The parts of a form with every field that the schema declares. Objects are left out: how a form writes one, JSON or a
 * part for each of its fields, documents rarely say.
 */
export function rightParts({ properties }: FieldSchema): Part[] {
  return Object.entries(properties)
    .filter(([, { type }]) => type !== "object")
    .map(([name, field]) =>
      field.format === "binary"
        ? { name, fileName: "ada.wav", contentType: "audio/wav", content: silentWav() }
        : { name, content: String(rightValue(field)) },
    );
}

/** A request that both judges must accept; every other one is an edit of it. */
export function rightRequest(operation: JudgedOperation): Trial {
  const { method, path, contentType, keyHeader, keyPrefix, body } = operation;
  const isForm = contentType === "multipart/form-data";
  return {
    sentence: "the right request, with every declared field",
    method,
    path,
    headers: [
      [keyHeader, `${keyPrefix}anVkZ2U6anVkZ2U=`],
      ...operation.headers.map(({ name, values }) => [name, values[0] ?? ""] as const),
      ["Content-Type", isForm ? `${contentType}; boundary=edge` : contentType],
    ],
    body: isForm ? formBody(rightParts(body)) : utf8(JSON.stringify(rightValue(body))),
  };
}

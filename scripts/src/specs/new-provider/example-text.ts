import { isObject, type Json, type JsonObject } from "../json.ts";
import { formatOfBytes } from "../normal-document.ts";
import { type DescribedOperation, followed, type Place } from "./described-operation.ts";

/** A right request as a user would write it: what is required, and the audio. `bytes` stands for the recording. */
export function exampleText({ document, request, audio }: DescribedOperation): string {
  const leadsToAudio = ({ keys }: Place): boolean => keys.every((key, index) => key === audio.keys[index]);
  const literal = (start: Place, name: string): string => {
    const { schema, keys } = followed(document, start);
    const bytes = formatOfBytes(document, schema);
    if (bytes === "binary") return 'new File([bytes], "ada.wav", { type: "audio/wav" })';
    if (bytes === "byte") return "bytes";
    if (isObject(schema["items"])) return `[${literal({ keys: [...keys, "items"], schema: schema["items"] }, name)}]`;
    if (isObject(schema["properties"])) {
      const required = Array.isArray(schema["required"]) ? schema["required"] : [];
      const fields = Object.entries(schema["properties"]).flatMap(([field, one]) => {
        const inside: Place = { keys: [...keys, "properties", field], schema: one as JsonObject };
        if (!required.includes(field) && !leadsToAudio(inside)) return [];
        return [`${/^[A-Za-z_$][\w$]*$/.test(field) ? field : JSON.stringify(field)}: ${literal(inside, field)}`];
      });
      return `{ ${fields.join(", ")} }`;
    }
    return JSON.stringify(value(schema, name));
  };
  return literal(request, "");
}

/** A value of a schema: one that it lists, or the plainest of its type. */
function value(schema: JsonObject, name: string): Json {
  const { enum: values, const: only, example, examples } = schema;
  if (only !== undefined) return only;
  if (Array.isArray(values)) return values.find((one) => one !== null) ?? null;
  const said = example ?? (Array.isArray(examples) ? examples[0] : undefined) ?? schema["default"];
  if (said !== undefined) return said;
  const type = [schema["type"]].flat().find((one) => one !== "null");
  if (type === "boolean") return true;
  if (type === "number" || type === "integer") return schema["minimum"] ?? 1;
  if (type === "array") return [];
  if (type === "string") return /name|title/i.test(name) ? "Ada" : "Hello";
  return {};
}

import { Work } from "../../compare/shapes/work.ts";
import { isObject, type Json, type JsonObject } from "../../documents/json.ts";
import { formatOfBytes } from "../../documents/normal-document.ts";
import { holds } from "../describe/carriers.ts";
import type { DescribedOperation } from "../describe/described-operation.ts";
import { followed, inner, type Place } from "../describe/place.ts";
import { textOfFormat } from "../describe/text-of-format.ts";

/**
 * A right request as a user would write it: what is required, and the audio. `bytes` stands for the recording.
 *
 * @throws Error when a required field holds itself without end.
 */
export function exampleText({ document, request, audio: { place: audio } }: DescribedOperation): string {
  const work = new Work();
  const literal = (start: Place, name: string, within: readonly JsonObject[]): string => {
    work.step();
    const place = followed(document, start);
    const { schema, keys } = place;
    if (within.includes(schema)) throw new Error(`its field ${JSON.stringify(name)} holds itself without end`);
    const inside = [...within, schema];
    const bytes = formatOfBytes(document, schema);
    if (bytes === "binary") return 'new File([bytes], "ada.wav", { type: "audio/wav" })';
    if (bytes === "byte") return "bytes";
    const either = inner(place).filter((one) => ["anyOf", "oneOf"].includes(one.keys.at(-2) ?? ""));
    const chosen =
      either.find((one) => holds(document, one, audio, work)) ??
      either.find(({ schema: one }) => one["type"] !== "null");
    const fields = fieldsOf(document, place);
    if (chosen !== undefined && fields.length === 0) return literal(chosen, name, inside);
    if (isObject(schema["items"])) {
      const items: Place = { keys: [...keys, "items"], schema: schema["items"] };
      const isAudio = schema === audio.schema || holds(document, items, audio, work);
      return isAudio || Number(schema["minItems"] ?? 0) > 0 ? `[${literal(items, name, inside)}]` : "[]";
    }
    if (fields.length > 0) {
      const texts = fields
        .filter(({ place: one, required }) => required || holds(document, one, audio, work))
        .map(({ name: field, place: one }) => `${keyText(field)}: ${literal(one, field, inside)}`);
      return texts.length === 0 ? "{}" : `{ ${texts.join(", ")} }`;
    }
    const [only] = inner(place).filter((one) => one.keys.at(-2) === "allOf");
    return only === undefined ? quoted(value(schema, name)) : literal(only, name, inside);
  };
  return literal(request, "", []);
}

interface Field {
  readonly name: string;
  readonly place: Place;
  readonly required: boolean;
}

/** The fields of an object, those of its `allOf` included. */
function fieldsOf(document: JsonObject, start: Place, seen: readonly JsonObject[] = []): Field[] {
  const place = followed(document, start);
  if (seen.includes(place.schema)) return [];
  const listed = place.schema["required"];
  return inner(place).flatMap((one): Field[] => {
    const [kind, name = ""] = one.keys.slice(-2);
    if (kind === "properties") return [{ name, place: one, required: Array.isArray(listed) && listed.includes(name) }];
    return kind === "allOf" ? fieldsOf(document, one, [...seen, place.schema]) : [];
  });
}

const keyText = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));

/** A value as code that may stand in a comment and in a fence: a vendor's text ends neither. */
const quoted = (json: Json): string =>
  JSON.stringify(json)
    .replaceAll("*/", "*\\/")
    .replaceAll("```", "\\u0060``")
    .replaceAll(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);

/** A value of a schema: one that it lists, or the plainest of its type. */
function value(schema: JsonObject, name: string): Json {
  const { enum: values, const: only, example, examples, format } = schema;
  if (only !== undefined) return only;
  if (Array.isArray(values)) return values.find((one) => one !== null) ?? null;
  const type = [schema["type"]].flat().find((one) => one !== "null");
  const said = [example, ...(Array.isArray(examples) ? examples : []), schema["default"]];
  // A vendor's examples do not always fit the vendor's types.
  const fitting = said.find((one) => one !== undefined && one !== null && isPlain(one, type));
  if (fitting !== undefined) return fitting;
  if (type === "boolean") return true;
  if (type === "number" || type === "integer") return schema["minimum"] ?? 1;
  if (type === "array") return [];
  if (type === "string") return textOfFormat[String(format)] ?? (/name|title/i.test(name) ? "Ada" : "Hello");
  return {};
}

/** Whether an example is of the schema's type, and short. */
function isPlain(one: Json, type: Json | undefined): boolean {
  if (type === "integer") return Number.isInteger(one);
  // A whole paragraph says nothing more of a field.
  if (typeof one === "string" && (one.length > 60 || one.includes("\n"))) return false;
  return type !== "array" && type !== "object" && typeof one === type;
}

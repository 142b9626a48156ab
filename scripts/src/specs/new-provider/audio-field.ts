import { Work } from "../compare/shapes/work.ts";
import { isObject, type JsonObject } from "../documents/json.ts";
import { formatOfBytes } from "../documents/normal-document.ts";
import { followed, inner, type Place } from "./place.ts";

/** A request as the fields of a form or as JSON. */
interface Body {
  readonly document: JsonObject;
  readonly request: Place;
  readonly isForm: boolean;
}

/** A field that carries bytes, or a list of what does. */
interface Carrier {
  readonly place: Place;
  readonly format: "binary" | "byte";
  /** Its name, and before it those of the fields that it is within. */
  readonly names: readonly string[];
  readonly required: boolean;
}

/** What bytes beside a recording are called. */
const otherBytes = /image|picture|photo|cover|avatar|logo|icon|thumbnail|video/i;

/**
 * The field that carries the recordings: one that is required, if there is one, and none that is called a picture.
 *
 * @throws Error when there is none, or when a body of that kind cannot carry one of its fields.
 */
export function audioField({ document, request, isForm }: Body): Place {
  const found = carriersIn(document, request, new Work());
  for (const { names, format } of found) {
    const field = `its field ${names.map((name) => JSON.stringify(name)).join(" in ")}`;
    if (isForm && format === "byte") throw new Error(`${field} is base64, and a form carries bytes as they are`);
    if (!isForm && format === "binary") throw new Error(`${field} is bytes as they are, and JSON carries base64 alone`);
    if (isForm && names.length > 1) throw new Error(`${field} is bytes, and an object within a form is JSON`);
  }
  const sound = found.filter(({ names }) => !otherBytes.test(names.join(" ")));
  const chosen = sound.find(({ required }) => required) ?? sound[0] ?? found[0];
  if (chosen === undefined) throw new Error("no field of its body carries audio, as bytes or base64");
  return chosen.place;
}

/** Whether a part of a request is the audio, or holds it. */
export const holds = (document: JsonObject, start: Place, audio: Place, work: Work): boolean =>
  carriersIn(document, start, work).some(({ place }) => place.schema === audio.schema);

function carriersIn(
  document: JsonObject,
  start: Place,
  work: Work,
  names: readonly string[] = [],
  required = true,
  seen: ReadonlySet<JsonObject> = new Set(),
): Carrier[] {
  work.place = names.length === 0 ? "its body" : `its field ${[...names].reverse().join(".")}`;
  work.step();
  const here = followed(document, start);
  if (seen.has(here.schema)) return [];
  const format = formatOfBytes(document, here.schema);
  if (format !== undefined) return [{ place: here, format, names, required }];
  const listed = here.schema["required"];
  const within = new Set(seen).add(here.schema);
  return inner(here).flatMap((one) => {
    const name = one.keys.at(-2) === "properties" ? (one.keys.at(-1) ?? "") : undefined;
    const isRequired = required && (name === undefined || (Array.isArray(listed) && listed.includes(name)));
    const found = carriersIn(document, one, work, name === undefined ? names : [name, ...names], isRequired, within);
    const isList = isObject(here.schema["items"]) && one.keys.at(-1) === "items";
    // The list is what a limit of their number is about.
    const isCarrier = ({ place }: Carrier): boolean => place.schema === followed(document, one).schema;
    return found.map((carrier) => (isList && isCarrier(carrier) ? { ...carrier, place: here } : carrier));
  });
}

import { Work } from "../../compare/shapes/work.ts";
import { isObject, type JsonObject } from "../../documents/json.ts";
import { formatOfBytes } from "../../documents/normal-document.ts";
import { followed, inner, type Place } from "./place.ts";

/** A field that carries bytes, or a list of what does. */
export interface Carrier {
  readonly place: Place;
  /** What is bytes: the place, or the items of its list. */
  readonly item: Place;
  readonly format: "binary" | "byte";
  /** Its name, and before it those of the fields that it is within. */
  readonly names: readonly string[];
  readonly required: boolean;
}

/** What the body of one operation may cost; that of a real one costs some hundred steps. */
const maxSteps = 100_000;

/** Whether a part of a request is the audio, or holds it. */
export const holds = (document: JsonObject, start: Place, audio: Place, work: Work): boolean =>
  carriersIn(document, start, work).some(({ place }) => place.schema === audio.schema);

/** Every field of a request that carries bytes, as far as its schema says so. */
export const carriersIn = (document: JsonObject, request: Place, work = new Work(maxSteps)): Carrier[] =>
  textsIn(document, request, work, (schema) => formatOfBytes(document, schema)).map(({ kind, ...one }) => ({
    ...one,
    format: kind,
  }));

/** Fields that carry text and are called as recordings are: what a document that forgets to say so may mean. */
export const likelyCarriers = (document: JsonObject, request: Place): Omit<Carrier, "format">[] =>
  textsIn(document, request, new Work(maxSteps), (schema) => {
    const { enum: values, format } = schema;
    const isText = [schema["type"]].flat().includes("string") && values === undefined;
    return isText && (format === undefined || format === "binary" || format === "byte") ? "text" : undefined;
  })
    .filter(({ names }) =>
      /audio|sample|clip|record|file|voice_?data|speech|wav|bytes|base64|b64/i.test(names.at(-1) ?? ""),
    )
    .filter(
      ({ names }) => !/_?(?:name|id|url|uri|type|format|text|rate|language|transcript\w*)$/i.test(names.at(-1) ?? ""),
    );

function textsIn<Kind>(
  document: JsonObject,
  request: Place,
  work: Work,
  kindOf: (schema: JsonObject) => Kind | undefined,
): (Omit<Carrier, "format"> & { readonly kind: Kind })[] {
  type Found = Omit<Carrier, "format"> & { readonly kind: Kind };
  const look = (start: Place, names: readonly string[], required: boolean, seen: ReadonlySet<JsonObject>): Found[] => {
    work.place = names.length === 0 ? "its body" : `its field ${names.join(".")}`;
    work.step();
    const here = followed(document, start);
    if (seen.has(here.schema)) return [];
    const kind = kindOf(here.schema);
    if (kind !== undefined) return [{ place: here, item: here, kind, names, required }];
    const listed = here.schema["required"];
    const within = new Set(seen).add(here.schema);
    return inner(here).flatMap((one) => {
      const name = one.keys.at(-2) === "properties" ? (one.keys.at(-1) ?? "") : undefined;
      const isRequired = required && (name === undefined || (Array.isArray(listed) && listed.includes(name)));
      const found = look(one, name === undefined ? names : [...names, name], isRequired, within);
      const isList = isObject(here.schema["items"]) && one.keys.at(-1) === "items";
      // The list is what a limit of their number is about.
      const isItem = ({ place }: Found): boolean => place.schema === followed(document, one).schema;
      return found.map((carrier) => (isList && isItem(carrier) ? { ...carrier, place: here } : carrier));
    });
  };
  return look(request, [], true, new Set());
}
